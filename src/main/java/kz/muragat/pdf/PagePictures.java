package kz.muragat.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;
import kz.muragat.pdf.PageContents.PlacedImage;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Makes a page's picture: the embedded scan as it is where the page is one scan, a drawing of the page otherwise. */
final class PagePictures {

  /** A blank page is white at any resolution. */
  private static final int BLANK_DPI = 72;

  /** Scans in strips or layers are drawn at their own resolution, within these bounds. */
  private static final double LEAST_DPI = 100;

  private static final double MOST_DPI = 600;

  /** No picture of paper is larger; refused before anything is decoded. */
  private static final long ABSURD_PIXELS = 2_000_000_000L;

  /** A lone image that covers less of the page is a figure, not a scan. */
  private static final double SCAN_SHARE = 0.5;

  private final ReadingLimits limits;
  private final String what;

  /**
   * @param what file and page, for messages
   */
  PagePictures(ReadingLimits limits, String what) {
    this.limits = limits;
    this.what = what;
  }

  PdfPage.PictureOf pictureOf(PDDocument document, int index, PageContents contents)
      throws IOException, UnreadableScanException {
    PageFrame frame = PageFrame.of(document.getPage(index));
    if (contents.blank()) {
      return blank(frame);
    }
    for (PlacedImage image : contents.images()) {
      check(image);
    }
    if (contents.loneImage()) {
      PlacedImage image = contents.images().get(0);
      if (image.opaque() && image.share() >= SCAN_SHARE) {
        ScanPlacement placement = ScanPlacement.of(image, frame);
        if (placement.straight()) {
          return embedded(image, placement);
        }
      }
    }
    return drawn(document, index, frame, contents);
  }

  private static PdfPage.PictureOf blank(PageFrame frame) {
    int width = (int) Math.max(1, Math.round(frame.displayedWidthInches() * BLANK_DPI));
    int height = (int) Math.max(1, Math.round(frame.displayedHeightInches() * BLANK_DPI));
    BufferedImage white = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    fill(white);
    return new PdfPage.PictureOf(white, BLANK_DPI, false);
  }

  /** Refuses what no decoder should be asked to decode. */
  private void check(PlacedImage image) throws IOException, UnreadableScanException {
    DeclaredSize coded = DeclaredSize.of(image.stream());
    long listed = (long) image.widthPx() * image.heightPx();
    long pixels = Math.max(coded.pixels(), listed);
    // JPEG and raw data can be decoded at a fraction of their size, JPEG 2000 and JBIG2 only whole.
    String coding = DeclaredSize.coding(image.stream());
    boolean whole = coding.equals("JPXDecode") || coding.equals("JBIG2Decode");
    boolean lies = coding.equals("DCTDecode") && coded.pixels() > 4 * Math.max(1, listed);
    long most = whole || lies ? limits.maxPixels() : ABSURD_PIXELS;
    if (pixels > most || coded.width() < 0 || coded.height() < 0) {
      throw new UnreadableScanException(
          Fault.TOO_LARGE,
          what + ": its picture claims " + Math.max(coded.width(), image.widthPx()) + " x "
              + Math.max(coded.height(), image.heightPx()) + " pixels, more than can be read ("
              + most + "). It is damaged, or should be scanned at a lower resolution.");
    }
  }

  private PdfPage.PictureOf embedded(PlacedImage image, ScanPlacement placement)
      throws IOException, UnreadableScanException {
    int step = 1;
    while (placement.pagePixels() / ((long) step * step) > limits.maxPixels()) {
      step++;
    }
    PDImageXObject object = new PDImageXObject(new PDStream(image.stream()), image.resources());
    BufferedImage pixels = step == 1 ? object.getImage() : object.getImage(null, step);
    if (pixels == null) {
      throw new UnreadableScanException(
          Fault.DAMAGED, what + ": its picture is damaged and cannot be decoded.");
    }
    return placement.toPage(pixels);
  }

  private PdfPage.PictureOf drawn(
      PDDocument document, int index, PageFrame frame, PageContents contents)
      throws IOException, UnreadableScanException {
    double wanted = limits.renderDpi();
    double largest =
        contents.images().stream().mapToDouble(PlacedImage::share).max().orElse(0);
    double scanned = contents.images().stream()
        .filter(image -> image.share() >= 0.5 * largest)
        .mapToDouble(image -> ScanPlacement.of(image, frame).dpi())
        .max()
        .orElse(wanted);
    boolean onlyScans = contents.visibleBytes() == 0 && contents.marks() == 0;
    double dpi =
        Math.max(LEAST_DPI, Math.min(MOST_DPI, onlyScans ? scanned : Math.max(scanned, wanted)));
    // A drawing takes four bytes a pixel, an embedded scan one to four.
    double area = frame.displayedWidthInches() * frame.displayedHeightInches();
    dpi = Math.min(dpi, Math.sqrt(limits.maxPixels() / 2.0 / area));
    PDFRenderer renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    // PDFBox draws in user space units, whatever a unit's size.
    BufferedImage image =
        renderer.renderImageWithDPI(index, (float) (dpi * frame.userUnit()), ImageType.RGB);
    return new PdfPage.PictureOf(image, dpi, false);
  }

  static void fill(BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.dispose();
  }

  /** Draws one picture into another; whole quarter turns and mirrorings at whole pixels keep every pixel as it is. */
  static void draw(
      BufferedImage source, AffineTransform placement, boolean smooth, BufferedImage target) {
    Graphics2D graphics = target.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        smooth
            ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
            : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.drawImage(source, placement, null);
    graphics.dispose();
  }
}
