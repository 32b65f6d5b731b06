package kz.muragat.train;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import kz.muragat.recognise.LineNetwork;
import kz.muragat.recognise.NetworkShape;

/**
 * The weights of a wide network taken over by a narrower one: of each convolution those channels are kept that matter most,
 * by the gain of their norm times the weights that read them (after Z. Liu and others, arXiv 1708.06519). A few thousand lines of
 * training later it reads nearly as well as the wide one, which is far sooner than from nothing.
 */
final class NarrowedWeights {

  private NarrowedWeights() {}

  /**
   * Takes weights over.
   *
   * @param weights of a network of shape {@code wide}
   * @param narrow at most as many channels in each convolution; all else alike
   * @throws IllegalArgumentException where the shapes differ in more than that
   */
  static Map<String, float[]> of(
      NetworkShape wide, Map<String, float[]> weights, NetworkShape narrow) {
    if (wide.inputHeightPx() != narrow.inputHeightPx()
        || wide.lstmUnits() != narrow.lstmUnits()
        || wide.lstmLayers() != narrow.lstmLayers()
        || wide.classes() != narrow.classes()) {
      throw new IllegalArgumentException(
          "Only the convolutions of a parent may be wider: " + wide + " for " + narrow);
    }
    Map<String, float[]> result = new LinkedHashMap<>();
    LineNetwork.parameterShapes(wide)
        .keySet()
        .forEach(name -> result.put(name, array(weights, name).clone()));
    int[] before = {0};
    int width = 1;
    for (int layer = 0; layer < wide.convolutions().size(); layer++) {
      int all = wide.convolutions().get(layer);
      int[] kept = kept(wide, weights, layer, narrow.convolutions().get(layer));
      String kernel = "conv" + layer + ".weight";
      result.put(kernel, slice(array(weights, kernel), all, width, 9, kept, before));
      for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
        String name = "norm" + layer + "." + part;
        result.put(name, slice(array(weights, name), all, 1, 1, kept, new int[] {0}));
      }
      before = kept;
      width = all;
    }
    int[] gates = IntStream.range(0, 4 * wide.lstmUnits()).toArray();
    for (String direction : List.of("", "_reverse")) {
      String name = "lstm.weight_ih_l0" + direction;
      result.put(name, slice(array(weights, name), gates.length, width, 1, gates, before));
    }
    return result;
  }

  private static int[] kept(NetworkShape wide, Map<String, float[]> weights, int layer, int count) {
    int all = wide.convolutions().get(layer);
    if (count > all) {
      throw new IllegalArgumentException(
          "Convolution " + layer + " of the parent has only " + all + " channels, not " + count);
    }
    float[] gain = array(weights, "norm" + layer + ".weight");
    boolean last = layer + 1 == wide.convolutions().size();
    String reader = last ? "lstm.weight_ih_l0" : "conv" + (layer + 1) + ".weight";
    float[] reading = array(weights, reader);
    int cell = last ? 1 : 9;
    double[] worth = new double[all];
    for (int i = 0; i < reading.length; i++) {
      worth[i / cell % all] += Math.abs(reading[i]);
    }
    for (int c = 0; c < all; c++) {
      worth[c] *= Math.abs(gain[c]);
    }
    return IntStream.range(0, all)
        .boxed()
        .sorted(Comparator.comparingDouble(c -> -worth[c]))
        .limit(count)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /** Of an array [rows, columns, cell] the kept rows and columns. */
  private static float[] slice(
      float[] values, int rows, int columns, int cell, int[] keptRows, int[] keptColumns) {
    if (values.length != rows * columns * cell) {
      throw new IllegalArgumentException("The parent's weights do not fit its network");
    }
    float[] result = new float[keptRows.length * keptColumns.length * cell];
    int to = 0;
    for (int row : keptRows) {
      for (int column : keptColumns) {
        System.arraycopy(values, (row * columns + column) * cell, result, to, cell);
        to += cell;
      }
    }
    return result;
  }

  private static float[] array(Map<String, float[]> weights, String name) {
    return Objects.requireNonNull(weights.get(name), name);
  }
}
