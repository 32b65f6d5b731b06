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
 * @param letters number of its connected pieces that are as tall as letters
 * @param letterWidth mean width of those
 * @param odd share of its ink in pieces that are no letters by their shape, 0–1
 * @param contrast how much darker than paper its ink is, 0–1
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
    int letters,
    double letterWidth,
    double odd,
    double contrast) {

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
