package kz.muragat.train.synth;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a joined hand comes into a letter, and where it goes on from it, in the letter's own x-heights, y down.
 *
 * @param entry its leftmost end, or where its bowl reaches farthest to the left
 * @param exit its end at the right; empty where the pen has to be lifted
 */
record PenEnds(Point2D entry, Optional<Point2D> exit) {

  /** Between the line and the height of small letters, give or take. */
  private static final double TOP = -1.15;

  private static final double BOTTOM = 0.2;

  private static final double SAME = 0.02;
  /** A lower end is the likelier one to go on from. */
  private static final double LOWER_IS_BETTER = 0.4;

  /** The ends of a letter that was written with a pen; empty for one that has no part between the lines. */
  static Optional<PenEnds> of(Path2D strokes) {
    List<Point2D> all = new ArrayList<>();
    List<Point2D> tips = new ArrayList<>();
    double[] p = new double[6];
    for (PathIterator at = strokes.getPathIterator(null, 0.01); !at.isDone(); at.next()) {
      boolean start = at.currentSegment(p) == PathIterator.SEG_MOVETO;
      Point2D point = new Point2D.Double(p[0], p[1]);
      if (start && !all.isEmpty()) {
        tips.add(all.get(all.size() - 1));
      }
      if (start) {
        tips.add(point);
      }
      all.add(point);
    }
    if (all.isEmpty()) {
      return Optional.empty();
    }
    tips.add(all.get(all.size() - 1));
    double middle = strokes.getBounds2D().getCenterX();
    List<Point2D> free = tips.stream()
        .filter(tip -> tips.stream().filter(any -> any.distance(tip) < SAME).count() == 1)
        .filter(PenEnds::isBetweenLines)
        .toList();
    Optional<Point2D> exit = free.stream()
        .filter(tip -> tip.getX() > middle)
        .max(Comparator.comparingDouble(tip -> tip.getX() + LOWER_IS_BETTER * tip.getY()));
    Comparator<Point2D> leftFirst = Comparator.comparingDouble(Point2D::getX);
    return free.stream()
        .filter(tip -> tip.getX() < middle)
        .min(leftFirst)
        .or(() -> all.stream().filter(PenEnds::isBetweenLines).min(leftFirst))
        .map(entry -> new PenEnds(entry, exit));
  }

  private static boolean isBetweenLines(Point2D point) {
    return point.getY() > TOP && point.getY() < BOTTOM;
  }

  /** The same of a letter that was moved. */
  PenEnds moved(AffineTransform by) {
    return new PenEnds(by.transform(entry, null), exit.map(point -> by.transform(point, null)));
  }

  /** The same of a letter that was turned round, so that it is entered where it was left. */
  Optional<PenEnds> turned(AffineTransform by) {
    return exit.map(
        end -> new PenEnds(by.transform(end, null), Optional.of(by.transform(entry, null))));
  }

  /** The pen's way from one letter to the next, or empty where nobody would go it without lifting the pen. */
  static Optional<Path2D> way(Point2D exit, Point2D entry) {
    double across = entry.getX() - exit.getX();
    double down = entry.getY() - exit.getY();
    if (across < -0.25 || across > 1.2 || Math.abs(down) > 1.3) {
      return Optional.empty();
    }
    double reach = Math.max(0.08, 0.5 * across);
    Path2D.Double way = new Path2D.Double();
    way.moveTo(exit.getX(), exit.getY());
    way.curveTo(
        exit.getX() + reach,
        exit.getY() + 0.06,
        entry.getX() - 0.6 * reach,
        entry.getY() - 0.5 * down,
        entry.getX(),
        entry.getY());
    return Optional.of(way);
  }
}
