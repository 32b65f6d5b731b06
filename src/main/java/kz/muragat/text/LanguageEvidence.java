package kz.muragat.text;

import java.util.Map;

/** What a single word says about its language. */
final class LanguageEvidence {

  private final Map<String, Double> weights;

  LanguageEvidence(Map<String, Double> weights) {
    this.weights = Map.copyOf(weights);
  }

  static LanguageEvidence standard() {
    return new LanguageEvidence(Map.of());
  }

  /** The natural logarithm of how much likelier the word is Kazakh than Russian; 0 for what is no Cyrillic word. */
  double logOdds(String word) {
    String letters = word.codePoints()
        .filter(Homoglyphs::isCyrillic)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
    if (letters.isEmpty()) {
      return 0;
    }
    return CyrillicSpelling.logOdds(LanguageGuess.folded(letters));
  }
}
