package kz.muragat.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The font size of each block's text, in points.
 *
 * <p>Readers that put text in order by its geometry (poppler above all) take lines together whose sizes differ by less
 * than 5 %, and look for a line's words within half a size above and below its first word. So all lines of a block have
 * one size, blocks of nearly one size have exactly one, and a size stays below the distance of a block's lines.
 */
final class FontSizes {

  /** Sizes that differ by less are the same type, measured differently. */
  private static final double SAME = 1.15;

  /** Of the distance between two lines. */
  private static final double MOST_OF_PITCH = 0.95;

  private static final double LEAST = 1;

  private final double[] sizes;
  private final int[] lineCounts;

  FontSizes(List<List<LayerLine>> blocks) {
    sizes = new double[blocks.size()];
    lineCounts = blocks.stream().mapToInt(List::size).toArray();
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = median(blocks.get(i).stream().map(LayerLine::naturalSize).toList());
    }
    evenOut(FontSizes::median);
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] =
          Math.max(LEAST, Math.min(sizes[i], MOST_OF_PITCH * pitch(blocks.get(i), sizes[i])));
    }
    evenOut(Collections::min);
  }

  /** The sizes of all lines, block after block. */
  double[] ofLines() {
    return IntStream.range(0, sizes.length)
        .boxed()
        .flatMap(block -> Collections.nCopies(lineCounts[block], sizes[block]).stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /**
   * Gives blocks of nearly one size exactly one.
   *
   * @param same the one of the sizes of their lines
   */
  private void evenOut(ToDoubleFunction<List<Double>> same) {
    List<Integer> order = IntStream.range(0, sizes.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> sizes[i]))
        .toList();
    int from = 0;
    while (from < order.size()) {
      int to = from;
      List<Double> lines = new ArrayList<>();
      while (to < order.size() && sizes[order.get(to)] <= SAME * sizes[order.get(from)]) {
        lines.addAll(Collections.nCopies(lineCounts[order.get(to)], sizes[order.get(to)]));
        to++;
      }
      double size = same.applyAsDouble(lines);
      for (; from < to; from++) {
        sizes[order.get(from)] = size;
      }
    }
  }

  /** The least distance between lines that follow each other, those on the same height aside; infinite for one line. */
  private static double pitch(List<LayerLine> lines, double size) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < lines.size(); i++) {
      LayerLine above = lines.get(i - 1);
      LayerLine below = lines.get(i);
      // A short line does not tell how the page is slanted.
      LayerLine longer = above.to() - above.from() > below.to() - below.from() ? above : below;
      double distance = Math.abs((below.middleY() - above.middleY()) * longer.dx()
          - (below.middleX() - above.middleX()) * longer.dy());
      if (distance > 0.4 * size) {
        least = Math.min(least, distance);
      }
    }
    return least;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
