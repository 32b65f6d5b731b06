package kz.muragat.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a TrueType font whose glyphs take room and show nothing: an outline of two points, from the left end of a letter's
 * box to the right, that encloses no area. Without any outline MuPDF would drop a level line, since its box has no height.
 * Glyph 0 is {@code .notdef}, and empty; the others differ in their advance width.
 *
 * <p>Tables as in Apple's TrueType Reference Manual and the OpenType specification; everything is big-endian.
 */
final class GlyphlessTrueType {

  static final int UNITS_PER_EM = 1000;

  private static final int GLYPH_BYTES = 24;

  private GlyphlessTrueType() {}

  /**
   * The font file.
   *
   * @param advances widths of glyphs 1, 2, …, in thousandths of the font size
   * @param ascent above the baseline, in the same unit
   * @param descent below the baseline, negative
   */
  static byte[] of(int[] advances, int ascent, int descent) {
    int glyphs = advances.length + 1;
    Map<String, byte[]> tables = new TreeMap<>();
    tables.put("OS/2", os2(ascent, descent));
    tables.put("cmap", cmap());
    tables.put("glyf", glyf(advances, ascent, descent));
    tables.put("head", head(ascent, descent));
    tables.put("hhea", hhea(advances, ascent, descent));
    tables.put("hmtx", hmtx(advances));
    tables.put("loca", loca(glyphs));
    tables.put("maxp", maxp(glyphs));
    tables.put("name", name());
    tables.put("post", post());
    return file(tables);
  }

  private static byte[] glyf(int[] advances, int ascent, int descent) {
    ByteBuffer b = ByteBuffer.allocate(GLYPH_BYTES * advances.length);
    for (int advance : advances) {
      b.putShort((short) 1).putShort((short) 0).putShort((short) descent);
      b.putShort((short) advance).putShort((short) ascent);
      // The last point's number, no instructions, two points on the curve with coordinates of two
      // bytes.
      b.putShort((short) 1).putShort((short) 0).put((byte) 1).put((byte) 1);
      b.putShort((short) 0).putShort((short) advance);
      b.putShort((short) descent).putShort((short) (ascent - descent));
    }
    return b.array();
  }

  /** Offsets halved; none for .notdef, which has no outline. */
  private static byte[] loca(int glyphs) {
    ByteBuffer b = ByteBuffer.allocate(2 * (glyphs + 1));
    b.putShort((short) 0);
    for (int i = 0; i < glyphs; i++) {
      b.putShort((short) (i * GLYPH_BYTES / 2));
    }
    return b.array();
  }

  private static byte[] head(int ascent, int descent) {
    ByteBuffer b = ByteBuffer.allocate(54);
    b.putInt(0x00010000).putInt(0x00010000).putInt(0).putInt(0x5F0F3CF5);
    b.putShort((short) 0x000B).putShort((short) UNITS_PER_EM).putLong(0).putLong(0);
    b.putShort((short) 0).putShort((short) descent);
    b.putShort((short) UNITS_PER_EM).putShort((short) ascent);
    // style, smallest size, direction, short loca, glyph format
    return b.putShort((short) 0)
        .putShort((short) 3)
        .putShort((short) 2)
        .putShort((short) 0)
        .array();
  }

  private static byte[] hhea(int[] advances, int ascent, int descent) {
    int widest = 0;
    for (int advance : advances) {
      widest = Math.max(widest, advance);
    }
    ByteBuffer b = ByteBuffer.allocate(36);
    b.putInt(0x00010000).putShort((short) ascent).putShort((short) descent).putShort((short) 0);
    b.putShort((short) widest);
    b.position(18);
    b.putShort((short) 1);
    b.position(34);
    return b.putShort((short) (advances.length + 1)).array();
  }

  private static byte[] hmtx(int[] advances) {
    ByteBuffer b = ByteBuffer.allocate(4 * (advances.length + 1));
    b.putShort((short) 500).putShort((short) 0);
    for (int advance : advances) {
      b.putShort((short) advance).putShort((short) 0);
    }
    return b.array();
  }

  private static byte[] maxp(int glyphs) {
    ByteBuffer b = ByteBuffer.allocate(32);
    b.putInt(0x00010000).putShort((short) glyphs).putShort((short) 2).putShort((short) 1);
    b.position(14);
    return b.putShort((short) 1).array();
  }

  /** Format 4 with the closing segment alone: the PDF maps codes to glyphs itself. */
  private static byte[] cmap() {
    ByteBuffer b = ByteBuffer.allocate(12 + 24);
    b.putShort((short) 0).putShort((short) 1);
    b.putShort((short) 3).putShort((short) 1).putInt(12);
    b.putShort((short) 4).putShort((short) 24).putShort((short) 0);
    b.putShort((short) 2).putShort((short) 2).putShort((short) 0).putShort((short) 0);
    b.putShort((short) 0xFFFF).putShort((short) 0);
    return b.putShort((short) 0xFFFF).putShort((short) 1).putShort((short) 0).array();
  }

  private static byte[] name() {
    byte[] text = GlyphlessFont.NAME.getBytes(StandardCharsets.UTF_16BE);
    int[] ids = {1, 2, 4, 6};
    ByteBuffer b = ByteBuffer.allocate(6 + 12 * ids.length + text.length);
    b.putShort((short) 0).putShort((short) ids.length).putShort((short) (6 + 12 * ids.length));
    for (int id : ids) {
      b.putShort((short) 3).putShort((short) 1).putShort((short) 0x409).putShort((short) id);
      b.putShort((short) text.length).putShort((short) 0);
    }
    return b.put(text).array();
  }

  private static byte[] post() {
    return ByteBuffer.allocate(32).putInt(0x00030000).array();
  }

  private static byte[] os2(int ascent, int descent) {
    ByteBuffer b = ByteBuffer.allocate(78);
    b.putShort((short) 0).putShort((short) 500).putShort((short) 400).putShort((short) 5);
    b.position(62);
    b.putShort((short) 0x40).putShort((short) 0x20).putShort((short) 0xFFFD);
    b.putShort((short) ascent).putShort((short) descent).putShort((short) 0);
    return b.putShort((short) ascent).putShort((short) -descent).array();
  }

  private static byte[] file(Map<String, byte[]> tables) {
    int count = tables.size();
    int power = Integer.highestOneBit(count);
    ByteBuffer directory = ByteBuffer.allocate(12 + 16 * count);
    directory.putInt(0x00010000).putShort((short) count).putShort((short) (power * 16));
    directory.putShort((short) Integer.numberOfTrailingZeros(power));
    directory.putShort((short) (count * 16 - power * 16));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int headAt = 0;
    for (Map.Entry<String, byte[]> table : tables.entrySet()) {
      byte[] bytes = table.getValue();
      int offset = directory.capacity() + body.size();
      headAt = table.getKey().equals("head") ? offset : headAt;
      directory.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
      directory.putInt(checksum(bytes)).putInt(offset).putInt(bytes.length);
      body.writeBytes(bytes);
      body.writeBytes(new byte[-bytes.length & 3]);
    }
    ByteBuffer file = ByteBuffer.allocate(directory.capacity() + body.size());
    file.put(directory.array()).put(body.toByteArray());
    file.putInt(headAt + 8, 0xB1B0AFBA - checksum(file.array()));
    return file.array();
  }

  private static int checksum(byte[] bytes) {
    int sum = 0;
    for (int i = 0; i < bytes.length; i++) {
      sum += (bytes[i] & 0xFF) << (24 - 8 * (i & 3));
    }
    return sum;
  }
}
