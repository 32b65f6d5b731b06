package kz.muragat.train.synth;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.List;

/**
 * Where each letter of a line stands, in x-heights: the pen starts at 0, the baseline is at 0, y down.
 *
 * @param letters in the order of writing
 * @param left of the leftmost ink, 0 or less
 * @param width from 0 to the pen's end or to the rightmost ink, whichever is farther
 * @param top of the highest ink, negative above the baseline
 * @param bottom of the lowest ink
 */
record LinePlan(List<Placed> letters, double left, double width, double top, double bottom) {

  /** Whether its measures are numbers that a picture can have. */
  boolean isBounded() {
    return Double.isFinite(left) && Double.isFinite(width + top + bottom);
  }

  /**
   * A letter in its place.
   *
   * @param place from the glyph's own coordinates to the line's
   * @param strength of its ink, 0–1
   */
  record Placed(Path2D.Float outline, AffineTransform place, double strength) {}
}
