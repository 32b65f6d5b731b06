package kz.muragat.pipeline;

import kz.muragat.image.LineCrop;
import kz.muragat.model.Box;
import kz.muragat.model.GreyImage;

/**
 * A line, cut out of a picture of its page.
 *
 * @param scale pixels of that picture for one of those that the page's geometry is in
 */
record LineView(LineCrop crop, double scale) {

  /** As the recogniser sees it. */
  GreyImage image() {
    return crop.image();
  }

  /** Where a stretch of it stands, in the page's own pixels; shares of its width, 0–1. */
  Box box(double left, double right) {
    Box box = crop.box(left, right);
    return scale == 1
        ? box
        : new Box(
            (int) Math.round(box.x() / scale),
            (int) Math.round(box.y() / scale),
            Math.max(1, (int) Math.round(box.width() / scale)),
            Math.max(1, (int) Math.round(box.height() / scale)));
  }
}
