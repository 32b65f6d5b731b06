package kz.muragat.pdf;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a PDF, one at a time, as pictures to be recognised or as the text they carry already.
 *
 * <pre>{@code
 * try (PdfScan scan = PdfScan.open(file)) {
 *   for (int i = 0; i < scan.pageCount(); i++) {
 *     switch (scan.page(i)) {
 *       case PdfPage.PictureOf picture -> recognise(picture.image(), picture.dpi());
 *       case PdfPage.CarriedText text -> takeOver(text.blocks());
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>Memory does not grow with the number of pages. Safe for use by several threads, which then wait for each other: to
 * read pages in parallel, open the file once per thread, which is cheap.
 */
public final class PdfScan implements AutoCloseable {

  private final Path file;
  private final ReadingLimits limits;
  private final int pageCount;
  private @Nullable PDDocument document;

  private PdfScan(Path file, ReadingLimits limits, PDDocument document) {
    this.file = file;
    this.limits = limits;
    this.document = document;
    this.pageCount = document.getNumberOfPages();
  }

  /** Opens with {@link ReadingLimits#DEFAULT}. */
  public static PdfScan open(Path file) throws IOException, UnreadableScanException {
    return open(file, ReadingLimits.DEFAULT);
  }

  /**
   * Opens a PDF.
   *
   * @throws UnreadableScanException if the file is empty, no PDF, incomplete, damaged, protected by a password, or has no
   *     pages; the message is a sentence for the archivist
   * @throws IOException if the file cannot be read for now
   */
  @SuppressWarnings("MustBeClosedChecker")
  public static PdfScan open(Path file, ReadingLimits limits)
      throws IOException, UnreadableScanException {
    PdfFile.checkWhole(file);
    PDDocument document = load(file, limits);
    if (document.getNumberOfPages() < 1) {
      document.close();
      throw new UnreadableScanException(Fault.NO_PAGE, file.getFileName() + " has no pages.");
    }
    return new PdfScan(file, limits, document);
  }

  /** One or more. */
  public int pageCount() {
    return pageCount;
  }

  /**
   * Reads one page.
   *
   * @param index from 0
   * @throws UnreadableScanException if this page is damaged, or larger or slower than the limits allow; other pages can
   *     still be read
   * @throws IOException if the file cannot be read for now
   * @throws IndexOutOfBoundsException if there is no such page
   */
  public synchronized PdfPage page(int index) throws IOException, UnreadableScanException {
    if (index < 0 || index >= pageCount) {
      throw new IndexOutOfBoundsException(
          file + " has " + pageCount + " pages, not " + (index + 1));
    }
    PDDocument open = document == null ? load(file, limits) : document;
    document = open;
    String what = file.getFileName() + ", page " + (index + 1);
    try {
      return Deadline.within(limits.pageTimeout(), what, () -> read(open, index, what));
    } catch (UnreadableScanException e) {
      if (e.getCause() instanceof Deadline.Expired) {
        // The thread left behind still holds this document; the next page gets a fresh one.
        document = null;
      }
      throw e;
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new UnreadableScanException(Fault.DAMAGED, what + " is damaged and cannot be read.", e);
    }
  }

  private PdfPage read(PDDocument open, int index, String what)
      throws IOException, UnreadableScanException {
    PDPage page = open.getPage(index);
    PageContents contents = PageInspector.inspect(page);
    if (!limits.ignoreCarriedText()) {
      var carried = CarriedTextReader.read(open, index, contents, limits.renderDpi());
      if (carried.isPresent()) {
        return carried.get();
      }
    }
    return new PagePictures(limits, what).pictureOf(open, index, contents);
  }

  @Override
  public synchronized void close() throws IOException {
    if (document != null) {
      document.close();
      document = null;
    }
  }

  private static PDDocument load(Path file, ReadingLimits limits)
      throws IOException, UnreadableScanException {
    String name = String.valueOf(file.getFileName());
    try {
      return Deadline.within(
          limits.pageTimeout(),
          name,
          () -> Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache()));
    } catch (InvalidPasswordException e) {
      throw new UnreadableScanException(
          Fault.PASSWORD,
          name + " is protected by a password. Remove the password and drop it again.",
          e);
    } catch (UnreadableScanException | FileSystemException e) {
      throw e;
    } catch (IOException e) {
      String how = String.valueOf(e.getMessage()).replaceFirst("[.]+$", "");
      throw new UnreadableScanException(Fault.DAMAGED, name + " is damaged: " + how + ".", e);
    }
  }
}
