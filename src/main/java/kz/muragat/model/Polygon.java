package kz.muragat.model;

import java.util.List;

/** A closed outline of three or more points; the last is joined to the first. */
public record Polygon(List<Point> points) {

  public Polygon {
    points = List.copyOf(points);
    if (points.size() < 3) {
      throw new IllegalArgumentException("a polygon needs three points");
    }
  }

  /** The four corners of a box. */
  public static Polygon of(Box box) {
    return new Polygon(List.of(
        new Point(box.x(), box.y()),
        new Point(box.right(), box.y()),
        new Point(box.right(), box.bottom()),
        new Point(box.x(), box.bottom())));
  }

  public Box box() {
    return Box.around(points);
  }
}
