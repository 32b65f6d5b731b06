package kz.muragat.image;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.model.Point;

/** Fewer points for the same line (Ramer 1972, Douglas and Peucker 1973). */
final class Simplify {

  private Simplify() {}

  /** The points of a line without those that lie at most {@code tolerance} pixels off the rest. */
  static List<Point> line(List<Point> points, double tolerance) {
    boolean[] kept = new boolean[points.size()];
    kept[0] = true;
    kept[points.size() - 1] = true;
    mark(points, 0, points.size() - 1, tolerance, kept);
    List<Point> line = new ArrayList<>();
    for (int i = 0; i < kept.length; i++) {
      if (kept[i]) {
        line.add(points.get(i));
      }
    }
    return line;
  }

  private static void mark(List<Point> points, int from, int to, double tolerance, boolean[] kept) {
    int farthest = -1;
    double distance = tolerance;
    for (int i = from + 1; i < to; i++) {
      double d = distance(points.get(i), points.get(from), points.get(to));
      if (d > distance) {
        distance = d;
        farthest = i;
      }
    }
    if (farthest >= 0) {
      kept[farthest] = true;
      mark(points, from, farthest, tolerance, kept);
      mark(points, farthest, to, tolerance, kept);
    }
  }

  private static double distance(Point p, Point a, Point b) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double length = Math.hypot(dx, dy);
    return length < 1e-9
        ? Math.hypot(p.x() - a.x(), p.y() - a.y())
        : Math.abs((p.x() - a.x()) * dy - (p.y() - a.y()) * dx) / length;
  }
}
