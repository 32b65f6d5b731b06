package kz.muragat.pdf;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;

/**
 * What a JPEG file says about itself before its picture begins.
 *
 * @param coding the frame marker's low byte: 0xC0 baseline, 0xC1 extended, 0xC2 progressive, others are rare
 * @param bits a sample
 * @param adobe whether it has Adobe's marker; four inks are stored inverted then
 * @param orientation from EXIF, 1 to 8
 * @param profile its ICC profile, empty where it has none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record JpegFile(
    int coding,
    int bits,
    int width,
    int height,
    int components,
    boolean adobe,
    int orientation,
    byte[] profile) {

  private static final String EXIF = "Exif\0\0";
  private static final String ICC = "ICC_PROFILE\0";
  private static final int ORIENTATION_TAG = 0x0112;

  /** Whether PDF's DCTDecode filter reads it: Huffman coding, 8 bits, 1, 3 or 4 components. */
  boolean embeddable() {
    return coding >= 0xC0
        && coding <= 0xC2
        && bits == 8
        && (components == 1 || components == 3 || components == 4);
  }

  /**
   * Reads the markers up to the picture.
   *
   * @param what for messages
   * @throws UnreadableScanException if there is no picture
   */
  static JpegFile read(DataInputStream in, String what)
      throws IOException, UnreadableScanException {
    boolean adobe = false;
    int orientation = 1;
    Map<Integer, byte[]> profile = new TreeMap<>();
    try {
      in.readUnsignedShort();
      while (true) {
        int marker = nextMarker(in);
        if (marker == 0xD9 || marker == 0xDA) {
          throw new UnreadableScanException(
              Fault.DAMAGED, what + " is damaged: a JPEG file without a picture.");
        }
        byte[] segment = new byte[Math.max(0, in.readUnsignedShort() - 2)];
        in.readFully(segment);
        String start =
            new String(segment, 0, Math.min(14, segment.length), StandardCharsets.ISO_8859_1);
        if (marker == 0xE1 && start.startsWith(EXIF)) {
          orientation =
              orientation(ByteBuffer.wrap(segment, 6, segment.length - 6).slice());
        } else if (marker == 0xE2 && start.startsWith(ICC) && segment.length > 14) {
          profile.put(segment[12] & 0xFF, segment);
        } else if (marker == 0xEE && start.startsWith("Adobe")) {
          adobe = true;
        } else if (isFrame(marker) && segment.length >= 6) {
          ByteBuffer frame = ByteBuffer.wrap(segment);
          int height = frame.getShort(1) & 0xFFFF;
          int width = frame.getShort(3) & 0xFFFF;
          if (width < 1 || height < 1) {
            throw new UnreadableScanException(
                Fault.DAMAGED, what + " is damaged: its picture has no size.");
          }
          // Profiles come before the frame in every file that has one.
          return new JpegFile(
              marker,
              frame.get(0),
              width,
              height,
              frame.get(5),
              adobe,
              orientation,
              joined(profile));
        }
      }
    } catch (EOFException e) {
      throw new UnreadableScanException(
          Fault.INCOMPLETE, what + " is incomplete: it breaks off before its picture.", e);
    }
  }

  private static int nextMarker(DataInputStream in) throws IOException {
    int marker;
    do {
      marker = in.readUnsignedByte();
      while (marker == 0xFF) {
        marker = in.readUnsignedByte();
      }
      // Markers without a segment.
    } while (marker == 0 || marker == 1 || (marker >= 0xD0 && marker <= 0xD8));
    return marker;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static byte[] joined(Map<Integer, byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    parts.values().forEach(part -> out.write(part, 14, part.length - 14));
    return out.toByteArray();
  }

  /** The orientation in the first directory of a TIFF structure; a fault in it counts as nothing said. */
  private static int orientation(ByteBuffer tiff) {
    if (tiff.capacity() < 8) {
      return 1;
    }
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.capacity() - 2) {
      return 1;
    }
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (entry + 12 > tiff.capacity()) {
        return 1;
      }
      if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION_TAG) {
        int value = tiff.getShort(entry + 8);
        return value >= 1 && value <= 8 ? value : 1;
      }
    }
    return 1;
  }
}
