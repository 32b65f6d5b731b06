package kz.muragat.search;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import kz.muragat.search.PageUnits.Unit;
import org.apache.lucene.index.IndexOptions;

/** A way in which the words of a page are indexed, each field with the same positions. */
enum TextField {
  /** As written, but for NFC. Says which of the pages found come first; places are found by the other fields. */
  EXACT(IndexOptions.DOCS) {
    @Override
    Set<String> indexed(Unit unit) {
      Set<String> terms = new LinkedHashSet<>();
      unit.terms().forEach(term -> terms.add(Normalizer.normalize(term, Normalizer.Form.NFC)));
      return terms;
    }
  },
  /** As {@link Folding} leaves it. */
  FOLDED(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS) {
    @Override
    Set<String> indexed(Unit unit) {
      Set<String> terms = new LinkedHashSet<>();
      unit.terms().forEach(term -> terms.add(Folding.fold(term, unit.language())));
      return terms;
    }
  },
  /** As {@link Stems} leaves it, where that is not the folded word: a stem is looked for in both fields. */
  STEM(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS) {
    @Override
    Set<String> indexed(Unit unit) {
      Set<String> folded = FOLDED.indexed(unit);
      Set<String> terms = new LinkedHashSet<>();
      folded.forEach(term -> terms.add(Stems.stem(term, unit.language())));
      terms.removeAll(folded);
      return terms;
    }
  },
  /** Next-best readings of the recogniser, folded, and their stems. */
  READING(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS) {
    @Override
    Set<String> indexed(Unit unit) {
      Set<String> terms = new LinkedHashSet<>();
      for (String reading : unit.readings()) {
        String folded = Folding.fold(reading, unit.language());
        terms.add(folded);
        terms.add(Stems.stem(folded, unit.language()));
      }
      terms.removeAll(FOLDED.indexed(unit));
      return terms;
    }
  };

  private final IndexOptions options;

  TextField(IndexOptions options) {
    this.options = options;
  }

  /** The terms that stand in the index for a word of a page, all at its position; none or more. */
  abstract Set<String> indexed(Unit unit);

  /** How much the index keeps of each term. */
  IndexOptions options() {
    return options;
  }

  String fieldName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
