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
 * A page's lines as poppler is to see them: where they are, but for what {@link WholeColumns} and {@link OrderRepairs} change.
 * Lengths are in points.
 */
final class SeenPage {

  /** Lines of a block are no further apart, in font sizes (1.5), less a margin. */
  static final double LINE_DISTANCE = 1.45;

  /** In points: from the top of what is left, poppler looks so far down for the leftmost word to start with. */
  private static final double VIEW = 16;

  /** What is further below a line than this, in font sizes (0.5), and a margin, is not of that line. */
  private static final double CLEAR = 0.55;

  /** A word is not to be seen shorter than this, in font sizes. */
  private static final double LEAST_SEEN = 0.4;

  /** How far before the lines' ends blanks stand, in font sizes. */
  private static final double PIER = LineOperators.BLANK;

  final LineStacks stacks;
  final List<LayerLine> lines;
  final double[] sizes;

  /** A number for each line; lines that follow each other and have the same are to be one block. */
  final int[] chunks;

  /** Where lines are to be seen to begin and end; not a number where that is their own place. */
  final double[] lefts;

  final double[] rights;

  /** Whether the gap above a line is to be filled. */
  final boolean[] bridged;

  /** All lines where they are. */
  SeenPage(LineStacks stacks, List<LayerLine> lines, double[] sizes) {
    this.stacks = stacks;
    this.lines = new ArrayList<>(lines);
    this.sizes = sizes.clone();
    int n = lines.size();
    chunks = new int[n];
    lefts = filled(n, Double.NaN);
    rights = filled(n, Double.NaN);
    bridged = new boolean[n];
  }

  /** A copy, to be changed. */
  SeenPage(SeenPage other) {
    stacks = other.stacks;
    lines = new ArrayList<>(other.lines);
    sizes = other.sizes.clone();
    chunks = other.chunks.clone();
    lefts = other.lefts.clone();
    rights = other.rights.clone();
    bridged = other.bridged.clone();
  }

  private static double[] filled(int n, double value) {
    double[] array = new double[n];
    Arrays.fill(array, value);
    return array;
  }

  /** Has a line seem to begin and end between two places; words that are too short for that are seen with their neighbours. */
  void within(int index, double left, double right) {
    LayerLine line = lines.get(index);
    if (!line.upright()) {
      return;
    }
    double least = LEAST_SEEN * sizes[index];
    if (line.xAt(line.from()) < left) {
      while (line.spans().size() > 1 && line.xAt(line.spans().get(0).to()) < left + least) {
        line = line.joined(0);
      }
      lefts[index] = left;
    }
    if (line.xAt(line.to()) > right) {
      int last = line.spans().size() - 1;
      while (last > 0 && line.xAt(line.spans().get(last).from()) > right - least) {
        line = line.joined(--last);
      }
      rights[index] = right;
    }
    lines.set(index, line);
  }

  /** What to do with a line. */
  SeenLine of(int index) {
    LayerLine line = lines.get(index);
    return new SeenLine(
        sizes[index],
        Math.min(reach(index, index - 1), reach(index, index + 1)),
        headEnd(line),
        optional(lefts[index]),
        optional(rights[index]),
        piers(index));
  }

  /**
   * Where the gap above a line is filled. A blank that is clear of both lines stands at the column's left edge: poppler
   * begins lines with the leftmost word in its view, and a blank that is left over there cuts off the view of what is below.
   * Otherwise it stands as far from the line as poppler allows, clear of the line above, and at the end of both, so that no
   * words follow that might be taken for the blank's own.
   */
  private List<SeenLine.Pier> piers(int index) {
    List<SeenLine.Pier> piers = new ArrayList<>();
    if (bridged[index]) {
      double size = sizes[index];
      double highest = middleY(index - 1) - spread(index - 1) - CLEAR * size;
      double lowest = middleY(index) + spread(index) + CLEAR * size;
      double most = LINE_DISTANCE * size;
      double gap = below(index);
      int count = (int) Math.ceil(gap / most) - 1;
      double each = gap / (count + 1);
      if (middleY(index) + each >= lowest && middleY(index - 1) - each <= highest) {
        for (int i = 1; i <= count; i++) {
          piers.add(new SeenLine.Pier(leftmost(index), middleY(index) + i * each));
        }
        return piers;
      }
      double x = Math.min(seenRight(index), seenRight(index - 1)) - PIER * size;
      double y = middleY(index);
      while (middleY(index - 1) - y > most) {
        y = Math.min(highest, y + most);
        piers.add(new SeenLine.Pier(x, y));
      }
    }
    return piers;
  }

  /** Where the leftmost of the lines begins that poppler sees together with the gap above a line. */
  private double leftmost(int index) {
    double left = Double.POSITIVE_INFINITY;
    for (int i = index - 1;
        i < lines.size() && chunks[i] == chunks[index] && middleY(index) - middleY(i) < VIEW;
        i++) {
      left = Math.min(left, seenLeft(i));
    }
    return left;
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

  private double middleY(int line) {
    return lines.get(line).middleY();
  }

  /** How far a line is below the line before it. */
  double below(int line) {
    return middleY(line - 1) - middleY(line);
  }

  private double seenLeft(int line) {
    double left = lines.get(line).xAt(lines.get(line).from());
    return Double.isNaN(lefts[line]) ? left : lefts[line];
  }

  /** Where a line is seen to end, or ends if that is before. */
  private double seenRight(int line) {
    double right = lines.get(line).xAt(lines.get(line).to());
    return Double.isNaN(rights[line]) ? right : Math.min(rights[line], right);
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
      double right = line.xAt(span.to());
      if (i == last) {
        right = seen.right().orElse(right);
      } else {
        double next = line.xAt(line.spans().get(i + 1).from());
        boolean filled = line.upright() && next - right > LineOperators.PARTING_GAP * seen.size();
        right = filled ? next - LineOperators.REST_OF_GAP * seen.size() : right;
      }
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
