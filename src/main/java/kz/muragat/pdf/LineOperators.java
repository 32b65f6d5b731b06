package kz.muragat.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes one line of invisible text as one text object. */
final class LineOperators {

  private final GlyphlessFont font;
  private final String fontName;
  private final LayerLine line;
  private final double size;
  private final Operators out;

  LineOperators(GlyphlessFont font, String fontName, LayerLine line, double size, Operators out) {
    this.font = font;
    this.fontName = fontName;
    this.line = line;
    this.size = size;
    this.out = out;
  }

  void write() {
    out.add("BT\n/" + fontName + " ").number(size, 2).add("Tf 3 Tr\n");
    moveTo(line.from());
    List<LayerLine.Span> spans = line.spans();
    for (int i = 0; i < spans.size(); i++) {
      LayerLine.Span word = spans.get(i);
      boolean last = i == spans.size() - 1;
      show(letters(word.text(), last), word.to() - word.from());
      if (!last) {
        show(List.of(" "), spans.get(i + 1).from() - word.to());
      }
    }
    out.add("ET\n");
  }

  private void moveTo(double along) {
    out.number(line.dx(), 6).number(line.dy(), 6).number(-line.dy(), 6).number(line.dx(), 6);
    out.number(line.xAt(along), 3).number(line.yAt(along), 3).add("Tm\n");
  }

  /** Shows letters stretched over a length. */
  private void show(List<String> letters, double length) {
    double natural = letters.stream().mapToInt(GlyphlessFont::advance).sum() * size / 1000;
    out.number(100 * length / natural, 3).add("Tz <");
    letters.forEach(letter -> out.add(String.format(Locale.ROOT, "%04X", font.code(letter))));
    out.add("> Tj\n");
  }

  /** The letters of a word, marks and joiners with the letter before them. */
  private static List<String> letters(String word, boolean last) {
    List<String> letters = new ArrayList<>();
    word.codePoints().forEach(c -> letters.add(Character.toString(c)));
    return letters;
  }
}
