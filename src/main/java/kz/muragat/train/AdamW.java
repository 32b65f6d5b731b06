package kz.muragat.train;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam with decoupled weight decay (I. Loshchilov, F. Hutter, arXiv 1711.05101), its gradient clipped by global norm, and
 * an exponential average of the weights. In plain Java: a few million weights take milliseconds, and its whole state can be
 * written to a checkpoint.
 */
final class AdamW {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.98;
  private static final double EPSILON = 1e-8;

  private final double weightDecay;
  private final double maxNorm;
  private final Map<String, float[]> first = new LinkedHashMap<>();
  private final Map<String, float[]> second = new LinkedHashMap<>();
  private long step;

  /**
   * @param weightDecay share of a weight taken off a step at learning rate 1; vectors (biases, norms) are spared
   * @param maxNorm to which the gradient of all weights together is cut
   */
  AdamW(double weightDecay, double maxNorm) {
    this.weightDecay = weightDecay;
    this.maxNorm = maxNorm;
  }

  /** The steps taken. */
  long step() {
    return step;
  }

  /** First and second moments under {@code m.NAME} and {@code v.NAME}, for a checkpoint. */
  Map<String, float[]> state() {
    Map<String, float[]> state = new LinkedHashMap<>();
    first.forEach((name, values) -> state.put("m." + name, values));
    second.forEach((name, values) -> state.put("v." + name, values));
    return state;
  }

  /** Goes on from a checkpoint. */
  void restore(Map<String, float[]> state, long step) {
    state.forEach((name, values) -> {
      if (name.startsWith("m.")) {
        first.put(name.substring(2), values);
      } else if (name.startsWith("v.")) {
        second.put(name.substring(2), values);
      }
    });
    this.step = step;
  }

  /**
   * Moves the weights against their gradients, in place.
   *
   * @return the norm of the gradient before it was cut; where it is not finite, nothing is moved
   */
  double update(Map<String, float[]> weights, Map<String, float[]> gradients, double learningRate) {
    double norm = 0;
    for (float[] gradient : gradients.values()) {
      for (float g : gradient) {
        norm += (double) g * g;
      }
    }
    norm = Math.sqrt(norm);
    if (!Double.isFinite(norm)) {
      return norm;
    }
    step++;
    double scale = norm > maxNorm ? maxNorm / norm : 1;
    double correction1 = 1 - Math.pow(BETA1, step);
    double correction2 = 1 - Math.pow(BETA2, step);
    for (Map.Entry<String, float[]> entry : gradients.entrySet()) {
      float[] gradient = entry.getValue();
      float[] weight = java.util.Objects.requireNonNull(weights.get(entry.getKey()));
      float[] m = first.computeIfAbsent(entry.getKey(), name -> new float[gradient.length]);
      float[] v = second.computeIfAbsent(entry.getKey(), name -> new float[gradient.length]);
      double decay =
          entry.getKey().contains("weight") && !entry.getKey().startsWith("norm") ? weightDecay : 0;
      for (int i = 0; i < gradient.length; i++) {
        double g = gradient[i] * scale;
        m[i] = (float) (BETA1 * m[i] + (1 - BETA1) * g);
        v[i] = (float) (BETA2 * v[i] + (1 - BETA2) * g * g);
        double direction = (m[i] / correction1) / (Math.sqrt(v[i] / correction2) + EPSILON);
        weight[i] -= (float) (learningRate * (direction + decay * weight[i]));
      }
    }
    return norm;
  }
}
