package kz.muragat.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which characters were taken for which, by the cheapest alignment of truth and reading.
 *
 * @param counts how often each mistake was made; right characters are not counted
 */
public record Confusions(Map<Mistake, Long> counts) {

  /** Nothing compared yet: the start of a sum. */
  public static final Confusions NONE = new Confusions(Map.of());

  public Confusions {
    counts = Map.copyOf(counts);
  }

  /**
   * One character for another.
   *
   * @param truth what is written; empty where something was read that is not there
   * @param read what was read; empty where a character was missed
   */
  public record Mistake(String truth, String read) {}

  /** The mistakes of one text. Needs time and memory of the product of both lengths: compare by line. */
  public static Confusions of(String truth, String read) {
    Map<Mistake, Long> counts = new HashMap<>();
    for (Difference part : differences(truth, read)) {
      if (!part.same()) {
        counts.merge(new Mistake(part.truth(), part.read()), 1L, Long::sum);
      }
    }
    return new Confusions(counts);
  }

  /**
   * A step of the alignment.
   *
   * @param truth a character of the truth, or empty
   * @param read a character of the reading, or empty
   */
  public record Difference(String truth, String read) {

    /** Whether the character was read right. */
    public boolean same() {
      return truth.equals(read);
    }
  }

  /** Both texts side by side, character by character. */
  public static List<Difference> differences(String truth, String read) {
    return Alignment.steps(ErrorRate.codePoints(truth), ErrorRate.codePoints(read)).stream()
        .map(step -> new Difference(character(step.reference()), character(step.hypothesis())))
        .toList();
  }

  private static String character(int codePoint) {
    return codePoint < 0 ? "" : Character.toString(codePoint);
  }

  /** Both together. */
  public Confusions plus(Confusions other) {
    Map<Mistake, Long> sum = new HashMap<>(counts);
    other.counts.forEach((mistake, count) -> sum.merge(mistake, count, Long::sum));
    return new Confusions(sum);
  }

  /** The commonest mistakes, at most so many. */
  public List<Map.Entry<Mistake, Long>> commonest(int atMost) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<Mistake, Long>comparingByValue(Comparator.reverseOrder())
            .thenComparing(
                entry -> entry.getKey().truth() + "→" + entry.getKey().read()))
        .limit(atMost)
        .toList();
  }
}
