package kz.muragat.image;

import java.util.List;
import kz.muragat.model.Point;

/**
 * A line as it stands on the working copy, level and upright.
 *
 * @param baseline from left to right
 * @param outline around its ink
 * @param xHeight height of its small letters
 * @param left of its ink
 * @param right of its ink
 * @param top of its ink
 * @param bottom of its ink
 * @param ink number of its pixels
 * @param pieces number of its connected pieces
 */
record WorkLine(
    List<Point> baseline,
    List<Point> outline,
    double xHeight,
    double left,
    double right,
    double top,
    double bottom,
    int ink,
    int pieces) {

  double width() {
    return right - left;
  }

  double middleX() {
    return (left + right) / 2;
  }

  /** The middle of its small letters, halfway along. */
  double middleY() {
    return baselineY() - xHeight / 2;
  }

  /** The level of its baseline on average. */
  double baselineY() {
    return baseline.stream().mapToDouble(Point::y).average().orElseThrow();
  }
}
