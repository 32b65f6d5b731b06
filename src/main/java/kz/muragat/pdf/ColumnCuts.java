package kz.muragat.pdf;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.pdf.LineStacks.Stack;

/** Cuts a page's columns into chunks that poppler takes for blocks, and makes room between them. Lengths are in points. */
final class ColumnCuts {

  /** The second of two sizes that poppler tells apart (5 %). */
  static final double OTHER_SIZE = 0.94;

  /**
   * Words nearer to a block than this, in font sizes, join it (0.7; 0.3 in older releases; 1.0 where there are few of
   * them), and a margin.
   */
  private static final double NEIGHBOUR_GAP = 1.05;

  /** So much of a column, in font sizes, is to be one chunk if it can. */
  private static final double CHUNK_LINES = 12;

  /** By no more than this, in font sizes, may words seem shorter at either side. */
  private static final double MOST_CUT = 0.6;

  /** Columns that are further apart, in font sizes, are none. */
  private static final double MOST_GUTTER = 8;

  private static final double HALF_A_POINT = 0.5;

  /** Paragraphs that are further apart, in font sizes, are not brought together. */
  private static final double WIDEST_BRIDGE = 5;

  /** In points; words' edges are not found more exactly. */
  private static final double NOISE = 1.5;

  private final SeenPage page;
  private final Plan plan;

  /**
   * How columns are cut.
   *
   * @param share of the largest chunks that stay in their column, that are to be used
   * @param shift of the cuts, in quarters of a chunk
   * @param whole whether columns are to be kept whole if they can
   * @param bridged whether gaps between a column's paragraphs are to be filled
   */
  record Plan(double share, int shift, boolean whole, boolean bridged) {}

  /** The ways to try, the simplest first. */
  static List<Plan> plans() {
    List<Plan> plans = new ArrayList<>();
    for (boolean bridged : new boolean[] {false, true}) {
      for (double share : new double[] {1, 0.8, 0.6, 0.45}) {
        for (int shift = 0; shift < 4; shift++) {
          for (boolean whole : new boolean[] {false, true}) {
            plans.add(new Plan(share, shift, whole, bridged));
          }
        }
      }
    }
    return plans;
  }

  private ColumnCuts(SeenPage page, Plan plan) {
    this.page = page;
    this.plan = plan;
  }

  /** The page with its columns cut in some way. */
  static SeenPage cut(LineStacks stacks, List<LayerLine> lines, double[] sizes, Plan plan) {
    ColumnCuts cuts = new ColumnCuts(new SeenPage(stacks, lines, sizes), plan);
    List<Stack> all = stacks.all();
    cuts.chunk(all);
    cuts.separate();
    all.stream().filter(stack -> stack.first() == stack.last()).forEach(cuts::widen);
    return cuts.page;
  }

  /**
   * Cuts the stacks that stand beside others into chunks where they must be. Chunks of neighbouring columns must not begin
   * or end at one height, or four of them make a table: so the cuts follow one grid for the page, shifted from stack to
   * stack.
   */
  private void chunk(List<Stack> all) {
    double[] most = new double[all.size()];
    double grid = Double.POSITIVE_INFINITY;
    for (int s = 0; s < most.length; s++) {
      Stack stack = all.get(s);
      double gap = Math.min(widened(stack, -1), widened(stack, 1));
      most[s] = gap == Double.POSITIVE_INFINITY ? gap : chunkHeight(stack, gap);
      if (page.stacks.height(stack) > most[s]) {
        grid = Math.min(grid, plan.share() * most[s]);
      }
    }
    int[] phases = phases(all);
    for (int s = 0; s < most.length; s++) {
      Stack stack = all.get(s);
      boolean beside = page.stacks.gap(stack, -1) < Double.POSITIVE_INFINITY
          || page.stacks.gap(stack, 1) < Double.POSITIVE_INFINITY;
      mark(
          stack,
          page.stacks.height(stack) > most[s] ? grid : Double.POSITIVE_INFINITY,
          phases[s],
          beside);
    }
  }

  /** For each stack a shift of its grid, in quarters, other than those of the earlier stacks beside it. */
  private int[] phases(List<Stack> all) {
    int[] order = {0, 2, 1, 3};
    int[] phases = new int[all.size()];
    for (int s = 0; s < phases.length; s++) {
      boolean[] taken = new boolean[order.length];
      for (int other = 0; other < s; other++) {
        Stack a = all.get(s);
        Stack b = all.get(other);
        if (page.stacks.level(a.first()) > page.stacks.level(b.last())
            && page.stacks.level(b.first()) > page.stacks.level(a.last())) {
          taken[phases[other]] = true;
        }
      }
      for (int i = order.length - 1; i >= 0; i--) {
        phases[s] = taken[order[i]] ? phases[s] : order[i];
      }
    }
    return phases;
  }

  private void mark(Stack stack, double grid, int phase, boolean beside) {
    int number = 0;
    long cell = 0;
    for (int i = stack.first(); i <= stack.last(); i++) {
      long here = grid == Double.POSITIVE_INFINITY
          ? 0
          : (long)
              Math.floor((phase + plan.shift() / 2.0) / 4.0 - page.lines.get(i).middleY() / grid);
      if (i > stack.first() && here != cell) {
        number++;
      }
      cell = here;
      // A number of its own for every chunk on the page.
      page.chunks[i] = 2 * stack.first() + number;
      if (i > stack.first() && beside && page.chunks[i] == page.chunks[i - 1]) {
        draw(i);
        double distance = page.seenY(i - 1) - page.seenY(i);
        page.bridged[i] = plan.bridged()
            && page.lines.get(i).upright()
            && distance > SeenPage.LINE_DISTANCE * page.sizes[i]
            && distance < WIDEST_BRIDGE * page.sizes[i];
      }
      page.sizes[i] *= number % 2 == 0 ? 1 : OTHER_SIZE;
    }
  }

  /**
   * Makes the gap beside a stack seem as wide as poppler needs it: its words on that side seem to end earlier, and the
   * neighbour's do the same.
   *
   * @return how wide the gap will seem
   */
  private double widened(Stack stack, int side) {
    double gap = page.stacks.gap(stack, side);
    if (gap == Double.POSITIVE_INFINITY) {
      return gap;
    }
    double size = page.sizes[stack.first()];
    double height = plan.whole()
        ? page.stacks.height(stack)
        : Math.min(page.stacks.height(stack), CHUNK_LINES * size);
    double wanted = NEIGHBOUR_GAP * size
        + NOISE
        + Math.abs(page.stacks.slope())
            * (height + page.stacks.right(stack) - page.stacks.left(stack));
    double cut = Math.max(0, Math.min((wanted - gap) / 2, MOST_CUT * size));
    if (cut > 0) {
      double border = side < 0 ? page.stacks.left(stack) + cut : page.stacks.right(stack) - cut;
      for (int i = stack.first(); i <= stack.last(); i++) {
        double real = border - page.stacks.slope() * page.lines.get(i).middleY();
        if (side < 0 && page.stacks.fromX(i) < border) {
          page.lefts[i] = real;
        } else if (side > 0 && page.stacks.toX(i) > border) {
          page.rights[i] = real;
        }
      }
    }
    return gap + 2 * cut;
  }

  /** How high a part of a column may be, so that its range does not reach into the next. */
  private double chunkHeight(Stack stack, double gap) {
    if (Math.abs(page.stacks.slope()) < 1e-4) {
      return Double.POSITIVE_INFINITY;
    }
    double size = page.sizes[stack.first()];
    double room = gap - NEIGHBOUR_GAP * size - NOISE;
    double height = room / Math.abs(page.stacks.slope())
        - (page.stacks.right(stack) - page.stacks.left(stack)) * Math.abs(page.stacks.slope())
        - size;
    return Math.max(1.5 * size, height);
  }

  /** Draws a line's beginning a little nearer to the line before, as far as the line's ends stay within its reach. */
  private void draw(int index) {
    LayerLine line = page.lines.get(index);
    LayerLine before = page.lines.get(index - 1);
    double size = Math.min(page.sizes[index], page.sizes[index - 1]);
    double above =
        Double.isNaN(page.heights[index - 1]) ? before.middleY() : page.heights[index - 1];
    double distance = above - line.middleY();
    if (distance > SeenPage.LINE_DISTANCE * size
        && distance < (SeenPage.LINE_DISTANCE + LineOperators.REACH) * size - line.rise() / 2
        && page.sizes[index] == page.sizes[index - 1]) {
      page.heights[index] = above - SeenPage.LINE_DISTANCE * size;
    }
  }

  /** Makes room between a chunk and a later, higher one to the right that it reaches under. */
  private void separate() {
    List<Stack> all = page.runs();
    for (int a = 0; a < all.size(); a++) {
      for (int b = a + 1; b < all.size(); b++) {
        separate(all.get(a), all.get(b));
      }
    }
  }

  private void separate(Stack earlier, Stack later) {
    boolean rightOf = page.stacks.left(later) >= page.stacks.right(earlier);
    boolean higher = page.lines.get(later.first()).middleY()
        > page.lines.get(earlier.first()).middleY();
    if (!rightOf || !higher) {
      return;
    }
    double right = Double.NEGATIVE_INFINITY;
    for (int i = earlier.first(); i <= earlier.last(); i++) {
      right = Math.max(right, page.lines.get(i).xAt(page.lines.get(i).to()));
    }
    double left = Double.POSITIVE_INFINITY;
    for (int i = later.first(); i <= later.last(); i++) {
      left = Math.min(left, page.lines.get(i).xAt(page.lines.get(i).from()));
    }
    if (right + 1 < left) {
      return;
    }
    double border = (left + right) / 2;
    for (int i = earlier.first(); i <= earlier.last(); i++) {
      if (page.lines.get(i).xAt(page.lines.get(i).to()) > border - HALF_A_POINT) {
        page.rights[i] = Double.isNaN(page.rights[i])
            ? border - HALF_A_POINT
            : Math.min(page.rights[i], border - HALF_A_POINT);
      }
    }
    for (int i = later.first(); i <= later.last(); i++) {
      if (page.lines.get(i).xAt(page.lines.get(i).from()) < border + HALF_A_POINT) {
        page.lefts[i] = Double.isNaN(page.lefts[i])
            ? border + HALF_A_POINT
            : Math.max(page.lefts[i], border + HALF_A_POINT);
      }
    }
  }

  /**
   * A line under the gap between two columns, such as a page number, lets poppler widen both columns down to it until they
   * overlap. It is to be seen reaching under both.
   */
  private void widen(Stack single) {
    int line = single.first();
    double leftEnd = Double.NaN;
    double rightStart = Double.NaN;
    for (int i = 0; i < page.lines.size(); i++) {
      double right = page.lines.get(i).xAt(page.lines.get(i).to());
      double left = page.lines.get(i).xAt(page.lines.get(i).from());
      if (page.stacks.level(i) > page.stacks.level(line)
          && page.stacks.toX(i) < (page.stacks.fromX(line) + page.stacks.toX(line)) / 2) {
        leftEnd = Double.isNaN(leftEnd) ? right : Math.min(leftEnd, right);
      } else if (page.stacks.level(i) > page.stacks.level(line)
          && page.stacks.fromX(i) > (page.stacks.fromX(line) + page.stacks.toX(line)) / 2) {
        rightStart = Double.isNaN(rightStart) ? left : Math.max(rightStart, left);
      }
    }
    boolean columns = leftEnd < rightStart
        && rightStart - leftEnd < MOST_GUTTER * page.sizes[line]
        && page.lines.get(line).upright();
    if (columns) {
      page.lefts[line] =
          Math.min(leftEnd - 1, page.lines.get(line).xAt(page.lines.get(line).from()));
      page.rights[line] =
          Math.max(rightStart + 1, page.lines.get(line).xAt(page.lines.get(line).to()));
    }
  }
}
