package kz.muragat.recognise;

import java.util.Arrays;

/** Where the characters of a given text stand in CTC output, and how probable the text is. */
final class CtcAlignment {

  private static final double NEVER = Double.NEGATIVE_INFINITY;

  private CtcAlignment() {}

  /**
   * The likeliest alignment of a text (Viterbi).
   *
   * @param probabilities [step][class], class 0 the blank
   * @param text classes of its characters
   * @return for each step the place of its character in the text, or -1 for a blank; empty where the text needs more steps
   */
  static int[] best(float[][] probabilities, int[] text) {
    int steps = probabilities.length;
    int states = 2 * text.length + 1;
    byte[][] back = new byte[steps][states];
    double[] now = new double[states];
    double[] next = new double[states];
    Arrays.fill(now, NEVER);
    now[0] = 0;
    for (int t = 0; t < steps; t++) {
      for (int s = 0; s < states; s++) {
        // Before the first step only the first two states can be entered, from a state before all.
        double best = now[s];
        int from = 0;
        if (s > 0 && now[s - 1] > best) {
          best = now[s - 1];
          from = 1;
        }
        if (t > 0 && maySkip(text, s) && now[s - 2] > best) {
          best = now[s - 2];
          from = 2;
        }
        back[t][s] = (byte) from;
        next[s] = best == NEVER ? NEVER : best + log(probabilities[t][charClass(text, s)]);
      }
      double[] swap = now;
      now = next;
      next = swap;
    }
    int s = states > 1 && now[states - 2] > now[states - 1] ? states - 2 : states - 1;
    if (now[s] == NEVER) {
      return new int[0];
    }
    int[] places = new int[steps];
    for (int t = steps - 1; t >= 0; t--) {
      places[t] = s % 2 == 0 ? -1 : s / 2;
      s -= back[t][s];
    }
    return places;
  }

  /**
   * The probability of a text in steps {@code from} to {@code to} (exclusive), over all its alignments.
   *
   * @param space its class, which counts as blank
   */
  static double probability(float[][] probabilities, int from, int to, int[] text, int space) {
    int states = 2 * text.length + 1;
    double[] now = new double[states];
    now[0] = 1;
    double scale = 0;
    for (int t = from; t < to; t++) {
      double[] next = new double[states];
      double sum = 0;
      for (int s = 0; s < states; s++) {
        double mass = now[s] + (s > 0 ? now[s - 1] : 0);
        if (t > from && maySkip(text, s)) {
          mass += now[s - 2];
        }
        float step = probabilities[t][charClass(text, s)];
        next[s] = mass * (s % 2 == 0 && space > 0 ? step + probabilities[t][space] : step);
        sum += next[s];
      }
      if (sum == 0) {
        return 0;
      }
      for (int s = 0; s < states; s++) {
        next[s] /= sum;
      }
      scale += Math.log(sum);
      now = next;
    }
    double end = now[states - 1] + (states > 1 ? now[states - 2] : 0);
    return Math.min(1, end * Math.exp(scale));
  }

  /** Whether the blank before a letter may be left out. */
  private static boolean maySkip(int[] text, int state) {
    return state % 2 == 1 && state > 1 && text[state / 2] != text[state / 2 - 1];
  }

  private static int charClass(int[] text, int state) {
    return state % 2 == 0 ? 0 : text[state / 2];
  }

  private static double log(float probability) {
    return Math.log(Math.max(Float.MIN_NORMAL, probability));
  }
}
