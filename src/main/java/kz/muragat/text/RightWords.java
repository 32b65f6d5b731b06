package kz.muragat.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of the words that were read are right. */
public final class RightWords {

  private RightWords() {}

  /**
   * For each word read, whether the truth has it at that place, by the cheapest alignment of words.
   *
   * @param read words in reading order
   * @param truth with spaces between its words; may be empty
   */
  public static List<Boolean> of(List<String> read, String truth) {
    String stripped = truth.strip();
    List<String> words = stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
    Map<String, Integer> numbers = new HashMap<>();
    return Alignment.kept(numbered(read, numbers), numbered(words, numbers));
  }

  /** The number of each word: the same for the same word. */
  private static List<Integer> numbered(List<String> words, Map<String, Integer> numbers) {
    return words.stream()
        .map(word -> numbers.computeIfAbsent(word, w -> numbers.size()))
        .toList();
  }
}
