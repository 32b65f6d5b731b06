package kz.muragat.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a TrueType font whose glyphs take room and show nothing: an outline of two points, from one corner of a letter's box
 * to the other, that encloses no area. Without any outline MuPDF would drop a level line, since its box has no height. The
 * glyphs differ in their advance width, which MuPDF takes from here. Glyph 0 is {@code .notdef}, and empty.
 *
 * <p>It has the tables that a simple font in a PDF needs (ISO 32000-1, 9.9), as in Apple's TrueType Reference Manual;
 * everything is big-endian.
 */
final class GlyphlessTrueType {

  static final int UNITS_PER_EM = 1000;

  private static final int CODES = 256;

  /** Of the outline, which is the same for all glyphs. */
  private static final int WIDTH = 550;

  private static final int GLYPH_BYTES = 24;

  private GlyphlessTrueType() {}

  /**
   * The font file.
   *
   * @param advances of codes from 0 on, in thousandths of the font size; the last is that of all further codes as well
   * @param ascent above the baseline, in thousandths of the font size
   * @param descent below the baseline, negative
   */
  static byte[] of(List<Integer> advances, int ascent, int descent) {
    List<Integer> glyphs = advances.stream().distinct().sorted().toList();
    Map<String, byte[]> tables = new TreeMap<>();
    tables.put("cmap", cmap(advances, glyphs));
    tables.put("glyf", glyf(glyphs.size(), ascent, descent));
    tables.put("head", head(ascent, descent));
    tables.put("hhea", hhea(glyphs, ascent, descent));
    tables.put("hmtx", hmtx(glyphs));
    tables.put("loca", loca(glyphs.size()));
    tables.put("maxp", maxp(glyphs.size()));
    return file(tables);
  }

  private static byte[] glyf(int glyphs, int ascent, int descent) {
    ByteBuffer b = ByteBuffer.allocate(GLYPH_BYTES * glyphs);
    for (int i = 0; i < glyphs; i++) {
      b.putShort((short) 1).putShort((short) 0).putShort((short) descent);
      b.putShort((short) WIDTH).putShort((short) ascent);
      // The last point's number, no instructions, two points on the curve with coordinates of two
      // bytes.
      b.putShort((short) 1).putShort((short) 0).put((byte) 1).put((byte) 1);
      b.putShort((short) 0).putShort((short) WIDTH);
      b.putShort((short) descent).putShort((short) (ascent - descent));
    }
    return b.array();
  }

  /** Offsets halved; none for .notdef, which has no outline. */
  private static byte[] loca(int glyphs) {
    ByteBuffer b = ByteBuffer.allocate(2 * (glyphs + 2)).putShort((short) 0);
    for (int i = 0; i <= glyphs; i++) {
      b.putShort((short) (i * GLYPH_BYTES / 2));
    }
    return b.array();
  }

  private static byte[] head(int ascent, int descent) {
    ByteBuffer b = ByteBuffer.allocate(54);
    b.putInt(0x00010000).putInt(0x00010000).putInt(0).putInt(0x5F0F3CF5);
    b.putShort((short) 0x000B).putShort((short) UNITS_PER_EM).putLong(0).putLong(0);
    b.putShort((short) 0).putShort((short) descent);
    b.putShort((short) WIDTH).putShort((short) ascent);
    // style, smallest size, direction, short loca, glyph format
    return b.putShort((short) 0)
        .putShort((short) 3)
        .putShort((short) 2)
        .putShort((short) 0)
        .array();
  }

  private static byte[] hhea(List<Integer> glyphs, int ascent, int descent) {
    ByteBuffer b = ByteBuffer.allocate(36);
    b.putInt(0x00010000).putShort((short) ascent).putShort((short) descent).putShort((short) 0);
    b.putShort(glyphs.get(glyphs.size() - 1).shortValue());
    b.position(18);
    b.putShort((short) 1);
    b.position(34);
    return b.putShort((short) (glyphs.size() + 1)).array();
  }

  private static byte[] hmtx(List<Integer> glyphs) {
    ByteBuffer b = ByteBuffer.allocate(4 * (glyphs.size() + 1));
    b.putInt(0);
    glyphs.forEach(advance -> b.putShort(advance.shortValue()).putShort((short) 0));
    return b.array();
  }

  private static byte[] maxp(int glyphs) {
    ByteBuffer b = ByteBuffer.allocate(32);
    b.putInt(0x00010000).putShort((short) (glyphs + 1)).putShort((short) 2).putShort((short) 1);
    b.position(14);
    return b.putShort((short) 1).array();
  }

  /** Format 0 for the Macintosh; no code leads to .notdef, which PDF/A allows none to do. */
  private static byte[] cmap(List<Integer> advances, List<Integer> glyphs) {
    ByteBuffer b = ByteBuffer.allocate(12 + 6 + CODES);
    b.putShort((short) 0).putShort((short) 1);
    b.putShort((short) 1).putShort((short) 0).putInt(12);
    b.putShort((short) 0).putShort((short) (6 + CODES)).putShort((short) 0);
    for (int code = 0; code < CODES; code++) {
      int advance = advances.get(Math.min(code, advances.size() - 1));
      b.put((byte) (1 + glyphs.indexOf(advance)));
    }
    return b.array();
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
