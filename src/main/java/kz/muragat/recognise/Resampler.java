package kz.muragat.recognise;

import kz.muragat.model.GreyImage;

/** Scales grey pictures with a triangle filter that widens when it shrinks, so that thin strokes survive. */
final class Resampler {

  private Resampler() {}

  /** {@code height * width} brightness values 0–255, row after row. */
  static float[] resample(GreyImage picture, int width, int height) {
    Taps across = Taps.between(picture.width(), width);
    Taps down = Taps.between(picture.height(), height);
    float[] narrow = new float[picture.height() * width];
    byte[] pixels = picture.pixels();
    for (int y = 0; y < picture.height(); y++) {
      int row = y * picture.width();
      for (int x = 0; x < width; x++) {
        float sum = 0;
        float[] weights = across.weights[x];
        int from = row + across.first[x];
        for (int k = 0; k < weights.length; k++) {
          sum += weights[k] * (pixels[from + k] & 0xFF);
        }
        narrow[y * width + x] = sum;
      }
    }
    float[] result = new float[height * width];
    for (int y = 0; y < height; y++) {
      float[] weights = down.weights[y];
      for (int k = 0; k < weights.length; k++) {
        int from = (down.first[y] + k) * width;
        for (int x = 0; x < width; x++) {
          result[y * width + x] += weights[k] * narrow[from + x];
        }
      }
    }
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.max(0, Math.min(255, result[i]));
    }
    return result;
  }

  /** For each target pixel the first source pixel it draws on, and the weights from there on. */
  private static final class Taps {
    private final int[] first;
    private final float[][] weights;

    private Taps(int[] first, float[][] weights) {
      this.first = first;
      this.weights = weights;
    }

    static Taps between(int source, int target) {
      double scale = (double) source / target;
      double reach = Math.max(1, scale);
      int[] first = new int[target];
      float[][] weights = new float[target][];
      for (int i = 0; i < target; i++) {
        double centre = (i + 0.5) * scale;
        int from = Math.max(0, (int) Math.floor(centre - reach));
        int to = Math.min(source, (int) Math.ceil(centre + reach));
        float[] taps = new float[to - from];
        float sum = 0;
        for (int k = from; k < to; k++) {
          taps[k - from] = (float) Math.max(0, 1 - Math.abs(k + 0.5 - centre) / reach);
          sum += taps[k - from];
        }
        for (int k = 0; k < taps.length; k++) {
          taps[k] /= sum;
        }
        first[i] = from;
        weights[i] = taps;
      }
      return new Taps(first, weights);
    }
  }
}
