package kz.muragat.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import kz.muragat.pdf.LineStacks.Stack;
import kz.muragat.pdf.PopplerBlocks.SeenWord;

/**
 * A page's lines as poppler is to see them: where they are, but for what {@link ColumnCuts} and {@link OrderRepairs} change.
 * Lengths are in points.
 */
final class SeenPage {

  /** Lines of a block are no further apart, in font sizes (1.5), less a margin. */
  static final double LINE_DISTANCE = 1.45;

  /** In points: from the top of what is left, poppler looks so far down for the leftmost word to start with. */
  private static final double VIEW = 16;

  /** What is further below a line than this, in font sizes (0.5), and a margin, is not of that line. */
  private static final double CLEAR = 0.55;

  /** How far before the lines' ends blanks stand, in font sizes. */
  private static final double PIER = LineOperators.BLANK;

  final LineStacks stacks;
  final List<LayerLine> lines;
  final double[] sizes;

  /** A number for each line; lines that follow each other and have the same are to be one block. */
  final int[] chunks;

  /** Where lines are to be seen to stand, begin and end; not a number where that is their own place. */
  final double[] heights;

  final double[] lefts;
  final double[] rights;

  /** Whether the gap above a line is to be filled. */
  final boolean[] bridged;

  /** All lines where they are. */
  SeenPage(LineStacks stacks, List<LayerLine> lines, double[] sizes) {
    this.stacks = stacks;
    this.lines = lines;
    this.sizes = sizes.clone();
    int n = lines.size();
    chunks = new int[n];
    heights = filled(n, Double.NaN);
    lefts = filled(n, Double.NaN);
    rights = filled(n, Double.NaN);
    bridged = new boolean[n];
  }

  /** A copy, to be changed. */
  SeenPage(SeenPage other) {
    stacks = other.stacks;
    lines = other.lines;
    sizes = other.sizes.clone();
    chunks = other.chunks.clone();
    heights = other.heights.clone();
    lefts = other.lefts.clone();
    rights = other.rights.clone();
    bridged = other.bridged.clone();
  }

  private static double[] filled(int n, double value) {
    double[] array = new double[n];
    Arrays.fill(array, value);
    return array;
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

  double seenY(int line) {
    return Double.isNaN(heights[line]) ? lines.get(line).middleY() : heights[line];
  }

  /** How far from a line's middle its words are seen. */
  private double spread(int line) {
    return Math.min(lines.get(line).rise() / 2, LineOperators.REACH * sizes[line]);
  }

  /**
   * The lines' numbers in the order in which poppler is likely to give them, the worse one where there are two; a line that
   * is torn apart comes more than once.
   */
  List<Integer> order() {
    List<SeenWord> words = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      words(i, words);
    }
    return PopplerBlocks.orders(words).stream()
        .max(Comparator.comparingInt(SeenPage::outOfOrder))
        .orElseThrow();
  }

  private void words(int index, List<SeenWord> words) {
    LayerLine line = lines.get(index);
    SeenLine seen = of(index);
    for (SeenLine.Pier pier : seen.piers()) {
      words.add(new SeenWord(
          index,
          pier.x(),
          pier.x() + LineOperators.BLANK * seen.size(),
          -pier.y(),
          -pier.y(),
          seen.size()));
    }
    int last = line.spans().size() - 1;
    for (int i = 0; i <= last; i++) {
      LayerLine.Span span = line.spans().get(i);
      double left = i == 0 ? seen.left().orElse(line.xAt(span.from())) : line.xAt(span.from());
      double right = i == last ? seen.right().orElse(line.xAt(span.to())) : line.xAt(span.to());
      double base = LineOperators.height(line, i, seen).orElse(line.yAt(span.from()));
      double rise = line.yAt(span.to()) - line.yAt(span.from());
      words.add(new SeenWord(index, left, Math.max(left, right), -base, -base - rise, seen.size()));
    }
  }

  /** How many lines poppler is likely to give out of order. */
  int disorder() {
    return outOfOrder(order());
  }

  /** What is not in the longest part that is in order. */
  private static int outOfOrder(List<Integer> numbers) {
    TreeSet<Integer> ends = new TreeSet<>();
    for (int number : numbers) {
      Integer next = ends.ceiling(number);
      if (next != null) {
        ends.remove(next);
      }
      ends.add(number);
    }
    return numbers.size() - ends.size();
  }

  /** Lines that follow each other in one chunk. */
  List<Stack> runs() {
    List<Stack> all = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= lines.size(); i++) {
      if (i == lines.size() || chunks[i] != chunks[first]) {
        all.add(new Stack(first, i - 1));
        first = i;
      }
    }
    return all;
  }
}
