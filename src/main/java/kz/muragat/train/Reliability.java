package kz.muragat.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.muragat.recognise.ConfidenceCurve;

/**
 * How far the confidences of words can be trusted: words with their confidence, and whether they were right.
 *
 * @param words in any order
 */
record Reliability(List<Judged> words) {

  private static final int BINS = 10;
  private static final int MOST_POINTS = 40;
  private static final int LEAST_WORDS_A_POINT = 12;

  Reliability {
    words = List.copyOf(words);
  }

  /** A word as it was read. */
  record Judged(double confidence, boolean right) {}

  /**
   * The words with about the same confidence.
   *
   * @param confidence mean
   * @param right share of right words
   */
  record Bin(int words, double confidence, double right) {}

  /** The bins that have words, by tenths of confidence. */
  List<Bin> bins() {
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      int bin = b;
      List<Judged> inside = words.stream()
          .filter(word -> Math.min(BINS - 1, (int) (word.confidence * BINS)) == bin)
          .toList();
      if (!inside.isEmpty()) {
        bins.add(bin(inside));
      }
    }
    return bins;
  }

  /** The expected calibration error (Guo and others, arXiv 1706.04599), over tenths of confidence: 0 is perfect. */
  double expectedError() {
    return bins().stream()
        .mapToDouble(
            bin -> (double) bin.words / words.size() * Math.abs(bin.confidence - bin.right))
        .sum();
  }

  /** The same words with corrected confidences. */
  Reliability corrected(ConfidenceCurve curve) {
    return new Reliability(words.stream()
        .map(word -> new Judged(curve.at(word.confidence), word.right))
        .toList());
  }

  /**
   * The rising curve that fits best (isotonic regression by pooling adjacent violators), over groups of equally many words;
   * {@link ConfidenceCurve#NONE} where there are too few words.
   */
  ConfidenceCurve fitted() {
    List<Judged> sorted =
        words.stream().sorted(Comparator.comparingDouble(Judged::confidence)).toList();
    int groups = Math.min(MOST_POINTS, sorted.size() / LEAST_WORDS_A_POINT);
    if (groups < 2) {
      return ConfidenceCurve.NONE;
    }
    List<Bin> pools = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      int from = (int) ((long) sorted.size() * g / groups);
      int to = (int) ((long) sorted.size() * (g + 1) / groups);
      Bin pool = bin(sorted.subList(from, to));
      while (!pools.isEmpty() && isOut(pools.get(pools.size() - 1), pool)) {
        pool = together(pools.remove(pools.size() - 1), pool);
      }
      pools.add(pool);
    }
    return new ConfidenceCurve(
        pools.stream().map(Bin::confidence).toList(),
        // One word more on either side: nothing is ever impossible or certain.
        pools.stream()
            .map(p -> (p.right * p.words + 0.5) / (p.words + 1))
            .sorted()
            .toList());
  }

  private static boolean isOut(Bin before, Bin after) {
    return before.right >= after.right || before.confidence >= after.confidence;
  }

  private static Bin bin(List<Judged> words) {
    double confidence = words.stream().mapToDouble(Judged::confidence).average().orElse(0);
    double right = words.stream().mapToDouble(w -> w.right ? 1 : 0).average().orElse(0);
    return new Bin(words.size(), confidence, right);
  }

  private static Bin together(Bin a, Bin b) {
    int all = a.words + b.words;
    return new Bin(
        all,
        (a.confidence * a.words + b.confidence * b.words) / all,
        (a.right * a.words + b.right * b.words) / all);
  }
}
