package kz.muragat.search;

import java.io.IOException;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import kz.muragat.model.Box;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;

/**
 * The boxes of a page's words in some 2 bytes each: column by column what could not be foretold from the words before,
 * Huffman-coded by themselves, since text beside them would spoil their statistics.
 *
 * <p>Variable-length zigzag integers: x from the end of the word before (of a line's first word: from the first of the line
 * before), y from the word before, by how much the width is not what as many letters took so far, by how much the height is
 * not the mean so far.
 */
final class WordBoxes {

  private static final int LARGEST_VALUE_BYTES = 5;
  private static final int COLUMNS = 4;

  /** What a number of parts measures if it is as those before it. */
  private static final class Share {
    private long pixels;
    private long parts;

    int expected(int count) {
      return parts == 0 ? 0 : (int) (pixels * count / parts);
    }

    void add(int size, int count) {
      pixels += size;
      parts += count;
    }
  }

  private WordBoxes() {}

  /**
   * @param wordsOfLines how many words each line has
   * @param letters of each word
   */
  static void write(ByteBuffersDataOutput out, int[] wordsOfLines, int[] letters, List<Box> boxes)
      throws IOException {
    ByteBuffersDataOutput columns = new ByteBuffersDataOutput();
    int word = 0;
    int lineStart = 0;
    for (int count : wordsOfLines) {
      int expected = lineStart;
      lineStart = count > 0 ? boxes.get(word).x() : lineStart;
      for (int end = word + count; word < end; word++) {
        zigzag(columns, boxes.get(word).x() - expected);
        expected = boxes.get(word).right();
      }
    }
    int y = 0;
    for (Box box : boxes) {
      zigzag(columns, box.y() - y);
      y = box.y();
    }
    Share widths = new Share();
    for (int i = 0; i < letters.length; i++) {
      zigzag(columns, boxes.get(i).width() - widths.expected(letters[i]));
      widths.add(boxes.get(i).width(), letters[i]);
    }
    Share heights = new Share();
    for (Box box : boxes) {
      zigzag(columns, box.height() - heights.expected(1));
      heights.add(box.height(), 1);
    }
    deflate(columns.toArrayCopy(), out);
  }

  static Box[] read(ByteArrayDataInput packed, int[] wordsOfLines, int[] letters) {
    int words = letters.length;
    ByteArrayDataInput in =
        new ByteArrayDataInput(inflate(packed, LARGEST_VALUE_BYTES * COLUMNS * words));
    int[] gaps = new int[words];
    int[] ys = new int[words];
    int[] widths = new int[words];
    for (int i = 0; i < words; i++) {
      gaps[i] = zigzag(in);
    }
    for (int i = 0; i < words; i++) {
      ys[i] = (i == 0 ? 0 : ys[i - 1]) + zigzag(in);
    }
    Share byLetters = new Share();
    for (int i = 0; i < words; i++) {
      widths[i] = byLetters.expected(letters[i]) + zigzag(in);
      byLetters.add(widths[i], letters[i]);
    }
    Share heights = new Share();
    Box[] boxes = new Box[words];
    int word = 0;
    int lineStart = 0;
    for (int count : wordsOfLines) {
      int expected = lineStart;
      lineStart += count > 0 ? gaps[word] : 0;
      for (int end = word + count; word < end; word++) {
        int height = heights.expected(1) + zigzag(in);
        heights.add(height, 1);
        boxes[word] = new Box(expected + gaps[word], ys[word], widths[word], height);
        expected = boxes[word].right();
      }
    }
    return boxes;
  }

  private static void zigzag(ByteBuffersDataOutput out, int value) throws IOException {
    out.writeVInt((value << 1) ^ (value >> 31));
  }

  private static int zigzag(ByteArrayDataInput in) {
    int value = in.readVInt();
    return (value >>> 1) ^ -(value & 1);
  }

  private static void deflate(byte[] bytes, ByteBuffersDataOutput out) throws IOException {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setStrategy(Deflater.HUFFMAN_ONLY);
      deflater.setInput(bytes);
      deflater.finish();
      byte[] packed = new byte[bytes.length + 64];
      int length = 0;
      while (!deflater.finished()) {
        length += deflater.deflate(packed, length, packed.length - length);
      }
      out.writeVInt(length);
      out.writeBytes(packed, 0, length);
    } finally {
      deflater.end();
    }
  }

  private static byte[] inflate(ByteArrayDataInput in, int most) {
    byte[] packed = new byte[in.readVInt()];
    in.readBytes(packed, 0, packed.length);
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      byte[] bytes = new byte[most];
      inflater.inflate(bytes);
      return bytes;
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("not the boxes of words", e);
    } finally {
      inflater.end();
    }
  }
}
