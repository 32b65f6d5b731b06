package kz.muragat.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.muragat.pdf.LineStacks.Stack;

/**
 * Makes each column of a page one block for poppler: its lines seem to begin and end within two upright borders, however
 * slanted the column is, and the gaps between its paragraphs are filled. Blocks beside each other whose ranges from left to
 * right are apart can come in one order only. Lengths are in points.
 */
final class WholeColumns {

  /** Words nearer to a block than this, in font sizes, join it (0.7), and a margin. */
  private static final double GAP = 0.75;

  /** The same where there are few of them and their sizes differ by less than a fifth (1.0). */
  private static final double GAP_OF_FEW = 1.05;

  /** In points; words' edges are not found more exactly. */
  private static final double NOISE = 1;

  /** By no more than this, in font sizes, may words seem shorter at either side. */
  private static final double MOST_CUT = 1.3;

  /** Paragraphs that are further apart, in font sizes, are not brought together. */
  private static final double WIDEST_BRIDGE = 5;

  /** How far a line is seen to reach under another, in points. */
  private static final double OVERLAP = 2;

  /** Sizes that differ by more are those of different type. */
  static final double OTHER_TYPE = 0.3;

  /** Sizes that poppler tells apart from each other (5 %). */
  static final double[] SIZES = {1, 0.94, 0.88, 0.83};

  /** Sizes that differ by less are one to poppler (5 %), with a margin. */
  private static final double ONE_SIZE = 0.055;

  /** Lines that are further apart, in font sizes, are not of one block (1.5), with a margin. */
  private static final double LINE_DISTANCE = 1.6;

  private final SeenPage page;
  private final List<Stack> stacks;
  private final double[] left;
  private final double[] right;

  private WholeColumns(SeenPage page) {
    this.page = page;
    stacks = ofOneSize(page);
    left = new double[stacks.size()];
    right = new double[stacks.size()];
  }

  /** The page with each of its columns whole. */
  static SeenPage of(LineStacks stacks, List<LayerLine> lines, double[] sizes) {
    WholeColumns columns = new WholeColumns(new SeenPage(stacks, lines, sizes));
    columns.join();
    columns.part();
    columns.reachUnder();
    columns.tellApart();
    return columns.page;
  }

  /** The page's stacks, parted where letters of another size begin; a line alone, as one of figures, may seem of another. */
  private static List<Stack> ofOneSize(SeenPage page) {
    List<Stack> found = new ArrayList<>();
    for (Stack stack : page.stacks.all()) {
      int first = stack.first();
      for (int i = first + 1; i <= stack.last() + 1; i++) {
        if (i > stack.last()
            || (otherType(page, first, i)
                && otherType(page, first, Math.min(i + 1, stack.last())))) {
          found.add(new Stack(first, i - 1));
          first = i;
        }
      }
    }
    return found;
  }

  private static boolean otherType(SeenPage page, int first, int line) {
    return Math.abs(page.sizes[line] - page.sizes[first]) > OTHER_TYPE * page.sizes[first];
  }

  private void join() {
    for (int s = 0; s < stacks.size(); s++) {
      Stack stack = stacks.get(s);
      left[s] = Double.POSITIVE_INFINITY;
      right[s] = Double.NEGATIVE_INFINITY;
      boolean beside = besides(stack);
      double size = medianSize(stack);
      for (int i = stack.first(); i <= stack.last(); i++) {
        LayerLine line = page.lines.get(i);
        left[s] = Math.min(left[s], line.xAt(line.from()));
        right[s] = Math.max(right[s], line.xAt(line.to()));
        page.chunks[i] = s;
        if (beside && line.upright()) {
          page.sizes[i] = size;
          page.bridged[i] = i > stack.first()
              && page.below(i) > SeenPage.LINE_DISTANCE * page.sizes[i]
              && page.below(i) < WIDEST_BRIDGE * page.sizes[i];
        }
      }
    }
  }

  private double medianSize(Stack stack) {
    double[] sizes = Arrays.copyOfRange(page.sizes, stack.first(), stack.last() + 1);
    Arrays.sort(sizes);
    return sizes[sizes.length / 2];
  }

  private boolean besides(Stack stack) {
    return page.stacks.gap(stack, -1) < Double.POSITIVE_INFINITY
        || page.stacks.gap(stack, 1) < Double.POSITIVE_INFINITY;
  }

  /** Parts the ranges of stacks that stand beside each other. */
  private void part() {
    double[] from = left.clone();
    double[] to = right.clone();
    for (int a = 0; a < stacks.size(); a++) {
      for (int b = 0; b < stacks.size(); b++) {
        double lacking = room(a, b) - (left[b] - right[a]);
        if (beside(stacks.get(a), stacks.get(b)) && lacking > 0) {
          double cut = Math.min(lacking / 2, MOST_CUT * size(b));
          to[a] = Math.min(to[a], right[a] - cut);
          from[b] = Math.max(from[b], left[b] + cut);
        }
      }
    }
    for (int s = 0; s < stacks.size(); s++) {
      left[s] = from[s];
      right[s] = to[s];
      for (int i = stacks.get(s).first(); i <= stacks.get(s).last(); i++) {
        page.within(i, from[s], to[s]);
      }
    }
  }

  /** How far apart two stacks must be seen. */
  private double room(int a, int b) {
    double larger = Math.max(size(a), size(b));
    boolean alike = Math.min(size(a), size(b)) > 0.75 * larger;
    return (alike ? GAP_OF_FEW : GAP) * larger + NOISE;
  }

  private double size(int stack) {
    return page.sizes[stacks.get(stack).first()];
  }

  /** Whether a stack stands to the left of another. */
  private boolean beside(Stack a, Stack b) {
    return page.stacks.right(a) <= page.stacks.left(b)
        && page.stacks.level(a.first()) > page.stacks.level(b.last()) - page.sizes[b.last()]
        && page.stacks.level(b.first()) > page.stacks.level(a.last()) - page.sizes[a.last()];
  }

  /** What follows columns and is further left comes after them only if it reaches under them. */
  private void reachUnder() {
    for (int s = 1; s < stacks.size(); s++) {
      Stack stack = stacks.get(s);
      LayerLine line = page.lines.get(stack.first());
      double reach = right[s];
      for (int before = 0; before < s; before++) {
        Stack above = stacks.get(before);
        if (page.stacks.level(above.last()) > page.stacks.level(stack.first())
            && page.stacks.gap(above, -1) < Double.POSITIVE_INFINITY
            && left[before] > right[s]
            && !parted(before, s)) {
          reach = Math.max(reach, left[before] + OVERLAP);
        }
      }
      if (reach > right[s] && line.upright()) {
        page.rights[stack.first()] = reach;
        right[s] = reach;
      }
    }
  }

  /** Whether something stands between two stacks, over both, that makes the one above come first. */
  private boolean parted(int above, int below) {
    for (int between = above + 1; between < below; between++) {
      if (!besides(stacks.get(between))) {
        for (int s = between; s < stacks.size(); s++) {
          if (right[s] > left[above]) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Gives stacks that poppler would take for one block different sizes. */
  private void tellApart() {
    for (int s = 0; s < stacks.size(); s++) {
      int stack = s;
      double share = Arrays.stream(SIZES)
          .filter(size -> !taken(stack, size * size(stack)))
          .findFirst()
          .orElse(1);
      for (int i = stacks.get(s).first(); i <= stacks.get(s).last(); i++) {
        page.sizes[i] *= share;
      }
    }
  }

  private boolean taken(int s, double size) {
    for (int before = 0; before < s; before++) {
      if (Math.abs(size(before) - size) < ONE_SIZE * Math.max(size(before), size)
          && touch(s, before)) {
        return true;
      }
    }
    return false;
  }

  private boolean touch(int s, int before) {
    double distance =
        LINE_DISTANCE * size(s) + Math.abs(page.stacks.slope()) * (right[s] - left[s]);
    return left[s] < right[before]
        && right[s] > left[before]
        && top(before) > bottom(s) - distance
        && top(s) > bottom(before) - distance;
  }

  private double top(int s) {
    return page.lines.get(stacks.get(s).first()).middleY();
  }

  private double bottom(int s) {
    return page.lines.get(stacks.get(s).last()).middleY();
  }
}
