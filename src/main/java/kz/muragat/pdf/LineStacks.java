package kz.muragat.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The columns of a page as its lines show them: stacks of lines one under another, and what stands beside them. Lengths are
 * in points, in levelled coordinates: those that the page would have if it were turned straight.
 */
final class LineStacks {

  /** Lines one under another, as first and last index. */
  record Stack(int first, int last) {}

  private final List<LayerLine> lines;
  private final double[] sizes;
  private final double[] fromX;
  private final double[] toX;
  private final double[] level;
  private final double slope;

  /**
   * @param lines in reading order
   * @param sizes their font sizes, in points
   */
  LineStacks(List<LayerLine> lines, double[] sizes) {
    this.lines = List.copyOf(lines);
    this.sizes = sizes.clone();
    int n = lines.size();
    slope = slope(lines);
    fromX = new double[n];
    toX = new double[n];
    level = new double[n];
    for (int i = 0; i < n; i++) {
      LayerLine line = lines.get(i);
      double middle = (line.from() + line.to()) / 2;
      fromX[i] = line.xAt(line.from()) + slope * line.middleY();
      toX[i] = line.xAt(line.to()) + slope * line.middleY();
      level[i] = line.middleY() - slope * line.xAt(middle);
    }
  }

  /** By how much the page's lines rise to the right, as a tangent. */
  double slope() {
    return slope;
  }

  double fromX(int line) {
    return fromX[line];
  }

  double toX(int line) {
    return toX[line];
  }

  double level(int line) {
    return level[line];
  }

  /** The median slope of the lines that are long enough to have one. */
  static double slope(List<LayerLine> lines) {
    double[] slopes = lines.stream()
        .filter(line -> line.upright() && line.to() - line.from() > 50)
        .mapToDouble(line -> line.dy() / line.dx())
        .sorted()
        .toArray();
    return slopes.length == 0 ? 0 : slopes[slopes.length / 2];
  }

  /**
   * Runs of lines one under another, as first and last index, such that no other line stands in the rectangle around them.
   */
  List<Stack> all() {
    List<Stack> stacks = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= lines.size(); i++) {
      if (i == lines.size() || !continues(first, i)) {
        stacks.add(new Stack(first, i - 1));
        first = i;
      }
    }
    return stacks;
  }

  private boolean continues(int first, int next) {
    int before = next - 1;
    boolean below = lines.get(next).upright()
        && lines.get(before).upright()
        && level[before] - level[next] > 0.3 * sizes[next]
        && Math.min(toX[before], toX[next]) - Math.max(fromX[before], fromX[next])
            > 0.3 * Math.min(toX[before] - fromX[before], toX[next] - fromX[next]);
    return below && alone(first, next);
  }

  private boolean alone(int first, int last) {
    double left = left(new Stack(first, last));
    double right = right(new Stack(first, last));
    for (int i = 0; i < lines.size(); i++) {
      if ((i < first || i > last) && beside(i, first, last) && fromX[i] < right && toX[i] > left) {
        return false;
      }
    }
    return true;
  }

  /** Whether a line stands at the height of some lines. */
  private boolean beside(int line, int first, int last) {
    return level[line] < level[first] + 0.5 * sizes[first]
        && level[line] > level[last] - 0.5 * sizes[last];
  }

  private static double least(double[] values, int first, int last) {
    return Arrays.stream(values, first, last + 1).min().orElseThrow();
  }

  private static double[] negative(double[] values) {
    return Arrays.stream(values).map(v -> -v).toArray();
  }

  /**
   * The distance from a stack to the nearest line beside it, infinite where there is none.
   *
   * @param side -1 to the left, 1 to the right
   */
  double gap(Stack stack, int side) {
    double left = left(stack);
    double right = right(stack);
    double gap = Double.POSITIVE_INFINITY;
    for (int i = 0; i < lines.size(); i++) {
      boolean there =
          side < 0 ? toX[i] < right && fromX[i] < left : toX[i] > right && fromX[i] > left;
      if ((i < stack.first() || i > stack.last())
          && there
          && beside(i, stack.first(), stack.last())) {
        gap = Math.min(gap, Math.max(0, side < 0 ? left - toX[i] : fromX[i] - right));
      }
    }
    return gap;
  }

  double left(Stack stack) {
    return least(fromX, stack.first(), stack.last());
  }

  double right(Stack stack) {
    return -least(negative(toX), stack.first(), stack.last());
  }

  double height(Stack stack) {
    return level[stack.first()] - level[stack.last()];
  }
}
