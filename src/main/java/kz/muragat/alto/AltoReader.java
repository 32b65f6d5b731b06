package kz.muragat.alto;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.muragat.model.Page;
import kz.muragat.model.PageLayout;

/**
 * Reads ALTO: what {@link AltoWriter} wrote without loss, and versions 1 to 4 of other programs (eScriptorium, kraken,
 * Tesseract, newspaper archives) as well as the model can hold them:
 *
 * <ul>
 *   <li>any namespace and prefix; units of a tenth of a millimetre and of 1/1200 inch become pixels;
 *   <li>a {@code String} with spaces becomes several words that share its width by their letters; missing boxes are shared
 *       out of the line's in the same way;
 *   <li>a missing baseline is put at 4/5 of the line's height, a missing x-height at 2/5 of it, a missing resolution at
 *       300 dpi;
 *   <li>a missing {@code WC} reads as 1, since files without come from people; missing origin as empty names and the year
 *       1970;
 *   <li>strings, lines and blocks without text are left out, but see {@link #readLayout};
 *   <li>blocks are in the order of the file; a {@code ReadingOrder} element is not followed.
 * </ul>
 *
 * <p>Safe with files of strangers: no document types, no external entities, at most 64 MiB. Stateless and safe for many
 * threads.
 */
public final class AltoReader {

  /**
   * Reads a file with one page.
   *
   * @throws MalformedAltoException if it is no ALTO or holds no page or several
   * @throws IOException if the file cannot be read
   */
  public Page read(Path file) throws IOException {
    return only(readAll(file), file.toString());
  }

  /**
   * Reads one page from a stream and leaves it open.
   *
   * @param name how messages name what is read
   * @throws MalformedAltoException if it is no ALTO or holds no page or several
   */
  public Page read(InputStream in, String name) throws IOException {
    return only(readAll(in, name), name);
  }

  /** Reads all pages of a file in its order. */
  public List<Page> readAll(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return readAll(in, file.toString());
    }
  }

  /** Reads all pages of a stream in its order and leaves the stream open. */
  public List<Page> readAll(InputStream in, String name) throws IOException {
    AltoPages source = new AltoPages(XmlTree.read(in, name));
    List<Page> pages = new ArrayList<>();
    for (XmlNode page : source.pages()) {
      pages.add(source.page(page));
    }
    return pages;
  }

  /**
   * Reads where the lines of a file with one page stand, those without text too: the truth to compare a page analysis with.
   * The skew is 0, as ALTO does not tell it.
   */
  public PageLayout readLayout(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      AltoPages source = new AltoPages(XmlTree.read(in, file.toString()));
      return source.layout(only(source.pages(), file.toString()));
    }
  }

  private static <T> T only(List<T> pages, String name) throws MalformedAltoException {
    if (pages.size() != 1) {
      throw new MalformedAltoException(
          name + " holds " + pages.size() + " pages where one is wanted");
    }
    return pages.get(0);
  }
}
