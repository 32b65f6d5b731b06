package kz.muragat.recognise;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * How probable a character is after the five before it, in Kazakh and Russian documents: an interpolated character 6-gram
 * (Witten and Bell 1991), pruned, with what was pruned backed off to shorter contexts. Characters are those of {@link
 * FoldedSymbols}. Immutable; made by {@link LanguageModelBuilder}.
 *
 * <p>The file: {@code MLM1} and a CRC-32 of the rest, 4 bytes each, then deflated: the order (a byte), the average cost of a
 * letter (float), ten bytes without meaning (once the chances of capitals), the number of n-grams (int), their
 * keys in ascending order as differences (7 bits a byte, lowest first), their log-probabilities and their back-off weights (a
 * byte each, in sixteenths of a nat below 0).
 */
public final class CharacterLanguageModel {

  static final int ORDER = 6;
  /** Bytes of {@code long} that hold a context: one a symbol, the latest lowest, 0 where there is none. */
  static final long CONTEXT_MASK = (1L << (8 * (ORDER - 1))) - 1;

  private static final int MAGIC = 0x4D4C4D31;
  /** Bytes that older files have filled. */
  private static final int RESERVED = 10;

  private static final float STEP = 1f / 16;
  private static final float UNKNOWN = -12;

  private final long[] sortedKeys;
  private final byte[] sortedCosts;
  private final byte[] sortedBackOffs;
  private final float averageCost;
  /** Open addressing: the place of a key in the sorted arrays, or -1. */
  private final int[] slots;

  /**
   * @param keys n-grams packed like contexts, ascending
   * @param costs negative log-probabilities in sixteenths of a nat
   * @param backOffs negative log back-off weights in sixteenths of a nat
   * @param averageCost of a letter of running text, nats
   */
  CharacterLanguageModel(long[] keys, byte[] costs, byte[] backOffs, float averageCost) {
    this.sortedKeys = keys;
    this.sortedCosts = costs;
    this.sortedBackOffs = backOffs;
    this.averageCost = averageCost;
    this.slots = new int[Integer.highestOneBit(Math.max(8, keys.length)) * 4];
    Arrays.fill(slots, -1);
    for (int i = 0; i < keys.length; i++) {
      int slot = hash(keys[i]);
      while (slots[slot] >= 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = i;
    }
  }

  /**
   * Reads a model.
   *
   * @throws IOException when it cannot be read or is damaged; a sentence that names the file
   */
  public static CharacterLanguageModel read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length < 8 || intAt(bytes, 0) != MAGIC) {
      throw new IOException("The file " + file + " is no language model of this version.");
    }
    CRC32 sum = new CRC32();
    sum.update(bytes, 8, bytes.length - 8);
    if ((int) sum.getValue() != intAt(bytes, 4)) {
      throw new IOException("The language model " + file + " is damaged: its checksum is wrong.");
    }
    try (InputStream body =
        new InflaterInputStream(new ByteArrayInputStream(bytes, 8, bytes.length - 8))) {
      return readBody(new DataInputStream(new ByteArrayInputStream(body.readAllBytes())));
    } catch (IOException e) {
      throw new IOException("The language model " + file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static CharacterLanguageModel readBody(DataInputStream in) throws IOException {
    int order = in.readUnsignedByte();
    if (order != ORDER) {
      throw new IOException("it has " + order + "-grams, not " + ORDER + "-grams");
    }
    float averageCost = in.readFloat();
    in.skipNBytes(RESERVED);
    int count = in.readInt();
    long[] keys = new long[count];
    long key = 0;
    for (int i = 0; i < count; i++) {
      key += readVarint(in);
      keys[i] = key;
    }
    byte[] costs = in.readNBytes(count);
    byte[] backOffs = in.readNBytes(count);
    if (backOffs.length != count) {
      throw new IOException("it ends too early");
    }
    return new CharacterLanguageModel(keys, costs, backOffs, averageCost);
  }

  /** Writes the model; the caller moves the file into place. */
  public void write(OutputStream out) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (DataOutputStream data = new DataOutputStream(new DeflaterOutputStream(body))) {
      data.writeByte(ORDER);
      data.writeFloat(averageCost);
      data.write(new byte[RESERVED]);
      data.writeInt(sortedKeys.length);
      long before = 0;
      for (long key : sortedKeys) {
        writeVarint(data, key - before);
        before = key;
      }
      data.write(sortedCosts);
      data.write(sortedBackOffs);
    }
    CRC32 sum = new CRC32();
    sum.update(body.toByteArray());
    DataOutputStream header = new DataOutputStream(out);
    header.writeInt(MAGIC);
    header.writeInt((int) sum.getValue());
    body.writeTo(header);
    header.flush();
  }

  /** The same model with another average cost. */
  CharacterLanguageModel withAverageCost(float nats) {
    return new CharacterLanguageModel(sortedKeys, sortedCosts, sortedBackOffs, nats);
  }

  /** How many n-grams it holds. */
  public int size() {
    return sortedKeys.length;
  }

  /** The cost (negative natural log-probability) of an average letter of running text. */
  public float averageCost() {
    return averageCost;
  }

  /**
   * The natural log-probability of a symbol.
   *
   * @param context the symbols before it, a byte each, the latest lowest; 0 bytes where there are fewer than five
   */
  float logProbability(long context, int symbol) {
    float backOff = 0;
    for (int length = length(context); length > 0; length--) {
      long shortened = context & ((1L << (8 * length)) - 1);
      int place = find(shortened << 8 | symbol);
      if (place >= 0) {
        return backOff - STEP * (sortedCosts[place] & 0xFF);
      }
      int before = find(shortened);
      if (before >= 0) {
        backOff -= STEP * (sortedBackOffs[before] & 0xFF);
      }
    }
    int place = find(symbol);
    return backOff + (place >= 0 ? -STEP * (sortedCosts[place] & 0xFF) : UNKNOWN);
  }

  /** How many symbols a context holds, 0 to 5. */
  static int length(long context) {
    return (64 - Long.numberOfLeadingZeros(context) + 7) / 8;
  }

  /** The latest symbol of a context, or of what has a context in its lowest bytes. */
  static int last(long context) {
    return (int) (context & 0xFF);
  }

  /** The context after one more symbol. */
  static long extend(long context, int symbol) {
    return (context << 8 | symbol) & CONTEXT_MASK;
  }

  /** A log-probability as it is stored. */
  static byte quantised(double logProbability) {
    return (byte) Math.max(0, Math.min(255, Math.round(-logProbability / STEP)));
  }

  private int find(long key) {
    int slot = hash(key);
    while (slots[slot] >= 0) {
      if (sortedKeys[slots[slot]] == key) {
        return slots[slot];
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }

  private int hash(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & (slots.length - 1);
  }

  private static int intAt(byte[] bytes, int at) {
    return java.nio.ByteBuffer.wrap(bytes).getInt(at);
  }

  private static long readVarint(DataInputStream in) throws IOException {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = in.readUnsignedByte();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
  }

  private static void writeVarint(DataOutputStream out, long value) throws IOException {
    long rest = value;
    while (rest >= 0x80) {
      out.writeByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }
}
