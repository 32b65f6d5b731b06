package kz.muragat.model;

import java.util.List;

/** A line through two or more points, in the direction of reading. */
public record Polyline(List<Point> points) {

  public Polyline {
    points = List.copyOf(points);
    if (points.size() < 2) {
      throw new IllegalArgumentException("a polyline needs two points");
    }
  }

  /** The straight line from one point to another. */
  public static Polyline between(double x1, double y1, double x2, double y2) {
    return new Polyline(List.of(new Point(x1, y1), new Point(x2, y2)));
  }

  public Point first() {
    return points.get(0);
  }

  public Point last() {
    return points.get(points.size() - 1);
  }

  /** Length in pixels along the line. */
  public double length() {
    double sum = 0;
    for (int i = 1; i < points.size(); i++) {
      sum += Math.hypot(
          points.get(i).x() - points.get(i - 1).x(),
          points.get(i).y() - points.get(i - 1).y());
    }
    return sum;
  }
}
