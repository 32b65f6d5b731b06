package kz.muragat.search;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.index.IndexOptions;

/** A way in which the words of a page are indexed, each field with the same positions. */
enum TextField {
  /** Says which of the pages found come first; places are found by the other fields. */
  EXACT(IndexOptions.DOCS, UnitTerms::exact),
  FOLDED(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, UnitTerms::folded),
  /** A stem is looked for in this field and in the folded one. */
  STEM(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, UnitTerms::stems),
  READING(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, UnitTerms::readings),
  /** Few words, so that all that are like another can be looked up. */
  DOUBTED(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, UnitTerms::doubted);

  private final IndexOptions options;
  private final Function<UnitTerms, Set<String>> terms;

  TextField(IndexOptions options, Function<UnitTerms, Set<String>> terms) {
    this.options = options;
    this.terms = terms;
  }

  /** The terms of a word, none or more. */
  Set<String> indexed(UnitTerms unit) {
    return terms.apply(unit);
  }

  /** How much the index keeps of each term. */
  IndexOptions options() {
    return options;
  }

  String fieldName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
