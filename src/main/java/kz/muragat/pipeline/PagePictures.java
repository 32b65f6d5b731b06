package kz.muragat.pipeline;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kz.muragat.image.GreyImages;
import kz.muragat.image.LineCropper;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;
import kz.muragat.pdf.ReadingLimits;

/**
 * The pictures of published pages, for people to look at: decoded anew from the original, or from the published PDF where
 * the original is gone. The last few are kept while memory allows; one page is decoded at a time, so that looking at pages
 * never takes the memory that reading needs. Safe for all threads.
 */
public final class PagePictures {

  private static final int KEPT = 4;

  private final PublishedDocuments documents;
  private final LineCropper cropper = new LineCropper();
  private final ReadingLimits limits = new ReadingLimits(
      ReadingLimits.DEFAULT.renderDpi(),
      ReadingLimits.DEFAULT.maxPixels(),
      ReadingLimits.DEFAULT.pageTimeout(),
      true);
  private final Map<String, SoftReference<BufferedImage>> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<String, SoftReference<BufferedImage>> eldest) {
          return size() > KEPT;
        }
      };

  public PagePictures(PublishedDocuments documents) {
    this.documents = documents;
  }

  /**
   * The picture of a page as displayed. It is shared: who gets it must not draw on it.
   *
   * @param number from 1, at most the document's pages
   * @throws UnreadableScanException when the page cannot be decoded
   * @throws IOException when the file cannot be read
   */
  public synchronized BufferedImage page(PublishedDocument document, int number)
      throws IOException, UnreadableScanException {
    String key = document.id() + ":" + number;
    SoftReference<BufferedImage> kept = recent.get(key);
    BufferedImage image = kept == null ? null : kept.get();
    if (image == null) {
      image = decode(document, number);
      recent.put(key, new SoftReference<>(image));
    }
    return image;
  }

  /**
   * A line, straightened as the recogniser sees it.
   *
   * @param page that the line is of, by its ALTO
   */
  public GreyImage line(PublishedDocument document, Page page, TextLine line)
      throws IOException, UnreadableScanException {
    BufferedImage picture = page(document, page.number());
    if (picture.getWidth() != page.widthPx() || picture.getHeight() != page.heightPx()) {
      picture = scaled(picture, page.widthPx(), page.heightPx());
    }
    return cropper.crop(GreyImages.of(picture), line.shape()).image();
  }

  /** A PDF page that is drawn may be drawn at another size than its text was measured at. */
  private static BufferedImage scaled(BufferedImage picture, int width, int height) {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    java.awt.Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        java.awt.RenderingHints.KEY_INTERPOLATION,
        java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }

  private BufferedImage decode(PublishedDocument document, int number)
      throws IOException, UnreadableScanException {
    Optional<Path> original = documents.original(document);
    Path file = original.orElseGet(() -> documents.file(document, "pdf"));
    try (ScanFile scan = ScanFile.open(file, limits)) {
      if (number > scan.pageCount()) {
        throw new UnreadableScanException(
            Fault.NO_PAGE, document.name() + " has no page " + number + " in its PDF.");
      }
      if (scan.page(number) instanceof PageContent.Picture picture) {
        return picture.image();
      }
      throw new IllegalStateException("a page was asked for as a picture and came as text");
    }
  }
}
