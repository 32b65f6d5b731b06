package kz.muragat.image;

import kz.muragat.model.Point;

/**
 * How a working copy lies over the page picture: the page turned by quarters, scaled, then turned about its middle so
 * that its lines are level.
 *
 * @param pageWidth of the page picture, pixels
 * @param pageHeight of the page picture, pixels
 * @param quarterTurns clockwise, 0–3
 * @param scale working pixels a page pixel
 * @param skewDegrees by how much lines fall to the right after the quarter turns
 * @param width of the working copy, pixels
 * @param height of the working copy, pixels
 */
record Frame(
    int pageWidth,
    int pageHeight,
    int quarterTurns,
    double scale,
    double skewDegrees,
    int width,
    int height) {

  /** A working copy large enough to hold the whole page, its corners too. */
  static Frame of(
      int pageWidth, int pageHeight, int quarterTurns, double scale, double skewDegrees) {
    boolean lying = quarterTurns % 2 == 1;
    double w = Math.max(1, Math.round((lying ? pageHeight : pageWidth) * scale));
    double h = Math.max(1, Math.round((lying ? pageWidth : pageHeight) * scale));
    double sin = Math.abs(Math.sin(Math.toRadians(skewDegrees)));
    double cos = Math.abs(Math.cos(Math.toRadians(skewDegrees)));
    int width = (int) Math.ceil(w * cos + h * sin);
    int height = (int) Math.ceil(w * sin + h * cos);
    return new Frame(pageWidth, pageHeight, quarterTurns, scale, skewDegrees, width, height);
  }

  /** The place on the page picture of a place on the working copy. */
  Point toPage(double x, double y) {
    boolean lying = quarterTurns % 2 == 1;
    double turnedWidth = lying ? pageHeight : pageWidth;
    double turnedHeight = lying ? pageWidth : pageHeight;
    double sin = Math.sin(Math.toRadians(skewDegrees));
    double cos = Math.cos(Math.toRadians(skewDegrees));
    double dx = (x - width / 2.0) / scale;
    double dy = (y - height / 2.0) / scale;
    double u = turnedWidth / 2 + dx * cos - dy * sin;
    double v = turnedHeight / 2 + dx * sin + dy * cos;
    return switch (quarterTurns) {
      case 1 -> new Point(v, pageHeight - u);
      case 2 -> new Point(pageWidth - u, pageHeight - v);
      case 3 -> new Point(pageWidth - v, u);
      default -> new Point(u, v);
    };
  }
}
