package kz.muragat.alto;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kz.muragat.model.Page;

/** Reads pages that other programs have written, be it as ALTO or as PAGE XML. Stateless and safe for many threads. */
public final class TranscriptionReader {

  /** Behind a long licence in a comment, some files begin late. */
  private static final int HEAD = 8192;

  private static final Pattern ROOT = Pattern.compile("<(?:[\\w.-]+:)?(?:alto|PcGts)[\\s>]");

  /** Whether a file begins as ALTO or PAGE XML does. */
  public static boolean canRead(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return ROOT.matcher(new String(in.readNBytes(HEAD), StandardCharsets.UTF_8))
          .find();
    }
  }

  /**
   * Reads all pages of a file in its order; one of PAGE XML.
   *
   * @throws MalformedAltoException if it is neither, or not well-formed; a sentence that names the file
   * @throws IOException if the file cannot be read
   */
  public List<Page> readAll(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      XmlNode root = XmlTree.read(in, String.valueOf(file.getFileName()));
      if (PageXmlReader.isPage(root)) {
        return List.of(new PageXmlReader(root).page());
      }
      AltoPages source = new AltoPages(root);
      List<Page> pages = new ArrayList<>();
      for (XmlNode page : source.pages()) {
        pages.add(source.page(page));
      }
      return pages;
    }
  }
}
