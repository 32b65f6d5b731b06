package kz.muragat.text;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many of each character of the truth were read right, by the cheapest alignment of truth and reading.
 *
 * @param letters by code point, each with how often it stood in the truth and how often it was found there
 */
public record LetterRecall(Map<Integer, Count> letters) {

  /** Nothing compared yet: the start of a sum. */
  public static final LetterRecall NONE = new LetterRecall(Map.of());

  public LetterRecall {
    letters = Map.copyOf(letters);
  }

  /** The count of one text. Needs time and memory of the product of both lengths: compare by line. */
  public static LetterRecall of(String truth, String read) {
    List<Integer> reference = ErrorRate.codePoints(truth);
    List<Boolean> kept = Alignment.kept(reference, ErrorRate.codePoints(read));
    Map<Integer, Count> counts = new TreeMap<>();
    for (int i = 0; i < reference.size(); i++) {
      counts.merge(reference.get(i), new Count(kept.get(i) ? 1 : 0, 1), Count::plus);
    }
    return new LetterRecall(counts);
  }

  /** Both together. */
  public LetterRecall plus(LetterRecall other) {
    Map<Integer, Count> sum = new TreeMap<>(letters);
    other.letters.forEach((letter, count) -> sum.merge(letter, count, Count::plus));
    return new LetterRecall(sum);
  }

  /** The count of a letter, small and capital together; nothing counted where the truth has none. */
  public Count ofLetter(int codePoint) {
    int small = Character.toLowerCase(codePoint);
    int capital = Character.toUpperCase(codePoint);
    Count count = letters.getOrDefault(small, Count.NONE);
    return small == capital ? count : count.plus(letters.getOrDefault(capital, Count.NONE));
  }

  /**
   * Found among those there.
   *
   * @param found 0 to {@code total}
   * @param total in the truth
   */
  public record Count(long found, long total) {

    static final Count NONE = new Count(0, 0);

    public Count {
      if (found < 0 || found > total) {
        throw new IllegalArgumentException(found + " found of " + total);
      }
    }

    Count plus(Count other) {
      return new Count(found + other.found, total + other.total);
    }

    /** The share found, 0–1; 1 where there was none to find. */
    public double recall() {
      return total == 0 ? 1 : (double) found / total;
    }
  }
}
