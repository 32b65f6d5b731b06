package kz.muragat.train.synth;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Fills outlines: ink (white) on nothing (black). */
final class Writer {

  private final Frame frame;
  private final BufferedImage image;
  private final Graphics2D graphics;

  Writer(Frame frame) {
    this.frame = frame;
    this.image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_BYTE_GRAY);
    this.graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  /**
   * Writes a line.
   *
   * @param shiftX to the right, in x-heights
   * @param shiftY down, in x-heights
   */
  void write(LinePlan plan, double shiftX, double shiftY) {
    AffineTransform page =
        new AffineTransform(1, frame.fall(), 0, 1, 0, -frame.fall() * frame.width() / 2.0);
    page.translate(
        frame.left() + shiftX * frame.scale(), frame.baseline() + shiftY * frame.scale());
    page.scale(frame.scale(), frame.scale());
    for (LinePlan.Placed letter : plan.letters()) {
      AffineTransform whole = new AffineTransform(page);
      whole.concatenate(letter.place());
      int tone = (int) Math.round(255 * letter.strength());
      graphics.setColor(new Color(tone, tone, tone));
      graphics.fill(whole.createTransformedShape(letter.outline()));
    }
  }

  /** The ink so far: 0 none to 1 full. The writer is finished with it. */
  Plane ink() {
    graphics.dispose();
    return Plane.of(image);
  }
}
