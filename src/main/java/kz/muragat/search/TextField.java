package kz.muragat.search;

import java.text.Normalizer;
import java.util.List;
import kz.muragat.model.Language;

/** A way in which the words of a page are indexed, each field with the same positions. */
enum TextField {
  /** As written, but for NFC. */
  EXACT {
    @Override
    String indexed(String term, Language language) {
      return Normalizer.normalize(term, Normalizer.Form.NFC);
    }

    @Override
    List<String> asked(String term) {
      return List.of(Normalizer.normalize(term, Normalizer.Form.NFC));
    }
  },
  /** As {@link Folding} leaves it. */
  FOLDED {
    @Override
    String indexed(String term, Language language) {
      return Folding.fold(term, language);
    }

    @Override
    List<String> asked(String term) {
      return Folding.variants(term);
    }
  };

  /** The term that stands in the index for a word of a page. */
  abstract String indexed(String term, Language language);

  /** The terms in the index that answer a word of a query, one or more. */
  abstract List<String> asked(String term);

  String fieldName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
