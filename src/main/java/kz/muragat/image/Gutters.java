package kz.muragat.image;

/**
 * Where the empty paper between columns is.
 *
 * @param mask 255 in a gutter
 * @param scale mask pixels a working pixel
 */
record Gutters(Ink mask, double scale) {

  /** Whether a place of the working copy lies in a gutter. */
  boolean at(double x, double y) {
    int mx = (int) (x * scale);
    int my = (int) (y * scale);
    return mx >= 0 && my >= 0 && mx < mask.width() && my < mask.height() && mask.at(mx, my);
  }

  /** How much of the way between two places at one height is gutter, in working pixels. */
  double between(double fromX, double toX, double y) {
    double sum = 0;
    for (double x = fromX; x <= toX; x += 0.5 / scale) {
      sum += at(x, y) ? 0.5 / scale : 0;
    }
    return sum;
  }
}
