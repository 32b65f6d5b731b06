package kz.muragat.train.synth;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;

/**
 * A letter's outline, in x-heights of its face: origin on the baseline at the pen's place, x to the right, y down.
 *
 * @param outline empty for a space; never changed after it was made
 * @param advance how far the pen moves on, in x-heights
 * @param bounds of the outline
 * @param ends where a joined hand comes in and goes on; empty in all that is not joined
 */
record Glyph(Path2D.Float outline, double advance, Rectangle2D bounds, Optional<PenEnds> ends) {

  static Glyph of(Path2D.Float outline, double advance) {
    return new Glyph(outline, advance, outline.getBounds2D(), Optional.empty());
  }

  Glyph joining(Optional<PenEnds> at) {
    return new Glyph(outline, advance, bounds, at);
  }
}
