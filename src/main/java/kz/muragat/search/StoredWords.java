package kz.muragat.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import kz.muragat.model.Box;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * The words of a page with their lines, boxes and units, in one stored field: about 5 bytes a word beside its letters.
 *
 * <p>Variable-length integers: the number of lines; for each its number of words; for each word its text, then x from the
 * end of the word before, y and height from those of the word before (zigzag), width, and its unit: 0 none, 1 the next
 * new one, n + 2 the n-th before the newest.
 */
final class StoredWords {

  /** A word on its line. */
  record StoredWord(String text, Box box, OptionalInt unit) {}

  private static final Box START = new Box(0, 0, 1, 1);

  private StoredWords() {}

  static BytesRef encode(Page page, PageUnits units) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      List<TextLine> lines = page.lines().toList();
      out.writeVInt(lines.size());
      int number = 0;
      int newest = -1;
      Box before = START;
      for (TextLine line : lines) {
        out.writeVInt(line.words().size());
        for (Word word : line.words()) {
          out.writeString(word.text());
          write(out, word.box(), before);
          before = word.box();
          OptionalInt unit = units.ofWord(number++);
          if (unit.isEmpty()) {
            out.writeVInt(0);
          } else if (unit.getAsInt() > newest) {
            newest = unit.getAsInt();
            out.writeVInt(1);
          } else {
            out.writeVInt(newest - unit.getAsInt() + 2);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return new BytesRef(out.toArrayCopy());
  }

  /** Line by line, as they were. */
  static List<List<StoredWord>> decode(BytesRef bytes) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    int lineCount = in.readVInt();
    List<List<StoredWord>> lines = new ArrayList<>(lineCount);
    int newest = -1;
    Box before = START;
    for (int i = 0; i < lineCount; i++) {
      int wordCount = in.readVInt();
      List<StoredWord> words = new ArrayList<>(wordCount);
      for (int j = 0; j < wordCount; j++) {
        String text = in.readString();
        before = readBox(in, before);
        int unit = in.readVInt();
        if (unit == 1) {
          newest++;
        }
        words.add(new StoredWord(
            text,
            before,
            unit == 0 ? OptionalInt.empty() : OptionalInt.of(newest - Math.max(0, unit - 2))));
      }
      lines.add(words);
    }
    return lines;
  }

  private static void write(ByteBuffersDataOutput out, Box box, Box before) throws IOException {
    out.writeZInt(box.x() - before.right());
    out.writeZInt(box.y() - before.y());
    out.writeVInt(box.width());
    out.writeZInt(box.height() - before.height());
  }

  private static Box readBox(ByteArrayDataInput in, Box before) throws IOException {
    int x = before.right() + in.readZInt();
    int y = before.y() + in.readZInt();
    return new Box(x, y, in.readVInt(), before.height() + in.readZInt());
  }
}
