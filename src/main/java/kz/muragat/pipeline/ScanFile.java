package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import kz.muragat.image.Picture;
import kz.muragat.image.ScanImages;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.pdf.PdfPage;
import kz.muragat.pdf.PdfScan;
import kz.muragat.pdf.ReadingLimits;

/** An opened scan of whatever type. For one thread at a time. */
interface ScanFile extends AutoCloseable {

  /** One or more. */
  int pageCount();

  /**
   * Decodes a page.
   *
   * @param number from 1
   * @throws UnreadableScanException when this page cannot be used; others may still be
   * @throws IOException when the file cannot be read for now
   */
  PageContent page(int number) throws IOException, UnreadableScanException;

  @Override
  void close() throws IOException;

  /**
   * Opens a scan by its content.
   *
   * @param limits for PDF pages
   * @throws UnreadableScanException when the file is no scan, or damaged beyond its pages
   * @throws IOException when the file cannot be read for now
   */
  static ScanFile open(Path file, ReadingLimits limits)
      throws IOException, UnreadableScanException {
    return ScanType.of(file) == ScanType.PDF ? new Pdf(file, limits) : new Raster(file);
  }

  /** A PDF. */
  final class Pdf implements ScanFile {

    private final PdfScan scan;

    private Pdf(Path file, ReadingLimits limits) throws IOException, UnreadableScanException {
      scan = PdfScan.open(file, limits);
    }

    @Override
    public int pageCount() {
      return scan.pageCount();
    }

    @Override
    public PageContent page(int number) throws IOException, UnreadableScanException {
      PdfPage page = scan.page(number - 1);
      return page instanceof PdfPage.PictureOf picture
          ? new PageContent.Picture(picture.image(), picture.dpi())
          : new PageContent.Text((PdfPage.CarriedText) page);
    }

    @Override
    public void close() throws IOException {
      scan.close();
    }
  }

  /** A file of one or more pictures. */
  final class Raster implements ScanFile {

    private final ScanImages scan;

    private Raster(Path file) throws IOException, UnreadableScanException {
      scan = ScanImages.open(file);
    }

    @Override
    public int pageCount() {
      return scan.pageCount();
    }

    @Override
    public PageContent page(int number) throws UnreadableScanException {
      Picture picture = scan.page(number - 1);
      return new PageContent.Picture(picture.image(), picture.dpi());
    }

    @Override
    public void close() throws IOException {
      scan.close();
    }
  }
}
