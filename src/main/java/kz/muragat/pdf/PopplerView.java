package kz.muragat.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import kz.muragat.pdf.LineStacks.Stack;

/**
 * Decides what has to be done to a page's lines so that {@code pdftotext} gives them in the page's reading order.
 *
 * <p>Poppler (TextOutputDev) collects words into blocks: those whose baselines follow each other within 1.5 font sizes, of
 * one size (within 5 %), in the block's range from left to right. The blocks are then put in order: of two that overlap
 * from left to right the upper one comes first, otherwise the left one. Four blocks in a square whose edges line up are
 * taken for a table and read across. Where columns stand side by side that goes wrong in three ways:
 *
 * <ul>
 *   <li>On a slanted page a high block's range reaches into the next column and swallows its words. So a column is cut into
 *       chunks of two alternating sizes, low enough to stay in their column.
 *   <li>On a page that rises to the right the lower end of a column comes under the beginning of the next, which is
 *       then read first. So the words at the edges seem to end earlier and begin later.
 *   <li>Paragraphs that begin at the same height make a table. So the gaps between paragraphs seem a little smaller, and
 *       each column is one block.
 * </ul>
 *
 * <p>Chunks and paragraphs may make tables and swap columns of themselves. So several ways to cut the columns are tried, and
 * if need be blanks are put into the gaps between their paragraphs; {@link PopplerOrder} tells which comes out right.
 */
final class PopplerView {

  /** In points: from the top of what is left, poppler looks so far down for the leftmost word to start with. */
  private static final double VIEW = 16;

  /** Lines of a block are no further apart, in font sizes (1.5), less a margin. */
  private static final double LINE_DISTANCE = 1.45;

  /** The second of two sizes that poppler tells apart (5 %). */
  private static final double OTHER_SIZE = 0.94;

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

  /** What is further below a line than this, in font sizes (0.5), and a margin, is not of that line. */
  private static final double CLEAR = 0.55;

  /** How far before the lines' ends blanks stand, in font sizes. */
  private static final double PIER = LineOperators.BLANK;

  /** In points; words' edges are not found more exactly. */
  private static final double NOISE = 1.5;

  private final LineStacks stacks;
  private final List<LayerLine> lines;
  private final Plan plan;
  private final double[] sizes;
  private final int[] chunks;
  private final double[] heights;
  private final double[] lefts;
  private final double[] rights;
  private final boolean[] bridged;

  /**
   * How columns are cut.
   *
   * @param share of the largest chunks that stay in their column, that are to be used
   * @param shift of the cuts, in quarters of a chunk
   * @param whole whether columns are to be kept whole if they can
   * @param bridged whether gaps between a column's paragraphs are to be filled
   */
  private record Plan(double share, int shift, boolean whole, boolean bridged) {}

  private static List<Plan> plans() {
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

  private PopplerView(LineStacks stacks, List<LayerLine> lines, double[] sizes, Plan plan) {
    this.stacks = stacks;
    this.lines = lines;
    this.sizes = sizes.clone();
    this.plan = plan;
    int n = lines.size();
    chunks = new int[n];
    heights = filled(n, Double.NaN);
    lefts = filled(n, Double.NaN);
    rights = filled(n, Double.NaN);
    bridged = new boolean[n];
    List<Stack> all = stacks.all();
    chunk(all);
    separate();
    all.stream().filter(stack -> stack.first() == stack.last()).forEach(this::widen);
  }

  /**
   * The best view that is found.
   *
   * @param lines in reading order
   * @param sizes their font sizes, in points
   */
  static PopplerView of(List<LayerLine> lines, double[] sizes) {
    LineStacks stacks = new LineStacks(lines, sizes);
    PopplerView best = null;
    long least = Long.MAX_VALUE;
    for (Plan plan : plans()) {
      PopplerView view = new PopplerView(stacks, lines, sizes, plan);
      long disorder = view.disorder();
      if (best == null || disorder < least) {
        best = view;
        least = disorder;
      }
      if (least == 0) {
        break;
      }
    }
    return Objects.requireNonNull(best);
  }

  /** How many lines poppler is likely to give before one that they should follow. */
  private long disorder() {
    List<PopplerOrder.Seen> blocks = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= lines.size(); i++) {
      if (i == lines.size() || parted(i)) {
        blocks.add(seen(first, i - 1));
        counts.add(i - first);
        first = i;
      }
    }
    long disorder = 0;
    List<Integer> order = PopplerOrder.of(blocks);
    for (int i = 0; i < order.size(); i++) {
      for (int j = i + 1; j < order.size(); j++) {
        if (order.get(j) < order.get(i)) {
          disorder += (long) counts.get(order.get(i)) * counts.get(order.get(j));
        }
      }
    }
    return disorder;
  }

  /** Whether a line begins a block of its own. */
  private boolean parted(int line) {
    return chunks[line] != chunks[line - 1]
        || Math.abs(sizes[line] - sizes[line - 1]) > 0.05 * sizes[line - 1]
        || (!bridged[line] && seenY(line - 1) - seenY(line) > 1.5 * sizes[line]);
  }

  private double seenY(int line) {
    return Double.isNaN(heights[line]) ? lines.get(line).middleY() : heights[line];
  }

  /** How far from a line's middle its words are seen. */
  private double spread(int line) {
    return Math.min(lines.get(line).rise() / 2, LineOperators.REACH * sizes[line]);
  }

  private PopplerOrder.Seen seen(int first, int last) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.NEGATIVE_INFINITY;
    double bottom = Double.POSITIVE_INFINITY;
    for (int i = first; i <= last; i++) {
      LayerLine line = lines.get(i);
      left = Math.min(left, Double.isNaN(lefts[i]) ? line.xAt(line.from()) : lefts[i]);
      right = Math.max(right, Double.isNaN(rights[i]) ? line.xAt(line.to()) : rights[i]);
      top = Math.max(top, line.middleY() + spread(i) + GlyphlessFonts.ASCENT * sizes[i] / 1000);
      bottom =
          Math.min(bottom, line.middleY() - spread(i) + GlyphlessFonts.DESCENT * sizes[i] / 1000);
    }
    return new PopplerOrder.Seen(left, -top, right, -bottom, sizes[first]);
  }

  /** What to do with a line. */
  SeenLine of(int index) {
    LayerLine line = lines.get(index);
    return new SeenLine(
        sizes[index],
        Math.min(reach(index, index - 1), reach(index, index + 1)),
        headEnd(line),
        optional(heights[index]),
        optional(lefts[index]),
        optional(rights[index]),
        piers(index));
  }

  /**
   * Where the gap above a line is filled: as far from the line as poppler allows, clear of the line above, and at the end
   * of both, so that no words follow that might be taken for the blank's own.
   */
  private List<SeenLine.Pier> piers(int index) {
    List<SeenLine.Pier> piers = new ArrayList<>();
    if (bridged[index]) {
      LayerLine line = lines.get(index);
      LayerLine before = lines.get(index - 1);
      double x = Math.min(line.xAt(line.to()), before.xAt(before.to())) - PIER * sizes[index];
      double highest = seenY(index - 1) - spread(index - 1) - CLEAR * sizes[index];
      double y = seenY(index);
      while (seenY(index - 1) - y > LINE_DISTANCE * sizes[index]) {
        y = Math.min(highest, y + LINE_DISTANCE * sizes[index]);
        piers.add(new SeenLine.Pier(x, y));
      }
    }
    return piers;
  }

  /**
   * How far from its middle a line may be seen without being taken for its neighbour's: where a block ends, poppler still
   * takes in words within half a font size below it.
   */
  private double reach(int index, int neighbour) {
    double most = LineOperators.REACH * sizes[index];
    if (neighbour < 0
        || neighbour >= lines.size()
        || Math.abs(sizes[index] - sizes[neighbour]) < 0.04 * sizes[index]) {
      return most;
    }
    double distance = Math.abs(stacks.level(index) - stacks.level(neighbour));
    double larger = Math.max(sizes[index], sizes[neighbour]);
    double free = (distance - 0.5 * larger - 1) / 2;
    return Math.min(most, Math.max(0.1 * sizes[index], free));
  }

  private static OptionalDouble optional(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static double[] filled(int n, double value) {
    double[] array = new double[n];
    Arrays.fill(array, value);
    return array;
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
      if (stacks.height(stack) > most[s]) {
        grid = Math.min(grid, plan.share() * most[s]);
      }
    }
    int[] phases = phases(all);
    for (int s = 0; s < most.length; s++) {
      Stack stack = all.get(s);
      boolean beside = stacks.gap(stack, -1) < Double.POSITIVE_INFINITY
          || stacks.gap(stack, 1) < Double.POSITIVE_INFINITY;
      mark(
          stack,
          stacks.height(stack) > most[s] ? grid : Double.POSITIVE_INFINITY,
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
        if (stacks.level(a.first()) > stacks.level(b.last())
            && stacks.level(b.first()) > stacks.level(a.last())) {
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
          : (long) Math.floor((phase + plan.shift() / 2.0) / 4.0 - lines.get(i).middleY() / grid);
      if (i > stack.first() && here != cell) {
        number++;
      }
      cell = here;
      // A number of its own for every chunk on the page.
      chunks[i] = 2 * stack.first() + number;
      if (i > stack.first() && beside && chunks[i] == chunks[i - 1]) {
        draw(i);
        double distance = seenY(i - 1) - seenY(i);
        bridged[i] = plan.bridged()
            && lines.get(i).upright()
            && distance > LINE_DISTANCE * sizes[i]
            && distance < WIDEST_BRIDGE * sizes[i];
      }
      sizes[i] *= number % 2 == 0 ? 1 : OTHER_SIZE;
    }
  }

  /**
   * Makes the gap beside a stack seem as wide as poppler needs it: its words on that side seem to end earlier, and the
   * neighbour's do the same.
   *
   * @return how wide the gap will seem
   */
  private double widened(Stack stack, int side) {
    double gap = stacks.gap(stack, side);
    if (gap == Double.POSITIVE_INFINITY) {
      return gap;
    }
    double size = sizes[stack.first()];
    double height =
        plan.whole() ? stacks.height(stack) : Math.min(stacks.height(stack), CHUNK_LINES * size);
    double wanted = NEIGHBOUR_GAP * size
        + NOISE
        + Math.abs(stacks.slope()) * (height + stacks.right(stack) - stacks.left(stack));
    double cut = Math.max(0, Math.min((wanted - gap) / 2, MOST_CUT * size));
    if (cut > 0) {
      double border = side < 0 ? stacks.left(stack) + cut : stacks.right(stack) - cut;
      for (int i = stack.first(); i <= stack.last(); i++) {
        double real = border - stacks.slope() * lines.get(i).middleY();
        if (side < 0 && stacks.fromX(i) < border) {
          lefts[i] = real;
        } else if (side > 0 && stacks.toX(i) > border) {
          rights[i] = real;
        }
      }
    }
    return gap + 2 * cut;
  }

  /** How high a part of a column may be, so that its range does not reach into the next. */
  private double chunkHeight(Stack stack, double gap) {
    if (Math.abs(stacks.slope()) < 1e-4) {
      return Double.POSITIVE_INFINITY;
    }
    double size = sizes[stack.first()];
    double room = gap - NEIGHBOUR_GAP * size - NOISE;
    double height = room / Math.abs(stacks.slope())
        - (stacks.right(stack) - stacks.left(stack)) * Math.abs(stacks.slope())
        - size;
    return Math.max(1.5 * size, height);
  }

  /** Draws a line's beginning a little nearer to the line before, as far as the line's ends stay within its reach. */
  private void draw(int index) {
    LayerLine line = lines.get(index);
    LayerLine before = lines.get(index - 1);
    double size = Math.min(sizes[index], sizes[index - 1]);
    double above = Double.isNaN(heights[index - 1]) ? before.middleY() : heights[index - 1];
    double distance = above - line.middleY();
    if (distance > LINE_DISTANCE * size
        && distance < (LINE_DISTANCE + LineOperators.REACH) * size - line.rise() / 2
        && sizes[index] == sizes[index - 1]) {
      heights[index] = above - LINE_DISTANCE * size;
    }
  }

  /** Makes room between a chunk and a later, higher one to the right that it reaches under. */
  private void separate() {
    List<Stack> all = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= lines.size(); i++) {
      if (i == lines.size() || chunks[i] != chunks[first]) {
        all.add(new Stack(first, i - 1));
        first = i;
      }
    }
    for (int a = 0; a < all.size(); a++) {
      for (int b = a + 1; b < all.size(); b++) {
        separate(all.get(a), all.get(b));
      }
    }
  }

  private void separate(Stack earlier, Stack later) {
    boolean rightOf = stacks.left(later) >= stacks.right(earlier);
    boolean higher =
        lines.get(later.first()).middleY() > lines.get(earlier.first()).middleY();
    if (!rightOf || !higher) {
      return;
    }
    double right = Double.NEGATIVE_INFINITY;
    for (int i = earlier.first(); i <= earlier.last(); i++) {
      right = Math.max(right, lines.get(i).xAt(lines.get(i).to()));
    }
    double left = Double.POSITIVE_INFINITY;
    for (int i = later.first(); i <= later.last(); i++) {
      left = Math.min(left, lines.get(i).xAt(lines.get(i).from()));
    }
    if (right + 1 < left) {
      return;
    }
    double border = (left + right) / 2;
    for (int i = earlier.first(); i <= earlier.last(); i++) {
      if (lines.get(i).xAt(lines.get(i).to()) > border - HALF_A_POINT) {
        rights[i] = Double.isNaN(rights[i])
            ? border - HALF_A_POINT
            : Math.min(rights[i], border - HALF_A_POINT);
      }
    }
    for (int i = later.first(); i <= later.last(); i++) {
      if (lines.get(i).xAt(lines.get(i).from()) < border + HALF_A_POINT) {
        lefts[i] = Double.isNaN(lefts[i])
            ? border + HALF_A_POINT
            : Math.max(lefts[i], border + HALF_A_POINT);
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
    for (int i = 0; i < lines.size(); i++) {
      double right = lines.get(i).xAt(lines.get(i).to());
      double left = lines.get(i).xAt(lines.get(i).from());
      if (stacks.level(i) > stacks.level(line)
          && stacks.toX(i) < (stacks.fromX(line) + stacks.toX(line)) / 2) {
        leftEnd = Double.isNaN(leftEnd) ? right : Math.min(leftEnd, right);
      } else if (stacks.level(i) > stacks.level(line)
          && stacks.fromX(i) > (stacks.fromX(line) + stacks.toX(line)) / 2) {
        rightStart = Double.isNaN(rightStart) ? left : Math.max(rightStart, left);
      }
    }
    boolean columns = leftEnd < rightStart
        && rightStart - leftEnd < MOST_GUTTER * sizes[line]
        && lines.get(line).upright();
    if (columns) {
      lefts[line] = Math.min(leftEnd - 1, lines.get(line).xAt(lines.get(line).from()));
      rights[line] =
          Math.max(rightStart + 1, lines.get(line).xAt(lines.get(line).to()));
    }
  }

  /**
   * Poppler starts a line from the leftmost word in its view. Where a line stands under one that begins further right, its
   * letters must all come into that view together, up to where the upper line begins.
   */
  private double headEnd(LayerLine line) {
    double startX = line.xAt(line.from());
    double end = startX;
    for (LayerLine other : lines) {
      double above = other.middleY() - line.middleY();
      double otherX = other.xAt(other.from());
      if (line.upright()
          && other.upright()
          && above > 0
          && above < VIEW + line.rise() + other.rise()
          && otherX > end
          && otherX < line.xAt(line.to())) {
        end = otherX;
      }
    }
    return line.from() + (end - startX) / line.dx();
  }
}
