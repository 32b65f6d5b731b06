package kz.muragat.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of text with its words in reading order.
 *
 * @param id unique in its document, an XML name such as {@code p0001_b02_l05}
 * @param shape where it stands
 * @param words one or more
 * @param corrected whether a person has put its text right
 */
public record TextLine(
    String id,
    LineShape shape,
    List<Word> words,
    Style style,
    Language language,
    boolean corrected) {

  public TextLine {
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("line " + id + " has no words");
    }
  }

  /** The words with single spaces between them. */
  public String text() {
    return words.stream().map(Word::text).collect(Collectors.joining(" "));
  }

  /** The mean confidence of its words, weighted by their letters. */
  public double confidence() {
    double sum = 0;
    int letters = 0;
    for (Word word : words) {
      sum += word.confidence() * word.text().length();
      letters += word.text().length();
    }
    return sum / letters;
  }
}
