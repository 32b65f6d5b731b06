package kz.muragat.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import kz.muragat.model.Page;
import kz.muragat.model.UnreadableScanException;

/**
 * Writes the searchable PDF: the original with its recognised text laid invisibly over it, words on the words.
 *
 * <p>The picture in the output is the picture that came in: pages of a PDF are kept as they are, image files are embedded
 * with their coded data unchanged wherever PDF can hold it. A page that was read in another direction than it was scanned
 * is turned for display. Recognised text replaces the invisible text that an earlier recogniser left. Pages whose text was
 * carried over get nothing, they have it already.
 *
 * <p>The same original and the same pages give the same bytes. Instances are stateless and safe for use by several
 * threads.
 */
public final class SearchablePdf {

  /**
   * Writes a PDF.
   *
   * @param original a PDF, JPEG, TIFF, PNG or JPEG 2000 file, told by its content
   * @param pages what was read, in any order; a page is matched by its number, pages of the original that are missing here
   *     are kept without text
   * @param target written from scratch; half-written if this fails, so write to a temporary name and move it
   * @throws UnreadableScanException if the original is damaged, or no file of these kinds
   * @throws IOException if reading or writing fails for now
   */
  public void write(Path original, List<Page> pages, Path target)
      throws IOException, UnreadableScanException {
    if (PdfFile.isPdf(original)) {
      new PdfOverlay(original, pages).write(target);
    } else {
      new PictureDocument(original, pages).write(target);
    }
  }

  /**
   * Writes a PDF anew from one that {@link #write} made, for when its original is gone: the text of the pages given takes
   * the place of the text there, everything else stays as it is. Each time the file grows by the text.
   *
   * @param published as {@link #write} left it, not the same file as the target
   * @throws UnreadableScanException if it is damaged
   * @throws IOException if reading or writing fails for now
   */
  public void rewrite(Path published, List<Page> pages, Path target)
      throws IOException, UnreadableScanException {
    new PdfOverlay(published, pages, true).write(target);
  }
}
