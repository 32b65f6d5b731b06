package kz.muragat.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.muragat.model.Box;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * The words of a page with their lines, boxes and units, in one stored field: what is alike stands together, so that it
 * packs well.
 *
 * <p>Variable-length integers: the number of lines; for each its number of words; the text of all words with spaces between
 * ({@link LetterBytes}); how many words are not a unit of their own, and for each how many words it stands behind the last
 * such one and its unit (0 none, n + 1 the n-th before the newest); the boxes ({@link WordBoxes}).
 */
final class StoredWords {

  /** A word on its line. */
  record StoredWord(String text, Box box, OptionalInt unit) {}

  private StoredWords() {}

  static BytesRef encode(Page page, PageUnits units) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      List<TextLine> lines = page.lines().toList();
      int[] wordsOfLines = lines.stream().mapToInt(line -> line.words().size()).toArray();
      out.writeVInt(wordsOfLines.length);
      for (int count : wordsOfLines) {
        out.writeVInt(count);
      }
      List<Word> words = lines.stream().flatMap(line -> line.words().stream()).toList();
      LetterBytes.write(out, words.stream().map(Word::text).collect(Collectors.joining(" ")));
      writeUnits(out, words.size(), units);
      WordBoxes.write(
          out,
          wordsOfLines,
          letters(words.stream().map(Word::text)),
          words.stream().map(Word::box).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return new BytesRef(out.toArrayCopy());
  }

  private static void writeUnits(ByteBuffersDataOutput out, int words, PageUnits units)
      throws IOException {
    ByteBuffersDataOutput others = new ByteBuffersDataOutput();
    int count = 0;
    int newest = -1;
    int last = 0;
    for (int i = 0; i < words; i++) {
      OptionalInt unit = units.ofWord(i);
      if (unit.isPresent() && unit.getAsInt() > newest) {
        newest = unit.getAsInt();
      } else {
        others.writeVInt(i - last);
        others.writeVInt(unit.isEmpty() ? 0 : newest - unit.getAsInt() + 1);
        last = i;
        count++;
      }
    }
    out.writeVInt(count);
    others.copyTo(out);
  }

  /** Line by line, as they were. */
  static List<List<StoredWord>> decode(BytesRef bytes) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    int[] wordsOfLines = new int[in.readVInt()];
    for (int i = 0; i < wordsOfLines.length; i++) {
      wordsOfLines[i] = in.readVInt();
    }
    String joined = LetterBytes.read(in);
    String[] texts = joined.isEmpty() ? new String[0] : joined.split(" ");
    OptionalInt[] units = readUnits(in, texts.length);
    Box[] boxes = WordBoxes.read(in, wordsOfLines, letters(Stream.of(texts)));
    List<List<StoredWord>> lines = new ArrayList<>(wordsOfLines.length);
    int word = 0;
    for (int count : wordsOfLines) {
      List<StoredWord> line = new ArrayList<>(count);
      for (int end = word + count; word < end; word++) {
        line.add(new StoredWord(texts[word], boxes[word], units[word]));
      }
      lines.add(line);
    }
    return lines;
  }

  private static OptionalInt[] readUnits(ByteArrayDataInput in, int words) {
    OptionalInt[] units = new OptionalInt[words];
    int left = in.readVInt();
    int other = left > 0 ? in.readVInt() : words;
    int newest = -1;
    for (int i = 0; i < words; i++) {
      if (i < other) {
        units[i] = OptionalInt.of(++newest);
      } else {
        int unit = in.readVInt();
        units[i] = unit == 0 ? OptionalInt.empty() : OptionalInt.of(newest - unit + 1);
        other = --left > 0 ? i + in.readVInt() : words;
      }
    }
    return units;
  }

  private static int[] letters(Stream<String> texts) {
    return texts.mapToInt(String::length).toArray();
  }
}
