package kz.muragat.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;

/** What a PDF file shows from outside, before anything parses it. */
final class PdfFile {

  /** Within this many bytes the standard's readers look for the header. */
  private static final int HEAD = 1024;

  /** Within this many bytes from the end the end mark is looked for; mail gateways append a little. */
  private static final int TAIL = 8192;

  private PdfFile() {}

  /** Whether the file begins as PDFs do. */
  static boolean isPdf(Path file) throws IOException {
    return head(file).contains("%PDF-");
  }

  /**
   * Makes sure that the file has the beginning and the end of a PDF. A parser would repair a file that was cut off, and
   * then silently have fewer pages.
   *
   * @throws UnreadableScanException if it has not
   */
  static void checkWhole(Path file) throws IOException, UnreadableScanException {
    String head = head(file);
    if (head.isEmpty()) {
      throw new UnreadableScanException(Fault.EMPTY, file.getFileName() + " is empty (0 bytes).");
    }
    if (!head.contains("%PDF-")) {
      throw new UnreadableScanException(
          Fault.NO_SCAN,
          file.getFileName() + " is not a PDF although it is named so; " + looksLike(head) + ".");
    }
    String tail = tail(file);
    if (!tail.contains("%%EOF") && !tail.contains("startxref")) {
      throw new UnreadableScanException(
          Fault.INCOMPLETE,
          file.getFileName()
              + " is incomplete: it breaks off before its end. Copy or scan it anew.");
    }
  }

  /**
   * Whether a cross-reference section begins where the file says so. Where it does not, parsers repair the file in memory,
   * and an update appended to it would lead nowhere.
   */
  static boolean hasUsableXref(Path file) throws IOException {
    String tail = tail(file);
    int at = tail.lastIndexOf("startxref");
    if (at < 0) {
      return false;
    }
    String digits = tail.substring(at + "startxref".length()).strip().split("\\D", 2)[0];
    if (digits.isEmpty() || digits.length() > 15) {
      return false;
    }
    String section = part(file, Long.parseLong(digits), 40).stripLeading();
    return section.startsWith("xref") || section.matches("(?s)\\d+\\s+\\d+\\s+obj.*");
  }

  private static String looksLike(String head) {
    if (head.startsWith("\u00FF\u00D8\u00FF")) {
      return "it is a JPEG picture";
    }
    if (head.startsWith("\u0089PNG")) {
      return "it is a PNG picture";
    }
    if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
      return "it is a TIFF picture";
    }
    if (head.startsWith("PK")) {
      return "it is a ZIP archive or an office document";
    }
    boolean text = head.chars().noneMatch(c -> c < 9 || (c > 13 && c < 32));
    return text ? "it is a text file" : "its beginning belongs to no known kind";
  }

  private static String head(Path file) throws IOException {
    return part(file, 0, HEAD);
  }

  private static String tail(Path file) throws IOException {
    return part(file, Math.max(0, Files.size(file) - TAIL), TAIL);
  }

  /** Bytes as Latin-1 text from a place on, fewer at the end of the file. */
  static String part(Path file, long from, int length) throws IOException {
    try (SeekableByteChannel in = Files.newByteChannel(file)) {
      in.position(from);
      ByteBuffer bytes = ByteBuffer.allocate(length);
      while (bytes.hasRemaining() && in.read(bytes) >= 0) {}
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }
  }
}
