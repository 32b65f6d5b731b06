package kz.muragat.model;

import java.util.List;

/**
 * A word as it is written: no spaces, NFC, diplomatic (nothing is folded or modernised). A hyphen at a line's end belongs
 * to the word.
 *
 * @param text one or more characters, no white space
 * @param box around its ink
 * @param confidence that the whole word is right
 * @param characterConfidences one per code point of the text, or none where they are not known
 * @param alternatives next-best readings, the likeliest first; often none
 */
public record Word(
    String text,
    Box box,
    double confidence,
    List<Double> characterConfidences,
    List<Alternative> alternatives,
    Language language) {

  public Word {
    characterConfidences = List.copyOf(characterConfidences);
    alternatives = List.copyOf(alternatives);
    Confidences.check(confidence);
    characterConfidences.forEach(Confidences::check);
    if (text.isEmpty() || text.codePoints().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("a word has letters and no white space: '" + text + "'");
    }
    if (!characterConfidences.isEmpty()
        && characterConfidences.size() != text.codePointCount(0, text.length())) {
      throw new IllegalArgumentException(
          "'" + text + "' cannot have " + characterConfidences.size() + " character confidences");
    }
  }
}
