package kz.muragat.image;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import kz.muragat.model.Point;

/** What of a chain of points lies on one side of a cut (I. Sutherland and G. Hodgman, 1974). */
final class Clipping {

  private Clipping() {}

  /**
   * @param side above 0 for points that stay, falling evenly to the cut
   */
  static List<Point> open(List<Point> chain, ToDoubleFunction<Point> side) {
    return clipped(chain, side, 1);
  }

  /** The same of a ring. */
  static List<Point> closed(List<Point> ring, ToDoubleFunction<Point> side) {
    return clipped(ring, side, 0);
  }

  private static List<Point> clipped(List<Point> points, ToDoubleFunction<Point> side, int first) {
    List<Point> kept = new ArrayList<>();
    if (first == 1 && side.applyAsDouble(points.get(0)) >= 0) {
      kept.add(points.get(0));
    }
    for (int i = first; i < points.size(); i++) {
      Point from = points.get(i == 0 ? points.size() - 1 : i - 1);
      Point to = points.get(i);
      double before = side.applyAsDouble(from);
      double after = side.applyAsDouble(to);
      if (before < 0 != after < 0) {
        double share = before / (before - after);
        kept.add(new Point(
            from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y())));
      }
      if (after >= 0) {
        kept.add(to);
      }
    }
    return kept;
  }
}
