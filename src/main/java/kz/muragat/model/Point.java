package kz.muragat.model;

/** A point of a page picture, in pixels, origin top left; fractions lie between pixel corners. */
public record Point(double x, double y) {

  public Point {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("a point needs finite coordinates, not " + x + "," + y);
    }
  }
}
