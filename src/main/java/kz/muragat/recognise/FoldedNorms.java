package kz.muragat.recognise;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Batch normalisation at reading time is a scale and a shift per channel; taken into the convolution before it, it costs
 * nothing.
 */
final class FoldedNorms {

  private FoldedNorms() {}

  /**
   * The weights with every {@code norm*} folded into its {@code conv*}: scaled kernels, and the shift in {@code norm*.bias}.
   * Arrays that do not fit are left as they are, for the network to complain of.
   */
  static Map<String, float[]> fold(int layers, Map<String, float[]> weights, double epsilon) {
    Map<String, float[]> folded = new LinkedHashMap<>(weights);
    for (int layer = 0; layer < layers; layer++) {
      String norm = "norm" + layer + ".";
      float[] kernel = weights.get("conv" + layer + ".weight");
      float[] gain = weights.get(norm + "weight");
      if (kernel != null && gain != null && kernel.length % gain.length == 0) {
        float[] mean = Objects.requireNonNull(weights.get(norm + "running_mean"));
        float[] variance = Objects.requireNonNull(weights.get(norm + "running_var"));
        float[] shift = Objects.requireNonNull(weights.get(norm + "bias")).clone();
        float[] scaled = kernel.clone();
        int perChannel = kernel.length / gain.length;
        for (int c = 0; c < gain.length; c++) {
          double scale = gain[c] / Math.sqrt(variance[c] + epsilon);
          shift[c] = (float) (shift[c] - mean[c] * scale);
          for (int k = c * perChannel; k < (c + 1) * perChannel; k++) {
            scaled[k] = (float) (kernel[k] * scale);
          }
        }
        folded.put("conv" + layer + ".weight", scaled);
        folded.put(norm + "bias", shift);
      }
    }
    return folded;
  }
}
