package kz.muragat.train;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Two readings of the same lines held against each other, with what chance alone could make of it: paired bootstrap over
 * lines (B. Efron; for recognition M. Bisani and H. Ney, ICASSP 2004), 10,000 resamples, always the same ones.
 *
 * @param lines compared
 * @param before CER of the one in charge, as a share
 * @param after CER of the challenger
 * @param low with 95 % confidence the difference after − before is at least this
 * @param high and at most this
 * @param worse share of the resamples in which the difference exceeds the tolerance
 * @param better share of the resamples in which the challenger makes fewer errors
 */
public record Comparison(
    int lines, double before, double after, double low, double high, double worse, double better) {

  private static final int RESAMPLES = 10_000;

  /**
   * One line, read twice.
   *
   * @param length of its text in letters
   */
  record Pair(long length, long errorsBefore, long errorsAfter) {}

  /** After − before, as a share; below 0 the challenger is better. */
  public double difference() {
    return after - before;
  }

  /**
   * Compares.
   *
   * @param tolerance as a share, 0.002 for 0.2 points
   */
  static Comparison of(List<Pair> pairs, double tolerance) {
    if (pairs.isEmpty()) {
      return new Comparison(0, 0, 0, 0, 0, 0, 0);
    }
    double[] differences = new double[RESAMPLES];
    SplittableRandom random = new SplittableRandom(20_260_101);
    int worse = 0;
    int better = 0;
    for (int r = 0; r < RESAMPLES; r++) {
      long length = 0;
      long difference = 0;
      for (int i = 0; i < pairs.size(); i++) {
        Pair pair = pairs.get(random.nextInt(pairs.size()));
        length += pair.length;
        difference += pair.errorsAfter - pair.errorsBefore;
      }
      differences[r] = (double) difference / Math.max(1, length);
      worse += differences[r] > tolerance ? 1 : 0;
      better += difference < 0 ? 1 : 0;
    }
    java.util.Arrays.sort(differences);
    double length = Math.max(1, pairs.stream().mapToLong(Pair::length).sum());
    return new Comparison(
        pairs.size(),
        pairs.stream().mapToLong(Pair::errorsBefore).sum() / length,
        pairs.stream().mapToLong(Pair::errorsAfter).sum() / length,
        differences[RESAMPLES / 40],
        differences[RESAMPLES - 1 - RESAMPLES / 40],
        (double) worse / RESAMPLES,
        (double) better / RESAMPLES);
  }
}
