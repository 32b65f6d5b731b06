package kz.muragat.pdf;

import java.awt.geom.AffineTransform;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * The visible part of a PDF page and how it is displayed: what lies between default user space (origin anywhere, y up) and
 * the displayed page (origin top left, y down).
 *
 * @param left of the crop box, in user space units
 * @param bottom of the crop box
 * @param width of the crop box, more than 0, before it is turned
 * @param height of the crop box, more than 0, before it is turned
 * @param rotation by which the page is turned clockwise for display: 0, 90, 180 or 270 degrees
 * @param userUnit size of a user space unit in 1/72 inch
 */
record PageFrame(
    double left, double bottom, double width, double height, int rotation, double userUnit) {

  PageFrame {
    if (!(width > 0 && height > 0 && userUnit > 0)
        || rotation % 90 != 0
        || rotation < 0
        || rotation >= 360) {
      throw new IllegalArgumentException(
          "not a page: " + width + " x " + height + " turned by " + rotation);
    }
  }

  static PageFrame of(PDPage page) {
    PDRectangle box = page.getCropBox();
    return new PageFrame(
        box.getLowerLeftX(),
        box.getLowerLeftY(),
        box.getWidth(),
        box.getHeight(),
        page.getRotation(),
        page.getUserUnit());
  }

  private boolean sideways() {
    return rotation % 180 != 0;
  }

  /** Of the displayed page, in inches of paper. */
  double displayedWidthInches() {
    return (sideways() ? height : width) * userUnit / 72;
  }

  /** Of the displayed page, in inches of paper. */
  double displayedHeightInches() {
    return (sideways() ? width : height) * userUnit / 72;
  }

  /** From user space to pixels of the displayed page. */
  AffineTransform toPixels(double widthPx, double heightPx) {
    AffineTransform unit = switch (rotation) {
      case 90 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 180 -> new AffineTransform(-1, 0, 0, 1, 1, 0);
      case 270 -> new AffineTransform(0, -1, -1, 0, 1, 1);
      default -> new AffineTransform(1, 0, 0, -1, 0, 1);
    };
    AffineTransform all = AffineTransform.getScaleInstance(widthPx, heightPx);
    all.concatenate(unit);
    all.scale(1 / width, 1 / height);
    all.translate(-left, -bottom);
    return all;
  }

  /** From user space to units of the displayed page, origin bottom left, y up. */
  AffineTransform toPoints() {
    double right = left + width;
    double top = bottom + height;
    return switch (rotation) {
      case 90 -> new AffineTransform(0, -1, 1, 0, -bottom, right);
      case 180 -> new AffineTransform(-1, 0, 0, -1, right, top);
      case 270 -> new AffineTransform(0, 1, -1, 0, top, -left);
      default -> AffineTransform.getTranslateInstance(-left, -bottom);
    };
  }

  /** The same page turned further for display. */
  PageFrame turned(int clockwiseQuarters) {
    return new PageFrame(
        left, bottom, width, height, (rotation + 90 * clockwiseQuarters) % 360, userUnit);
  }
}
