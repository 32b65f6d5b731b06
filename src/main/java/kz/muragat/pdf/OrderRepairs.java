package kz.muragat.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.muragat.pdf.LineStacks.Stack;

/**
 * Changes how single columns and paragraphs are seen until poppler gives them in order: of two that come the wrong way round,
 * one seems a little smaller, so that they are not taken for one block; a line of one seems to reach over or under the
 * other, so that the upper comes first; or the gaps within one are filled, so that it is one block. What helps most is kept,
 * for as long as something helps.
 */
final class OrderRepairs {

  private static final int MOST_REPAIRS = 10;

  private static final int MOST_PAIRS = 3;

  /** How far a line is seen to reach over another, in points. */
  private static final double OVERLAP = 2;

  private OrderRepairs() {}

  /**
   * A page put in order as far as that succeeds.
   *
   * @param disorder how many lines poppler is likely to give out of order all the same
   */
  record Repaired(SeenPage page, int disorder) {}

  /** The page put in order as far as that succeeds. */
  static Repaired repaired(SeenPage page) {
    SeenPage best = page;
    int least = page.disorder();
    for (int round = 0; round < MOST_REPAIRS && least > 0; round++) {
      SeenPage before = best;
      for (SeenPage candidate : repairs(before)) {
        int now = candidate.disorder();
        if (now < least) {
          best = candidate;
          least = now;
        }
      }
      if (best == before) {
        break;
      }
    }
    return new Repaired(best, least);
  }

  private static List<SeenPage> repairs(SeenPage page) {
    List<Stack> runs = page.runs();
    List<SeenPage> found = new ArrayList<>();
    Set<List<Stack>> tried = new HashSet<>();
    int latest = -1;
    for (int line : page.order()) {
      if (line < latest && tried.size() < MOST_PAIRS) {
        Stack early = run(runs, line);
        Stack late = run(runs, latest);
        if (!early.equals(late) && tried.add(List.of(early, late))) {
          found.addAll(repairs(page, early, late));
        }
      }
      latest = Math.max(latest, line);
    }
    return found;
  }

  private static Stack run(List<Stack> runs, int line) {
    return runs.stream()
        .filter(run -> line >= run.first() && line <= run.last())
        .findFirst()
        .orElseThrow();
  }

  /** Changes to two runs of lines of which the first comes after the second. */
  private static List<SeenPage> repairs(SeenPage page, Stack early, Stack late) {
    List<SeenPage> found = new ArrayList<>();
    for (Stack run : List.of(early, late)) {
      SeenPage whole = new SeenPage(page);
      bridge(whole, run(page.stacks.all(), run.first()), page.sizes[run.first()]);
      found.add(whole);
      for (double size : WholeColumns.SIZES) {
        SeenPage resized = new SeenPage(page);
        for (int i = run.first(); i <= run.last(); i++) {
          resized.sizes[i] *= size;
        }
        found.add(resized);
        found.add(reaching(resized, early.first(), late));
        found.add(reaching(resized, early.last(), late));
        found.add(reaching(resized, late.first(), early));
        found.add(reaching(resized, late.last(), early));
      }
    }
    return found;
  }

  /** The lines of a stack that are of one type made one block, whatever the distance of its paragraphs. */
  private static void bridge(SeenPage page, Stack stack, double size) {
    boolean before = false;
    for (int i = stack.first(); i <= stack.last(); i++) {
      boolean alike = Math.abs(page.sizes[i] - size) < WholeColumns.OTHER_TYPE * size;
      page.sizes[i] = alike ? size : page.sizes[i];
      page.bridged[i] = before
          && alike
          && page.lines.get(i).upright()
          && page.below(i) > SeenPage.LINE_DISTANCE * size;
      before = alike;
    }
  }

  /** A line that seems to reach over or under a run beside it. */
  private static SeenPage reaching(SeenPage page, int line, Stack run) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    for (LayerLine other : page.lines.subList(run.first(), run.last() + 1)) {
      left = Math.min(left, other.xAt(other.from()));
      right = Math.max(right, other.xAt(other.to()));
    }
    SeenPage result = new SeenPage(page);
    LayerLine moved = page.lines.get(line);
    if (right < moved.xAt(moved.from())) {
      result.lefts[line] = right - OVERLAP;
    } else if (left > moved.xAt(moved.to())) {
      result.rights[line] = left + OVERLAP;
    }
    return result;
  }
}
