package kz.muragat.model;

/**
 * An axis-parallel rectangle of a page picture, in whole pixels, origin top left. It holds the pixels {@code x … x + width
 * - 1} and {@code y … y + height - 1}. Width and height are at least 1; x and y may be negative where a line runs off the
 * picture.
 */
public record Box(int x, int y, int width, int height) {

  public Box {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a box needs an area, not " + width + " x " + height);
    }
  }

  /** The smallest box that holds all points. */
  public static Box around(Iterable<Point> points) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Point p : points) {
      left = Math.min(left, p.x());
      right = Math.max(right, p.x());
      top = Math.min(top, p.y());
      bottom = Math.max(bottom, p.y());
    }
    if (left > right) {
      throw new IllegalArgumentException("no points, no box");
    }
    int x = (int) Math.floor(left);
    int y = (int) Math.floor(top);
    return new Box(
        x, y, Math.max(1, (int) Math.ceil(right) - x), Math.max(1, (int) Math.ceil(bottom) - y));
  }

  /** One past the last column. */
  public int right() {
    return x + width;
  }

  /** One past the last row. */
  public int bottom() {
    return y + height;
  }

  /** The smallest box that holds both. */
  public Box union(Box other) {
    int left = Math.min(x, other.x);
    int top = Math.min(y, other.y);
    return new Box(
        left,
        top,
        Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }
}
