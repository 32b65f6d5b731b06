package kz.muragat.train;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import kz.muragat.recognise.LineNetwork;
import kz.muragat.recognise.NetworkShape;

/**
 * The weights of a network taken over by a wider one. What is new begins at random and is read by nothing that was there, so that
 * the wider network first says what the other said; it then learns from there, which is far sooner than from nothing. After T. Chen
 * and others, arXiv 1511.05641.
 */
final class WidenedWeights {

  private WidenedWeights() {}

  /**
   * Takes weights over.
   *
   * @param weights of a network of shape {@code narrow}
   * @param wide at least as many channels in each convolution and units in each LSTM; all else alike
   * @param seed of what is new
   * @throws IllegalArgumentException where the shapes differ otherwise
   */
  static Map<String, float[]> of(
      NetworkShape narrow, Map<String, float[]> weights, NetworkShape wide, long seed) {
    boolean fits = wide.inputHeightPx() == narrow.inputHeightPx()
        && wide.lstmLayers() == narrow.lstmLayers()
        && wide.lstmUnits() >= narrow.lstmUnits()
        && wide.classes() == narrow.classes();
    for (int i = 0; i < wide.convolutions().size(); i++) {
      fits &= wide.convolutions().get(i) >= narrow.convolutions().get(i);
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "A network can only go on from one that is at most as wide: " + narrow + " for " + wide);
    }
    Map<String, float[]> result = InitialWeights.of(wide, seed);
    Map<String, long[]> shapes = LineNetwork.parameterShapes(wide);
    LineNetwork.parameterShapes(narrow).forEach((name, before) -> {
      long[] after = Objects.requireNonNull(shapes.get(name));
      boolean gates = name.startsWith("lstm.");
      // Directions lie beside each other in what an LSTM gives.
      boolean directions = before.length == 2
          && !name.startsWith("lstm.weight_hh")
          && !name.startsWith("lstm.weight_ih_l0");
      copy(
          Objects.requireNonNull(weights.get(name), name),
          gates ? Axis.ofBlocks(before[0], narrow, wide) : new Axis(before[0], before[0], after[0]),
          directions ? Axis.ofBlocks(before[1], narrow, wide) : Axis.ofColumns(before, after),
          before.length > 2 ? (int) (before[2] * before[3]) : 1,
          Objects.requireNonNull(result.get(name)));
    });
    return result;
  }

  /** Copies [rows, columns, cell], and sets to zero what else the same rows hold. */
  private static void copy(float[] from, Axis rows, Axis columns, int cell, float[] to) {
    int width = (int) columns.widthAfter() * cell;
    for (int row = 0; row < rows.length; row++) {
      int start = rows.after(row) * width;
      Arrays.fill(to, start, start + width, 0);
      for (int column = 0; column < columns.length; column++) {
        System.arraycopy(
            from,
            (int) (row * columns.length + column) * cell,
            to,
            start + columns.after(column) * cell,
            cell);
      }
    }
  }

  /**
   * Where the rows or columns of an array come to lie in a wider one.
   *
   * @param length before
   * @param block of so many each begins where a block begins in the wider array
   * @param blockAfter length of that
   */
  private record Axis(long length, long block, long blockAfter) {

    static Axis ofBlocks(long length, NetworkShape narrow, NetworkShape wide) {
      return new Axis(length, narrow.lstmUnits(), wide.lstmUnits());
    }

    static Axis ofColumns(long[] before, long[] after) {
      return before.length == 1 ? new Axis(1, 1, 1) : new Axis(before[1], before[1], after[1]);
    }

    int after(int place) {
      return (int) (place / block * blockAfter + place % block);
    }

    long widthAfter() {
      return length / block * blockAfter;
    }
  }
}
