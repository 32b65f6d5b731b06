package kz.muragat.model;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What a recogniser read in one line picture.
 *
 * @param words in reading order; none where the picture shows no text
 * @param confidence that the whole line is right; 1 where there are no words
 * @param style how the line is written
 * @param styleChange where print seems to go on as handwriting, or handwriting as print, as a share of the picture's width
 */
public record Recognition(
    List<ReadWord> words, double confidence, Style style, OptionalDouble styleChange) {

  /** What was read in a line of one style. */
  public Recognition(List<ReadWord> words, double confidence, Style style) {
    this(words, confidence, style, OptionalDouble.empty());
  }

  public Recognition {
    words = List.copyOf(words);
    Confidences.check(confidence);
  }

  /** The words with single spaces between them; empty where there are none. */
  public String text() {
    return words.stream().map(ReadWord::text).collect(Collectors.joining(" "));
  }

  /**
   * A word and its place in the line picture.
   *
   * @param left where its ink begins, as a share of the picture's width, 0–1
   * @param right where its ink ends, as a share of the picture's width, above {@code left}, to 1
   * @param characterConfidences one per code point
   */
  public record ReadWord(
      String text,
      double left,
      double right,
      double confidence,
      List<Double> characterConfidences,
      List<Alternative> alternatives) {

    public ReadWord {
      characterConfidences = List.copyOf(characterConfidences);
      alternatives = List.copyOf(alternatives);
      Confidences.check(confidence);
      if (text.isEmpty() || !(0 <= left && left < right && right <= 1)) {
        throw new IllegalArgumentException(
            "not a word in a line: '" + text + "' from " + left + " to " + right);
      }
    }
  }
}
