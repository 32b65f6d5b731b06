package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;
import kz.muragat.store.FileNames;

/** What kind of file a scan is, told by its first bytes, whatever its name says. */
public enum ScanType {
  PDF("application/pdf"),
  TIFF("image/tiff"),
  JPEG("image/jpeg"),
  PNG("image/png"),
  JPEG_2000("image/jp2");

  /** PDF readers accept the header anywhere in the first kilobyte. */
  private static final int HEAD = 1024;

  private static final int TAIL = 4096;

  private final String mediaType;

  ScanType(String mediaType) {
    this.mediaType = mediaType;
  }

  /** For instance {@code image/tiff}. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * The type of a file.
   *
   * @throws UnreadableScanException when it is empty or no scan, with a guess at what it is instead
   * @throws IOException when it cannot be read
   */
  public static ScanType of(Path file) throws IOException, UnreadableScanException {
    byte[] head = head(file);
    Optional<ScanType> type = ofHead(head);
    if (type.isPresent()) {
      return type.get();
    }
    String name = FileNames.of(file);
    if (head.length == 0) {
      throw new UnreadableScanException(Fault.EMPTY, name + " is empty: it has no content at all.");
    }
    throw new UnreadableScanException(
        Fault.NO_SCAN,
        name + " is no scan: it seems to be " + guess(head)
            + ". PDF, TIFF, JPEG, PNG and JPEG 2000 can be read.");
  }

  /**
   * Whether a file has the end that its format asks for. A file that has not is most likely still being copied, or was cut
   * short. Files of unknown types, and formats whose end cannot be told, count as complete; so do files that cannot be
   * opened now.
   */
  public static boolean looksComplete(Path file) {
    try {
      Optional<ScanType> type = ofHead(head(file));
      return type.isEmpty() || type.get().endsProperly(file);
    } catch (IOException e) {
      return true;
    }
  }

  private boolean endsProperly(Path file) throws IOException {
    return switch (this) {
      case PDF -> contains(tail(file), "%%EOF".getBytes(StandardCharsets.US_ASCII));
      case PNG -> contains(tail(file), "IEND".getBytes(StandardCharsets.US_ASCII));
      // The end-of-image marker; it cannot occur within compressed data.
      case JPEG, JPEG_2000 -> contains(tail(file), new byte[] {(byte) 0xFF, (byte) 0xD9});
      case TIFF -> holdsItsFirstDirectory(file);
    };
  }

  /** Most programs write a TIFF's directory behind its pixels, and its place into the header. */
  private static boolean holdsItsFirstDirectory(Path file) throws IOException {
    ByteBuffer header = ByteBuffer.wrap(head(file));
    if (header.remaining() < 8) {
      return false;
    }
    header.order(header.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    boolean classic = header.getShort(2) == 42;
    return !classic || Integer.toUnsignedLong(header.getInt(4)) + 2 <= Files.size(file);
  }

  private static Optional<ScanType> ofHead(byte[] head) {
    if (contains(head, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
      return Optional.of(PDF);
    }
    if (startsWith(head, 'I', 'I', 42, 0)
        || startsWith(head, 'M', 'M', 0, 42)
        || startsWith(head, 'I', 'I', 43, 0)
        || startsWith(head, 'M', 'M', 0, 43)) {
      return Optional.of(TIFF);
    }
    if (startsWith(head, 0xFF, 0xD8, 0xFF)) {
      return Optional.of(JPEG);
    }
    if (startsWith(head, 0x89, 'P', 'N', 'G')) {
      return Optional.of(PNG);
    }
    if (startsWith(head, 0, 0, 0, 12, 'j', 'P', ' ', ' ')
        || startsWith(head, 0xFF, 0x4F, 0xFF, 0x51)) {
      return Optional.of(JPEG_2000);
    }
    return Optional.empty();
  }

  private static String guess(byte[] head) {
    if (startsWith(head, 'P', 'K', 3, 4)) {
      return "a Word, Excel or ZIP file";
    }
    if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
      return "a file of an older Word or Excel";
    }
    if (startsWith(head, 'G', 'I', 'F', '8')) {
      return "a GIF picture";
    }
    if (startsWith(head, 'A', 'T', '&', 'T')) {
      return "a DjVu document";
    }
    if (startsWith(head, 'B', 'M')) {
      return "a BMP picture";
    }
    return isText(head) ? "plain text" : "a file of an unknown kind";
  }

  private static boolean isText(byte[] head) {
    for (byte b : head) {
      int code = b & 0xFF;
      if (code < 9 || (code > 13 && code < 32)) {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWith(byte[] head, int... expected) {
    if (head.length < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((head[i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    for (int from = 0; from + wanted.length <= bytes.length; from++) {
      int matched = 0;
      while (matched < wanted.length && bytes[from + matched] == wanted[matched]) {
        matched++;
      }
      if (matched == wanted.length) {
        return true;
      }
    }
    return false;
  }

  private static byte[] head(Path file) throws IOException {
    return bytes(file, 0, HEAD);
  }

  private static byte[] tail(Path file) throws IOException {
    return bytes(file, Math.max(0, Files.size(file) - TAIL), TAIL);
  }

  private static byte[] bytes(Path file, long from, int most) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(from);
      ByteBuffer buffer = ByteBuffer.allocate(most);
      int read = 0;
      while (buffer.hasRemaining() && read >= 0) {
        read = channel.read(buffer);
      }
      byte[] bytes = new byte[buffer.flip().remaining()];
      buffer.get(bytes);
      return bytes;
    }
  }
}
