package kz.muragat.image;

import java.util.List;
import kz.muragat.model.Point;
import kz.muragat.model.Polyline;

/**
 * Where each pixel of a straightened line picture stood on the page: the baseline walked at a constant step, and at each
 * step the direction "up" of the line.
 */
final class LinePath {

  private static final double ASCENT = 2.2;
  private static final double DESCENT = 1.0;

  private final double[] x;
  private final double[] y;
  private final double upX;
  private final double upY;
  private final double step;
  private final int baselineRow;
  private final double xHeightPx;

  private LinePath(
      double[] x,
      double[] y,
      double upX,
      double upY,
      double step,
      int baselineRow,
      double xHeightPx) {
    this.x = x;
    this.y = y;
    this.upX = upX;
    this.upY = upY;
    this.step = step;
    this.baselineRow = baselineRow;
    this.xHeightPx = xHeightPx;
  }

  /**
   * @param baseline in page pixels
   * @param before page pixels to go on before its first point
   * @param after page pixels to go on behind its last point
   * @param step page pixels a column (and a row) of the picture
   * @param baselineRow row of the picture on which the baseline comes to lie
   */
  static LinePath along(
      Polyline baseline,
      double before,
      double after,
      double step,
      int baselineRow,
      double xHeightPx) {
    List<Point> points = baseline.points();
    double dx = baseline.last().x() - baseline.first().x();
    double dy = baseline.last().y() - baseline.first().y();
    double chord = Math.max(1e-9, Math.hypot(dx, dy));
    int columns = Math.max(1, (int) Math.ceil((before + baseline.length() + after) / step));
    double[] xs = new double[columns + 1];
    double[] ys = new double[columns + 1];
    int segment = 0;
    double behind = 0;
    for (int i = 0; i <= columns; i++) {
      double at = i * step - before;
      while (segment < points.size() - 2 && at > behind + length(points, segment)) {
        behind += length(points, segment++);
      }
      Point p = points.get(segment);
      Point q = points.get(segment + 1);
      double share = (at - behind) / Math.max(1e-9, length(points, segment));
      xs[i] = p.x() + (q.x() - p.x()) * share;
      ys[i] = p.y() + (q.y() - p.y()) * share;
    }
    return new LinePath(xs, ys, dy / chord, -dx / chord, step, baselineRow, xHeightPx);
  }

  private static double length(List<Point> points, int segment) {
    Point p = points.get(segment);
    Point q = points.get(segment + 1);
    return Math.hypot(q.x() - p.x(), q.y() - p.y());
  }

  int columns() {
    return x.length - 1;
  }

  /** The place on the page of a column's left edge and a row's upper edge. */
  Point onPage(double column, double row) {
    int i = Math.max(0, Math.min(x.length - 2, (int) column));
    double share = column - i;
    double up = (baselineRow - row) * step;
    return new Point(
        x[i] + (x[i + 1] - x[i]) * share + upX * up, y[i] + (y[i + 1] - y[i]) * share + upY * up);
  }

  double pageX(int column, double row) {
    return (x[column] + x[column + 1]) / 2 + upX * (baselineRow - row) * step;
  }

  double pageY(int column, double row) {
    return (y[column] + y[column + 1]) / 2 + upY * (baselineRow - row) * step;
  }

  /** The row on which ascenders begin. */
  int bandTop() {
    return (int) Math.max(0, baselineRow - 1.6 * xHeightPx / step);
  }

  /** The row below descenders. */
  int bandBottom() {
    return (int) Math.ceil(baselineRow + 0.6 * xHeightPx / step);
  }

  /** How far above the baseline an ordinary line picture reaches, in page pixels. */
  static double ascent(double xHeightPx) {
    return ASCENT * xHeightPx;
  }

  /** How far below the baseline an ordinary line picture reaches, in page pixels. */
  static double descent(double xHeightPx) {
    return DESCENT * xHeightPx;
  }

  /** The column and row (fractions) at which a page point appears. Points beyond the ends get columns beyond them. */
  double[] inCrop(Point p) {
    double target = along(p.x(), p.y());
    int low = 0;
    int high = x.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (along(x[middle], y[middle]) <= target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double span = along(x[high], y[high]) - along(x[low], y[low]);
    double share = span > 1e-9 ? (target - along(x[low], y[low])) / span : 0;
    double baseX = x[low] + (x[high] - x[low]) * share;
    double baseY = y[low] + (y[high] - y[low]) * share;
    double up = (p.x() - baseX) * upX + (p.y() - baseY) * upY;
    return new double[] {low + share, baselineRow - up / step};
  }

  private double along(double px, double py) {
    return -px * upY + py * upX;
  }
}
