package kz.muragat.pdf;

import java.io.IOException;
import java.nio.file.Path;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;
import org.apache.pdfbox.pdmodel.PDDocument;

/** A picture file whose pages can be put into a PDF as they are coded. */
interface PictureSource {

  /** How many pages it has, one or more. */
  int pageCount();

  /**
   * Puts a page's picture into a document.
   *
   * @param index from 0
   */
  EmbeddedPicture embed(PDDocument document, int index) throws IOException, UnreadableScanException;

  /**
   * The source for a file, told by its first bytes.
   *
   * @throws UnreadableScanException if it is no JPEG, PNG, TIFF or JPEG 2000 file
   */
  static PictureSource of(Path file) throws IOException, UnreadableScanException {
    String head = PdfFile.part(file, 0, 12);
    if (head.startsWith("\u00FF\u00D8\u00FF")) {
      return new JpegSource(file);
    }
    if (head.startsWith("\u0089PNG\r\n")) {
      return new PngSource(file);
    }
    if (head.startsWith("II") || head.startsWith("MM")) {
      return TiffSource.of(file);
    }
    if (head.startsWith("\0\0\0\fjP  ") || head.startsWith("\u00FF\u004F\u00FF\u0051")) {
      return new Jpeg2000Source(file);
    }
    throw new UnreadableScanException(
        Fault.NO_SCAN,
        file.getFileName() + " is no JPEG, PNG, TIFF or JPEG 2000 picture and no PDF.");
  }
}
