package kz.muragat.train;

import java.util.Arrays;

/**
 * Connectionist temporal classification: the loss of a label under a network's output and its gradient, by forward and
 * backward sums in log space. A. Graves and others, ICML 2006, equations 6–16.
 *
 * <p>{@code loss = -log P(label | logits)} and {@code d loss / d logits = softmax − posterior}.
 */
public final class CtcLoss {

  private static final double NEVER = Double.NEGATIVE_INFINITY;

  private CtcLoss() {}

  /**
   * The loss of one line.
   *
   * @param logits {@code steps * classes} values, step after step, class 0 the blank; only read
   * @param from where the line begins in {@code logits}
   * @param label classes of the characters, each 1 to classes − 1
   * @param gradient takes {@code steps * classes} values at the same place; all 0 where the label does not fit
   * @return the loss in nats, or infinity where the label needs more steps than there are
   */
  public static double lossAndGradient(
      float[] logits, int from, int steps, int classes, int[] label, float[] gradient) {
    if (label.length + repeats(label) > steps) {
      Arrays.fill(gradient, from, from + steps * classes, 0);
      return Double.POSITIVE_INFINITY;
    }
    int[] states = withBlanks(label);
    double[] norms = new double[steps];
    double[][] emission = emissions(logits, from, steps, classes, states, norms);
    double[][] alpha = forward(emission, states);
    double[][] beta = backward(emission, states);
    int last = states.length - 1;
    double total = states.length == 1
        ? alpha[steps - 1][0]
        : logAdd(alpha[steps - 1][last], alpha[steps - 1][last - 1]);
    for (int t = 0; t < steps; t++) {
      int row = from + t * classes;
      for (int c = 0; c < classes; c++) {
        gradient[row + c] = (float) Math.exp(logits[row + c] - norms[t]);
      }
      for (int s = 0; s < states.length; s++) {
        double path = alpha[t][s] + beta[t][s] - total;
        if (path > -40) {
          gradient[row + states[s]] -= (float) Math.exp(path);
        }
      }
    }
    return -total;
  }

  /** Equal neighbours need a blank between them. */
  private static int repeats(int[] label) {
    int repeats = 0;
    for (int i = 1; i < label.length; i++) {
      if (label[i] == label[i - 1]) {
        repeats++;
      }
    }
    return repeats;
  }

  private static int[] withBlanks(int[] label) {
    int[] states = new int[2 * label.length + 1];
    for (int i = 0; i < label.length; i++) {
      states[2 * i + 1] = label[i];
    }
    return states;
  }

  /** Log-probability of each state at each step; {@code norms} takes the log of the softmax's denominators. */
  private static double[][] emissions(
      float[] logits, int from, int steps, int classes, int[] states, double[] norms) {
    double[][] emission = new double[steps][states.length];
    for (int t = 0; t < steps; t++) {
      int row = from + t * classes;
      double max = NEVER;
      for (int c = 0; c < classes; c++) {
        max = Math.max(max, logits[row + c]);
      }
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        sum += Math.exp(logits[row + c] - max);
      }
      norms[t] = max + Math.log(sum);
      for (int s = 0; s < states.length; s++) {
        emission[t][s] = logits[row + states[s]] - norms[t];
      }
    }
    return emission;
  }

  /** alpha[t][s]: all ways to have read up to state s with step t, its emission included. */
  private static double[][] forward(double[][] emission, int[] states) {
    int steps = emission.length;
    int n = states.length;
    double[][] alpha = new double[steps][n];
    for (double[] row : alpha) {
      Arrays.fill(row, NEVER);
    }
    alpha[0][0] = emission[0][0];
    if (n > 1) {
      alpha[0][1] = emission[0][1];
    }
    for (int t = 1; t < steps; t++) {
      int low = Math.max(0, n - 2 * (steps - t));
      int high = Math.min(n - 1, 2 * t + 1);
      for (int s = low; s <= high; s++) {
        double sum = alpha[t - 1][s];
        if (s >= 1) {
          sum = logAdd(sum, alpha[t - 1][s - 1]);
        }
        if (maySkip(states, s)) {
          sum = logAdd(sum, alpha[t - 1][s - 2]);
        }
        alpha[t][s] = sum + emission[t][s];
      }
    }
    return alpha;
  }

  /** beta[t][s]: all ways to read the rest after step t, being in state s. */
  private static double[][] backward(double[][] emission, int[] states) {
    int steps = emission.length;
    int n = states.length;
    double[][] beta = new double[steps][n];
    for (double[] row : beta) {
      Arrays.fill(row, NEVER);
    }
    beta[steps - 1][n - 1] = 0;
    if (n > 1) {
      beta[steps - 1][n - 2] = 0;
    }
    for (int t = steps - 2; t >= 0; t--) {
      int low = Math.max(0, n - 2 * (steps - t));
      int high = Math.min(n - 1, 2 * t + 1);
      for (int s = low; s <= high; s++) {
        double sum = beta[t + 1][s] + emission[t + 1][s];
        if (s + 1 < n) {
          sum = logAdd(sum, beta[t + 1][s + 1] + emission[t + 1][s + 1]);
        }
        if (s + 2 < n && maySkip(states, s + 2)) {
          sum = logAdd(sum, beta[t + 1][s + 2] + emission[t + 1][s + 2]);
        }
        beta[t][s] = sum;
      }
    }
    return beta;
  }

  /** Whether a state can follow the one two before it: a letter after another letter. */
  private static boolean maySkip(int[] states, int s) {
    return s >= 2 && states[s] != 0 && states[s] != states[s - 2];
  }

  private static double logAdd(double a, double b) {
    double high = Math.max(a, b);
    double low = Math.min(a, b);
    if (low == NEVER || high - low > 40) {
      return high;
    }
    return high + Math.log1p(Math.exp(low - high));
  }
}
