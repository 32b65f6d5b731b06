package kz.muragat.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.muragat.model.Point;

/**
 * A line as it stands on the working copy, level and upright.
 *
 * @param baseline from left to right
 * @param upper edge of its outline, from left to right
 * @param lower edge of its outline, from left to right
 * @param xHeight height of its small letters
 * @param left of its ink
 * @param right of its ink
 * @param from where it begins: with its ink, or with a rule to write on
 * @param to where it ends: with its ink, or with a rule to write on
 * @param top of its ink
 * @param bottom of its ink
 * @param ink number of its pixels
 * @param letters number of its connected pieces that are as tall as letters
 * @param letterWidth mean width of those
 * @param odd share of its ink in pieces that are no letters by their shape, 0–1
 * @param contrast how much darker than paper its ink is, 0–1
 * @param parts that are read one by one, where the size of its letters changes; none where it is one
 */
record WorkLine(
    List<Point> baseline,
    List<Point> upper,
    List<Point> lower,
    double xHeight,
    double left,
    double right,
    double from,
    double to,
    double top,
    double bottom,
    int ink,
    int letters,
    double letterWidth,
    double odd,
    double contrast,
    List<WorkLine> parts) {

  /** Pieces whose letters differ by as much are read one by one. */
  private static final double LARGER = 1.5;

  /** The same line, to be read in parts. */
  WorkLine inParts(List<WorkLine> of) {
    return new WorkLine(
        baseline,
        upper,
        lower,
        xHeight,
        left,
        right,
        from,
        to,
        top,
        bottom,
        ink,
        letters,
        letterWidth,
        odd,
        contrast,
        of);
  }

  /** Its parts, or itself. */
  List<WorkLine> partsOrWhole() {
    return parts.isEmpty() ? List.of(this) : parts;
  }

  double width() {
    return right - left;
  }

  double middleX() {
    return (left + right) / 2;
  }

  /** The middle of its small letters, halfway along. */
  double middleY() {
    return baselineY() - xHeight / 2;
  }

  /** The level of its baseline on average. */
  double baselineY() {
    return baseline.stream().mapToDouble(Point::y).average().orElseThrow();
  }

  /** The level of its baseline where it is highest. */
  double highest() {
    return baseline.stream().mapToDouble(Point::y).min().orElseThrow();
  }

  /** The level of its baseline where it is lowest. */
  double lowest() {
    return baseline.stream().mapToDouble(Point::y).max().orElseThrow();
  }

  /** Its upper edge from left to right, then its lower edge back. */
  List<Point> outline() {
    List<Point> outline = new ArrayList<>(upper);
    for (int i = lower.size() - 1; i >= 0; i--) {
      outline.add(lower.get(i));
    }
    return outline;
  }

  /** One line of pieces that stand side by side. */
  static WorkLine joined(List<WorkLine> pieces) {
    List<WorkLine> sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparingDouble(WorkLine::left));
    WorkLine line = sorted.get(0);
    for (WorkLine next : sorted.subList(1, sorted.size())) {
      line = line.with(next);
    }
    return line;
  }

  /** One line of pieces that stand side by side and are read one by one, from left to right. */
  static WorkLine inOne(List<WorkLine> pieces) {
    return joined(pieces)
        .inParts(pieces.stream().flatMap(piece -> piece.partsOrWhole().stream()).toList());
  }

  private WorkLine with(WorkLine next) {
    double share = width() / (width() + next.width());
    int all = letters + next.letters;
    return new WorkLine(
        chained(baseline, next.baseline),
        chained(upper, next.upper),
        chained(lower, next.lower),
        xHeight * share + next.xHeight * (1 - share),
        left,
        Math.max(right, next.right),
        Math.min(from, next.from),
        Math.max(to, next.to),
        Math.min(top, next.top),
        Math.max(bottom, next.bottom),
        ink + next.ink,
        all,
        (letterWidth * letters + next.letterWidth * next.letters) / Math.max(1, all),
        odd * share + next.odd * (1 - share),
        contrast * share + next.contrast * (1 - share),
        partsWith(next));
  }

  private List<WorkLine> partsWith(WorkLine next) {
    if (parts.isEmpty() && next.parts.isEmpty() && isAsLargeAs(next)) {
      return List.of();
    }
    List<WorkLine> all = new ArrayList<>(partsOrWhole());
    for (WorkLine part : next.partsOrWhole()) {
      int end = all.size() - 1;
      if (all.get(end).isAsLargeAs(part)) {
        all.set(end, all.get(end).with(part));
      } else {
        all.add(part);
      }
    }
    return all;
  }

  private boolean isAsLargeAs(WorkLine other) {
    return xHeight < LARGER * other.xHeight && other.xHeight < LARGER * xHeight;
  }

  private static List<Point> chained(List<Point> first, List<Point> second) {
    List<Point> chain = new ArrayList<>(first);
    double reached = first.get(first.size() - 1).x();
    second.stream().filter(p -> p.x() > reached).forEach(chain::add);
    return chain;
  }
}
