package kz.muragat.train.synth;

import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.List;

/** The curve of a pen through given points: smooth everywhere but at corners. */
final class PenPath {

  private static final double REACH = 0.36;

  private PenPath() {}

  static Path2D.Double through(List<PenLetters.Point> points) {
    Path2D.Double path = new Path2D.Double();
    path.moveTo(points.get(0).x(), points.get(0).y());
    if (points.size() == 1) {
      path.lineTo(points.get(0).x() + 0.01, points.get(0).y());
    }
    for (int i = 0; i + 1 < points.size(); i++) {
      PenLetters.Point from = points.get(i);
      PenLetters.Point to = points.get(i + 1);
      double length = Math.hypot(to.x() - from.x(), to.y() - from.y()) * REACH;
      double[] out = direction(points, i, i + 1);
      double[] in = direction(points, i + 1, i);
      path.curveTo(
          from.x() + out[0] * length,
          from.y() + out[1] * length,
          to.x() + in[0] * length,
          to.y() + in[1] * length,
          to.x(),
          to.y());
    }
    return path;
  }

  /**
   * The same way by an unsteady hand: straight from point to point, each a little beside the way.
   *
   * @param step between the points
   * @param by how much they are moved, a standard deviation
   */
  static Path2D.Double shaken(Path2D path, double step, double by, Dice dice) {
    Path2D.Double shaken = new Path2D.Double();
    double[] point = new double[6];
    double lastX = 0;
    double lastY = 0;
    for (var at = new FlatteningPathIterator(path.getPathIterator(null), 0.01);
        !at.isDone();
        at.next()) {
      boolean start = at.currentSegment(point) == PathIterator.SEG_MOVETO;
      double length = Math.hypot(point[0] - lastX, point[1] - lastY);
      if (start) {
        shaken.moveTo(point[0], point[1]);
      } else if (length < step) {
        continue;
      } else {
        shaken.lineTo(point[0] + dice.bell(0, by), point[1] + dice.bell(0, by));
      }
      lastX = point[0];
      lastY = point[1];
    }
    shaken.lineTo(point[0], point[1]);
    return shaken;
  }

  /** Where the pen heads at a point on its way to (or back to) a neighbour: along the chord of both neighbours. */
  private static double[] direction(List<PenLetters.Point> points, int at, int towards) {
    int other = 2 * at - towards;
    boolean end = points.get(at).corner() || other < 0 || other >= points.size();
    PenLetters.Point from = points.get(end ? at : other);
    PenLetters.Point to = points.get(towards);
    double x = to.x() - from.x();
    double y = to.y() - from.y();
    double length = Math.max(1e-6, Math.hypot(x, y));
    return new double[] {x / length, y / length};
  }
}
