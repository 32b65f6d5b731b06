package kz.muragat.train.synth;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks WOFF 1.0 (W3C Recommendation of 13 December 2012): a font whose tables are packed one by one with zlib.
 */
final class Woff {

  private static final int SIGNATURE = 0x774F4646;
  private static final int HEADER_BYTES = 44;
  private static final int MAX_FONT_BYTES = 64 << 20;

  private Woff() {}

  static boolean isWoff(byte[] file) {
    return file.length > HEADER_BYTES && ByteBuffer.wrap(file).getInt() == SIGNATURE;
  }

  /** The plain TrueType or OpenType font in a WOFF file. */
  static byte[] unpack(byte[] file) throws IOException {
    try {
      return unpackTables(ByteBuffer.wrap(file));
    } catch (DataFormatException
        | BufferUnderflowException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      throw new IOException("the WOFF file is damaged", e);
    }
  }

  private static byte[] unpackTables(ByteBuffer in) throws IOException, DataFormatException {
    int flavour = in.getInt(4);
    int tables = in.getShort(12) & 0xFFFF;
    int offset = 12 + 16 * tables;
    int size = offset;
    for (int i = 0; i < tables; i++) {
      size = Math.addExact(size, padded(in.getInt(HEADER_BYTES + 20 * i + 12)));
      if (size < 0 || size > MAX_FONT_BYTES) {
        throw new IOException("the WOFF file promises a font of an unlikely size");
      }
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    int power = Integer.highestOneBit(Math.max(1, tables));
    out.putInt(flavour).putShort((short) tables).putShort((short) (power * 16));
    out.putShort((short) Integer.numberOfTrailingZeros(power));
    out.putShort((short) (tables * 16 - power * 16));
    for (int i = 0; i < tables; i++) {
      int entry = HEADER_BYTES + 20 * i;
      int length = in.getInt(entry + 12);
      out.putInt(in.getInt(entry)).putInt(in.getInt(entry + 16)).putInt(offset).putInt(length);
      byte[] packed = new byte[in.getInt(entry + 8)];
      in.get(in.getInt(entry + 4), packed);
      inflate(packed, out.array(), offset, length);
      offset += padded(length);
    }
    return out.array();
  }

  private static void inflate(byte[] packed, byte[] out, int offset, int length)
      throws DataFormatException, IOException {
    if (packed.length == length) {
      System.arraycopy(packed, 0, out, offset, length);
      return;
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      if (inflater.inflate(out, offset, length) != length) {
        throw new IOException("a table of the WOFF file is shorter than promised");
      }
    } finally {
      inflater.end();
    }
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }
}
