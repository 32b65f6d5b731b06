package kz.muragat.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the strips of a JPEG in a TIFF together to one JPEG, their coded data unchanged: each strip begins afresh, and so does
 * a JPEG's data behind a restart marker (ITU-T T.81, E.1.4). Hundreds of images a page, each with the same tables, would be
 * a tenth of the file, and viewers show seams between them.
 */
final class JpegStrips {

  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int QUANTISATION = 0xDB;
  private static final int RESTART_INTERVAL = 0xDD;
  private static final int BASELINE = 0xC0;
  private static final int EXTENDED = 0xC1;
  private static final int HUFFMAN = 0xC4;
  private static final int RESTART = 0xD0;
  private static final int APPLICATION = 0xE0;
  private static final int ADOBE = 0xEE;

  /** The markers of what decides how the data is to be read. */
  private static final Set<Integer> HEAD =
      Set.of(BASELINE, EXTENDED, HUFFMAN, QUANTISATION, SCAN, ADOBE);

  private JpegStrips() {}

  /**
   * A strip taken apart.
   *
   * @param head tables, frame and scan headers, as they are coded but for the frame's height, which is 0
   * @param heightAt where in the head that height is, two bytes
   * @param scanAt where in the head the scan's header begins
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by hand
  private record Strip(
      byte[] head,
      int heightAt,
      int scanAt,
      int width,
      int height,
      int unitWidth,
      int unitHeight,
      byte[] data) {

    int units() {
      return parts(width, unitWidth) * parts(height, unitHeight);
    }

    private static int parts(int length, int part) {
      return (length + part - 1) / part;
    }
  }

  /**
   * The whole picture's JPEG.
   *
   * @param strips from top to bottom, each a JPEG with its tables
   * @param height of the whole picture, in pixels
   * @return empty where they are not coded alike, or in a way that cannot be continued
   */
  static Optional<byte[]> joined(List<byte[]> strips, int height) {
    List<Strip> parts = new ArrayList<>();
    for (byte[] bytes : strips) {
      Strip strip = strip(ByteBuffer.wrap(bytes));
      if (strip == null) {
        return Optional.empty();
      }
      parts.add(strip);
    }
    Strip first = parts.get(0);
    int left = height;
    for (int i = 0; i < parts.size(); i++) {
      Strip strip = parts.get(i);
      boolean last = i + 1 == parts.size();
      if (!Arrays.equals(strip.head(), first.head())
          || strip.height() != (last ? left : first.height())
          || (!last && strip.height() % strip.unitHeight() != 0)) {
        return Optional.empty();
      }
      left -= strip.height();
    }
    if (height > 0xFFFF || first.units() > 0xFFFF) {
      return Optional.empty();
    }
    ByteBuffer.wrap(first.head()).putShort(first.heightAt(), (short) height);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    marker(out, START);
    out.write(first.head(), 0, first.scanAt());
    marker(out, RESTART_INTERVAL);
    out.writeBytes(new byte[] {0, 4, (byte) (first.units() >> 8), (byte) first.units()});
    out.write(first.head(), first.scanAt(), first.head().length - first.scanAt());
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        marker(out, RESTART + (i - 1) % 8);
      }
      out.writeBytes(parts.get(i).data());
    }
    marker(out, END);
    return Optional.of(out.toByteArray());
  }

  private static void marker(ByteArrayOutputStream out, int marker) {
    out.write(0xFF);
    out.write(marker);
  }

  /** Null for codings other than sequential with Huffman codes in one scan. */
  private static @Nullable Strip strip(ByteBuffer in) {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int heightAt = -1;
    int width = 0;
    int height = 0;
    int across = 1;
    int down = 1;
    while (in.remaining() >= 4) {
      int marker = in.getShort() & 0xFFFF;
      if (marker == 0xFF00 + START) {
        continue;
      }
      int start = in.position();
      int length = in.getShort() & 0xFFFF;
      int kind = marker & 0xFF;
      if (marker < 0xFF00 || length < 2 || start + length > in.limit()) {
        return null;
      }
      byte[] segment = Arrays.copyOfRange(in.array(), start, start + length);
      in.position(start + length);
      if (kind == BASELINE || kind == EXTENDED) {
        ByteBuffer frame = ByteBuffer.wrap(segment);
        height = frame.getShort(3) & 0xFFFF;
        width = frame.getShort(5) & 0xFFFF;
        int components = frame.get(7);
        for (int i = 0; i < components && components > 1; i++) {
          across = Math.max(across, frame.get(9 + 3 * i) >> 4);
          down = Math.max(down, frame.get(9 + 3 * i) & 0xF);
        }
        heightAt = head.size() + 5;
        frame.putShort(3, (short) 0);
      }
      int before = head.size();
      if (HEAD.contains(kind)) {
        marker(head, kind);
        head.writeBytes(segment);
      }
      if (kind == SCAN && heightAt >= 0) {
        byte[] data = data(in);
        return data == null
            ? null
            : new Strip(
                head.toByteArray(), heightAt, before, width, height, 8 * across, 8 * down, data);
      }
      if (kind < APPLICATION && !HEAD.contains(kind)) {
        // Another kind of frame, or restarts of its own.
        return null;
      }
    }
    return null;
  }

  /** The scan's data up to its end; null where there is a marker before it. */
  private static byte @Nullable [] data(ByteBuffer in) {
    byte[] bytes = in.array();
    int from = in.position();
    for (int i = from; i + 1 < bytes.length; i++) {
      if ((bytes[i] & 0xFF) == 0xFF && bytes[i + 1] != 0) {
        return (bytes[i + 1] & 0xFF) == END ? Arrays.copyOfRange(bytes, from, i) : null;
      }
    }
    return null;
  }
}
