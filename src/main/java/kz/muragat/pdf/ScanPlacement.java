package kz.muragat.pdf;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import kz.muragat.pdf.PageContents.PlacedImage;

/**
 * How an embedded scan lies on the displayed page: its resolution there, and by which quarter turns and mirrorings it gets
 * there.
 */
final class ScanPlacement {

  /** Resolutions along and across that differ by more (fax: 204 x 98) are evened out. */
  private static final double SAME_DPI = 0.02;

  /** Edges that lie this near to the page's, in pixels, lie on them. */
  private static final double ON_THE_EDGE = 1.5;

  private final PageFrame frame;
  private final int imageWidth;
  private final int imageHeight;
  private final AffineTransform placement;
  private final boolean sideways;
  private final double alongDpi;
  private final double acrossDpi;

  private ScanPlacement(PlacedImage image, PageFrame frame) {
    this.frame = frame;
    imageWidth = Math.max(1, image.widthPx());
    imageHeight = Math.max(1, image.heightPx());
    placement = image.placement();
    AffineTransform inches =
        frame.toPixels(frame.displayedWidthInches(), frame.displayedHeightInches());
    inches.concatenate(placement);
    sideways = Math.abs(inches.getShearY()) > Math.abs(inches.getScaleX());
    alongDpi = imageWidth / Math.max(1e-6, Math.hypot(inches.getScaleX(), inches.getShearY()));
    acrossDpi = imageHeight / Math.max(1e-6, Math.hypot(inches.getShearX(), inches.getScaleY()));
  }

  static ScanPlacement of(PlacedImage image, PageFrame frame) {
    return new ScanPlacement(image, frame);
  }

  /** The finer of the two directions' resolutions. */
  double dpi() {
    return Math.max(alongDpi, acrossDpi);
  }

  private boolean even() {
    return Math.abs(alongDpi - acrossDpi) <= SAME_DPI * dpi();
  }

  /** Pixels to an inch of the displayed page, horizontally. */
  private double horizontalDpi() {
    return even() ? (sideways ? acrossDpi : alongDpi) : dpi();
  }

  private double verticalDpi() {
    return even() ? (sideways ? alongDpi : acrossDpi) : dpi();
  }

  private double pageWidth() {
    return frame.displayedWidthInches() * horizontalDpi();
  }

  private double pageHeight() {
    return frame.displayedHeightInches() * verticalDpi();
  }

  /** Size of the page's picture. */
  long pagePixels() {
    return (long) (pageWidth() * pageHeight());
  }

  /** From the image's pixels to the page's. */
  private AffineTransform pixels(double pageWidth, double pageHeight, int width, int height) {
    AffineTransform all = frame.toPixels(pageWidth, pageHeight);
    all.concatenate(placement);
    all.concatenate(new AffineTransform(1.0 / width, 0, 0, -1.0 / height, 0, 1));
    return all;
  }

  /** Whether the image lies straight on the page, so that its pixels can be taken as they are. */
  boolean straight() {
    AffineTransform all = pixels(pageWidth(), pageHeight(), imageWidth, imageHeight);
    double drift = sideways
        ? Math.max(Math.abs(all.getScaleX()) * imageWidth, Math.abs(all.getScaleY()) * imageHeight)
        : Math.max(Math.abs(all.getShearY()) * imageWidth, Math.abs(all.getShearX()) * imageHeight);
    return drift <= ON_THE_EDGE;
  }

  /**
   * The page's picture.
   *
   * @param decoded the image, perhaps at a fraction of its size
   */
  PdfPage.PictureOf toPage(BufferedImage decoded) {
    double part = decoded.getWidth() / (double) imageWidth;
    double exactWidth = pageWidth() * part;
    double exactHeight = pageHeight() * part;
    AffineTransform exact =
        pixels(exactWidth, exactHeight, decoded.getWidth(), decoded.getHeight());
    int turnedWidth = sideways ? decoded.getHeight() : decoded.getWidth();
    int turnedHeight = sideways ? decoded.getWidth() : decoded.getHeight();
    boolean whole = even()
        && Math.abs(exactWidth - turnedWidth) <= ON_THE_EDGE
        && Math.abs(exactHeight - turnedHeight) <= ON_THE_EDGE;
    int width = whole ? turnedWidth : (int) Math.max(1, Math.round(exactWidth));
    int height = whole ? turnedHeight : (int) Math.max(1, Math.round(exactHeight));
    AffineTransform rounded = even() ? snapped(exact, width, height, whole) : exact;
    double dpi = Math.sqrt(horizontalDpi() * verticalDpi()) * part;
    if (whole && rounded.isIdentity()) {
      return new PdfPage.PictureOf(decoded, dpi, true);
    }
    BufferedImage page = new BufferedImage(
        width,
        height,
        decoded.getColorModel().getNumComponents() == 1
                && decoded.getType() != BufferedImage.TYPE_BYTE_INDEXED
            ? BufferedImage.TYPE_BYTE_GRAY
            : BufferedImage.TYPE_3BYTE_BGR);
    PagePictures.fill(page);
    PagePictures.draw(decoded, rounded, !even(), page);
    return new PdfPage.PictureOf(page, dpi, true);
  }

  /** The nearest placement that maps pixels onto pixels. */
  private static AffineTransform snapped(
      AffineTransform exact, int width, int height, boolean whole) {
    int a = (int) Math.round(exact.getScaleX());
    int b = (int) Math.round(exact.getShearY());
    int c = (int) Math.round(exact.getShearX());
    int d = (int) Math.round(exact.getScaleY());
    double x = whole ? (a < 0 || c < 0 ? width : 0) : Math.round(exact.getTranslateX());
    double y = whole ? (b < 0 || d < 0 ? height : 0) : Math.round(exact.getTranslateY());
    return new AffineTransform(a, b, c, d, x, y);
  }
}
