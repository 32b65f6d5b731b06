package kz.muragat.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import kz.muragat.recognise.LineNetwork;
import kz.muragat.recognise.NetworkShape;

/** Weights to begin with, from a seed: He for convolutions, PyTorch's uniform for the rest, forget gates opened. */
final class InitialWeights {

  private InitialWeights() {}

  static Map<String, float[]> of(NetworkShape shape, long seed) {
    Random random = new Random(seed);
    Map<String, float[]> weights = new LinkedHashMap<>();
    LineNetwork.parameterShapes(shape)
        .forEach((name, dimensions) ->
            weights.put(name, values(name, dimensions, shape.lstmUnits(), random)));
    return weights;
  }

  private static float[] values(String name, long[] dimensions, int units, Random random) {
    long size = 1;
    for (long dimension : dimensions) {
      size *= dimension;
    }
    float[] values = new float[(int) size];
    if (name.startsWith("conv")) {
      double deviation = Math.sqrt(2.0 / (dimensions[1] * 9));
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (random.nextGaussian() * deviation);
      }
    } else if (name.startsWith("norm")) {
      boolean one = name.endsWith(".weight") || name.endsWith(".running_var");
      Arrays.fill(values, one ? 1 : 0);
    } else {
      double reach = 1 / Math.sqrt(name.startsWith("lstm") ? units : 2.0 * units);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) ((2 * random.nextDouble() - 1) * reach);
      }
      if (name.startsWith("lstm.bias_ih")) {
        // PyTorch's gates stand in the order input, forget, cell, output.
        Arrays.fill(values, units, 2 * units, 1f);
      }
    }
    return values;
  }
}
