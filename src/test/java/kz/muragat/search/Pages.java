package kz.muragat.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.muragat.model.Alternative;
import kz.muragat.model.BlockKind;
import kz.muragat.model.Box;
import kz.muragat.model.Language;
import kz.muragat.model.LineShape;
import kz.muragat.model.Page;
import kz.muragat.model.Polygon;
import kz.muragat.model.Polyline;
import kz.muragat.model.Style;
import kz.muragat.model.TextBlock;
import kz.muragat.model.TextLine;
import kz.muragat.model.TextOrigin;
import kz.muragat.model.Word;

/**
 * Pages set on a grid, so that a test knows every box: a letter is 10 pixels wide, a space too, a line 40 high, its words
 * 30; the first begins at 100,100.
 */
final class Pages {

  static final Instant DATE = Instant.parse("2026-11-21T10:00:00Z");

  private Pages() {}

  /** The box of a word by its line and the column of its first letter, both from 0. */
  static Box box(int line, int column, String word) {
    return new Box(100 + 10 * column, 100 + 40 * line, 10 * word.length(), 30);
  }

  static PageEntry entry(String path, int number, Language language, String... lines) {
    return entry(path, page(number, language, Style.PRINTED, lines));
  }

  static PageEntry entry(String path, Page page) {
    return new PageEntry("sha-" + path, path, page, DATE);
  }

  static Page page(int number, Language language, Style style, String... lines) {
    return page(number, language, block(number, 0, 0, BlockKind.TEXT, language, style, lines));
  }

  static Page page(int number, Language language, TextBlock... blocks) {
    TextOrigin origin = new TextOrigin(TextOrigin.Step.RECOGNISED, "Muragat 1", "v1", DATE);
    return new Page(number, 2480, 3508, 300, "a.pdf", 0, language, List.of(blocks), origin);
  }

  static TextBlock block(
      int page,
      int number,
      int firstLine,
      BlockKind kind,
      Language language,
      Style style,
      String... texts) {
    List<TextLine> lines = new ArrayList<>();
    for (String text : texts) {
      int line = firstLine + lines.size();
      lines.add(line("p" + page + "_b" + number + "_l" + line, line, text, language, style));
    }
    Box box = lines.stream().map(l -> l.shape().box()).reduce(Box::union).orElseThrow();
    return new TextBlock("p" + page + "_b" + number, kind, box, lines);
  }

  private static TextLine line(String id, int line, String text, Language language, Style style) {
    List<Word> words = new ArrayList<>();
    int column = 0;
    for (String word : Arrays.asList(text.split(" "))) {
      // сөз|соз|сез: a word and its next-best readings
      String[] readings = word.split("\\|");
      List<Alternative> others =
          Arrays.stream(readings).skip(1).map(r -> new Alternative(r, 0.1)).toList();
      word = readings[0];
      // сөз? was read with doubt
      double confidence = word.endsWith("?") ? 0.5 : 0.9;
      words.add(new Word(word, box(line, column, word), confidence, List.of(), others, language));
      column += word.length() + 1;
    }
    Box box = words.stream().map(Word::box).reduce(Box::union).orElseThrow();
    LineShape shape = new LineShape(
        Polyline.between(box.x(), box.bottom() - 8, box.right(), box.bottom() - 8),
        Polygon.of(box),
        14);
    return new TextLine(id, shape, words, style, language, false);
  }
}
