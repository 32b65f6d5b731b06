package kz.muragat.search;

import java.io.IOException;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;

/**
 * Text in which the letters of this archive take one byte each, which packs a third better than UTF-8: 0–127 as in ASCII,
 * then {@link #LETTERS}, and before every other character {@link #OTHER}.
 */
final class LetterBytes {

  /** A part of what an index holds: whoever changes it raises {@link ArchiveIndex#VERSION}. At most 127 characters. */
  private static final String LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһі"
      + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁӘҒҚҢӨҰҮҺІ"
      + "ѣѳѵѢѲѴ«»„“”’–—…№§°·";

  private static final int ASCII = 128;
  private static final int OTHER = 255;

  private LetterBytes() {}

  static void write(ByteBuffersDataOutput out, String text) throws IOException {
    out.writeVInt(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int place = LETTERS.indexOf(c);
      if (c < ASCII) {
        out.writeByte((byte) c);
      } else if (place >= 0) {
        out.writeByte((byte) (ASCII + place));
      } else {
        out.writeByte((byte) OTHER);
        out.writeVInt(c);
      }
    }
  }

  static String read(ByteArrayDataInput in) {
    char[] text = new char[in.readVInt()];
    for (int i = 0; i < text.length; i++) {
      int code = in.readByte() & 0xFF;
      text[i] = code < ASCII
          ? (char) code
          : code == OTHER ? (char) in.readVInt() : LETTERS.charAt(code - ASCII);
    }
    return new String(text);
  }
}
