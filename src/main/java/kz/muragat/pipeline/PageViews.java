package kz.muragat.pipeline;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import kz.muragat.image.GreyImages;
import kz.muragat.image.LineCropper;
import kz.muragat.model.GreyImage;
import kz.muragat.model.LineShape;
import kz.muragat.model.Page;
import kz.muragat.model.Point;
import kz.muragat.model.Polygon;
import kz.muragat.model.Polyline;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;
import kz.muragat.pdf.ReadingLimits;

/** The picture of a page that was read, and pictures of its lines. */
final class PageViews {

  private static final ReadingLimits LIMITS = new ReadingLimits(
      ReadingLimits.DEFAULT.renderDpi(),
      ReadingLimits.DEFAULT.maxPixels(),
      ReadingLimits.DEFAULT.pageTimeout(),
      true);

  /** By how much the sides may differ in scale; more means another picture. */
  private static final double SAME_SCALE = 0.02;

  private final LineCropper cropper = new LineCropper();

  /**
   * The page as it was read.
   *
   * @param file the scan, or the PDF published for it
   * @param turnedForDisplay whether the file shows the page upright already: the PDF published for it does
   * @throws UnreadableScanException when the file shows no such page
   */
  GreyImage picture(Path file, boolean turnedForDisplay, Page page)
      throws IOException, UnreadableScanException {
    try (ScanFile scan = ScanFile.open(file, LIMITS)) {
      if (page.number() > scan.pageCount()) {
        throw new UnreadableScanException(
            Fault.NO_PAGE, file.getFileName() + " has no page " + page.number() + ".");
      }
      if (!(scan.page(page.number()) instanceof PageContent.Picture picture)) {
        throw new UnreadableScanException(
            Fault.DAMAGED,
            file.getFileName() + ", page " + page.number() + ", cannot be shown as a picture.");
      }
      BufferedImage image = picture.image();
      return GreyImages.of(turnedForDisplay ? turned(image, (4 - page.quarterTurns()) % 4) : image);
    }
  }

  /**
   * Cuts a line out, as the recogniser sees it.
   *
   * @throws UnreadableScanException when the picture is not one of this page
   */
  LineView line(GreyImage picture, Page page, LineShape shape) throws UnreadableScanException {
    double scale = (double) picture.width() / page.widthPx();
    double scaleY = (double) picture.height() / page.heightPx();
    if (Math.abs(scale - scaleY) > SAME_SCALE * scale) {
      throw new UnreadableScanException(
          Fault.DAMAGED,
          "The picture of page " + page.number() + " has "
              + picture.width() + " x " + picture.height() + " pixels, its text belongs to one of "
              + page.widthPx() + " x " + page.heightPx() + ".");
    }
    return new LineView(cropper.crop(picture, scale == 1 ? shape : scaled(shape, scale)), scale);
  }

  private static LineShape scaled(LineShape shape, double scale) {
    return new LineShape(
        new Polyline(shape.baseline().points().stream()
            .map(p -> new Point(p.x() * scale, p.y() * scale))
            .toList()),
        new Polygon(shape.boundary().points().stream()
            .map(p -> new Point(p.x() * scale, p.y() * scale))
            .toList()),
        shape.xHeightPx() * scale);
  }

  private static BufferedImage turned(BufferedImage image, int clockwiseQuarters) {
    if (clockwiseQuarters == 0) {
      return image;
    }
    boolean sideways = clockwiseQuarters % 2 == 1;
    int width = sideways ? image.getHeight() : image.getWidth();
    int height = sideways ? image.getWidth() : image.getHeight();
    AffineTransform turn = new AffineTransform();
    turn.translate(width / 2.0, height / 2.0);
    turn.quadrantRotate(clockwiseQuarters);
    turn.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    java.awt.Graphics2D graphics = result.createGraphics();
    graphics.drawImage(
        image, new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR), 0, 0);
    graphics.dispose();
    return result;
  }
}
