package kz.muragat.recognise;

import java.util.OptionalDouble;

/**
 * Where in a line print goes on as handwriting, or handwriting as print, as where somebody filled in a form. The network tells
 * a line's style as the mean of what it says at each step, so its steps tell the style of each place.
 */
final class StyleChange {

  /** How sure some step is of each style, in nats. */
  private static final double LEAST_MARGIN = 2;

  /** How sure the steps of either part are of its style on average. */
  private static final double LEAST_EACH = 0.5;

  /** How much the steps of both parts differ on average. */
  private static final double LEAST_CHANGE = 6;

  /** So many steps from a gap on the network, which reads from both sides, may still be in the other style. */
  private static final int LAG = 8;

  /** A letter or two. */
  private static final int LEAST_STEPS = 5;

  /** A gap as wide as the line is high counts twice as much as none: more is left free before an entry than between words. */
  private static final double WIDTH = 1;

  private StyleChange() {}

  /**
   * The likeliest place, in a gap between words.
   *
   * @param margins how much likelier handwriting is at each step than anything else, as a difference of logits
   * @return as a share of the picture's width; empty where the line is of one style
   */
  static OptionalDouble in(float[] margins, LineInput input) {
    if (!shows(margins, 1) || !shows(margins, -1)) {
      return OptionalDouble.empty();
    }
    int steps = margins.length;
    double[] sums = new double[steps + 1];
    for (int t = 0; t < steps; t++) {
      sums[t + 1] = sums[t] + margins[t];
    }
    OptionalDouble best = OptionalDouble.empty();
    double most = 0;
    int height = input.ink().length / input.width();
    for (WordEdges.Gap gap : new WordEdges(input).gaps()) {
      int reach = gap.length() / 2 / NetworkShape.PIXELS_PER_STEP + LAG;
      int middle = gap.middle() / NetworkShape.PIXELS_PER_STEP;
      int before = middle - reach;
      int after = steps - middle - reach;
      if (before < LEAST_STEPS || after < LEAST_STEPS) {
        continue;
      }
      double first = sums[before];
      double second = sums[steps] - sums[middle + reach];
      boolean changes = first * second < 0
          && Math.abs(first) > LEAST_EACH * before
          && Math.abs(second) > LEAST_EACH * after
          && Math.abs(first / before - second / after) > LEAST_CHANGE;
      double worth =
          Math.abs(second - first) * (1 + WIDTH * Math.min(height, gap.length()) / height);
      if (changes && worth > most) {
        most = worth;
        best = OptionalDouble.of((double) gap.middle() / input.width());
      }
    }
    return best;
  }

  /** Whether any step is sure of a style; most lines show one only, and their gaps need not be looked for. */
  private static boolean shows(float[] margins, int sign) {
    for (float margin : margins) {
      if (sign * margin > LEAST_MARGIN) {
        return true;
      }
    }
    return false;
  }
}
