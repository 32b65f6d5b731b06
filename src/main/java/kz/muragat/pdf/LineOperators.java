package kz.muragat.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Writes one line of invisible text as one text object: a matrix along the baseline, a horizontal scale for each word and
 * each space.
 *
 * <p><b>Poppler.</b> Its {@code pdftotext} puts words together by geometry alone and knows no slant: a line is made of the
 * words whose baselines lie within half a font size of its first word's, a line of a wide page that falls by one degree is
 * torn apart, and a wide gap is taken for the space between columns. But it takes a marked-content span with {@code
 * ActualText} as one piece that begins where the span's first glyph stands and ends where its last glyph ends. So where a
 * line needs it, and only there, letters are put into such spans together with spaces:
 *
 * <ul>
 *   <li>on a slanted line a space at the height of the line's middle goes before the first letter, so that the search
 *       starts from there and reaches both ends; what lies beyond its reach is brought to the edge in the same way;
 *   <li>before a wide gap the word's last letter takes the space that fills the gap into its span.
 * </ul>
 *
 * <p>Readers that do not know {@code ActualText} see a few more spaces; the letters stand on their baseline for all.
 */
final class LineOperators {

  /** Lines that rise or fall by less, as a share of the font size, need no help. */
  private static final double LEVEL = 0.3;

  /** How far from a line's first word poppler finds its words (0.5), less a margin. */
  private static final double REACH = 0.45;

  /** Gaps that are wider, as a share of the font size, may be taken for a space between columns. */
  private static final double WIDE_GAP = 0.9;

  /** What is left of a wide gap for a space of its own. */
  private static final double REST_OF_GAP = 0.15;

  private final GlyphlessFont font;
  private final String fontName;
  private final Operators out;

  LineOperators(GlyphlessFont font, String fontName, Operators out) {
    this.font = font;
    this.fontName = fontName;
    this.out = out;
  }

  /**
   * Letters that are shown in one go.
   *
   * @param from along the baseline
   * @param to along the baseline
   * @param height at which poppler is to see them, where that is not their own
   * @param gap the width of the space that is taken in after them, 0 for none
   */
  private record Piece(
      List<String> letters, double from, double to, OptionalDouble height, double gap) {

    boolean helped() {
      return height.isPresent() || gap > 0;
    }
  }

  /**
   * Writes a line.
   *
   * @param size font size in points
   * @param headEnd letters that begin before this place on the baseline are seen at the height of the line's middle where
   *     the line is slanted; the first letter always is
   */
  void write(LayerLine line, double size, double headEnd) {
    out.add("BT\n/" + fontName + " ").number(size, 2).add("Tf 3 Tr\n");
    moveTo(line, line.from());
    List<LayerLine.Span> spans = line.spans();
    for (int i = 0; i < spans.size(); i++) {
      double gap = i + 1 < spans.size() ? spans.get(i + 1).from() - spans.get(i).to() : 0;
      double filled = line.upright() && gap > WIDE_GAP * size ? gap - REST_OF_GAP * size : 0;
      for (Piece piece : pieces(line, i, size, headEnd, filled)) {
        show(line, size, piece);
      }
      if (gap > 0) {
        show(List.of(" "), gap - filled, size);
      }
    }
    out.add("ET\n");
  }

  private static List<Piece> pieces(
      LayerLine line, int index, double size, double headEnd, double filled) {
    LayerLine.Span word = line.spans().get(index);
    boolean last = index == line.spans().size() - 1;
    List<String> letters = letters(word.text(), last);
    double scale = (word.to() - word.from()) / advance(letters);
    int head = 0;
    OptionalDouble height = OptionalDouble.empty();
    if (line.upright() && line.rise() > LEVEL * size) {
      double reach = REACH * size;
      double above = line.yAt(word.from()) - line.middleY();
      if (index == 0 || word.from() < headEnd) {
        height = OptionalDouble.of(line.middleY());
        head = Math.max(index == 0 ? 1 : 0, lettersBefore(letters, word, scale, headEnd));
      }
      if (Math.max(Math.abs(above), Math.abs(line.yAt(word.to()) - line.middleY())) > reach) {
        head = letters.size();
        height = height.isPresent()
            ? height
            : OptionalDouble.of(line.middleY() + Math.copySign(reach, above));
      }
    }
    int tail = filled > 0 && head < letters.size() ? letters.size() - 1 : letters.size();
    List<Piece> pieces = new ArrayList<>();
    double at = word.from();
    int[] ends = {head, tail, letters.size()};
    int from = 0;
    for (int to : ends) {
      if (to > from) {
        double end = at + scale * advance(letters.subList(from, to));
        pieces.add(new Piece(
            letters.subList(from, to),
            at,
            end,
            from < head ? height : OptionalDouble.empty(),
            to == letters.size() ? filled : 0));
        at = end;
        from = to;
      }
    }
    return pieces;
  }

  private static int lettersBefore(
      List<String> letters, LayerLine.Span word, double scale, double end) {
    double at = word.from();
    int count = 0;
    while (count < letters.size() && at < end) {
      at += scale * GlyphlessFont.advance(letters.get(count));
      count++;
    }
    return count;
  }

  private void show(LayerLine line, double size, Piece piece) {
    if (piece.helped()) {
      out.add("/Span <</ActualText <FEFF")
          .add(GlyphlessFont.hex(String.join("", piece.letters())))
          .add(">>> BDC\n");
    }
    if (piece.height().isPresent()) {
      moveTo(line, line.xAt(piece.from()), piece.height().getAsDouble());
      show(List.of(" "), piece.to() - piece.from(), size);
      moveTo(line, piece.from());
    }
    show(piece.letters(), piece.to() - piece.from(), size);
    if (piece.gap() > 0) {
      show(List.of(" "), piece.gap(), size);
    }
    if (piece.helped()) {
      out.add("EMC\n");
    }
  }

  private void moveTo(LayerLine line, double along) {
    moveTo(line, line.xAt(along), line.yAt(along));
  }

  private void moveTo(LayerLine line, double x, double y) {
    out.number(line.dx(), 6).number(line.dy(), 6).number(-line.dy(), 6).number(line.dx(), 6);
    out.number(x, 3).number(y, 3).add("Tm\n");
  }

  /** Shows letters stretched over a length. */
  private void show(List<String> letters, double length, double size) {
    double natural = advance(letters) * size / 1000;
    out.number(100 * length / natural, 3).add("Tz <");
    letters.forEach(letter -> out.add(String.format(Locale.ROOT, "%04X", font.code(letter))));
    out.add("> Tj\n");
  }

  private static double advance(List<String> letters) {
    return letters.stream().mapToInt(GlyphlessFont::advance).sum();
  }

  /**
   * The letters of a word. A hyphen at a line's end is written as one letter that reads as a hyphen and a space: poppler
   * swallows a hyphen that ends a line, and what was written would be gone.
   */
  private static List<String> letters(String word, boolean last) {
    List<String> letters = new ArrayList<>();
    word.codePoints().forEach(c -> letters.add(Character.toString(c)));
    if (last && letters.get(letters.size() - 1).equals("-")) {
      letters.set(letters.size() - 1, "- ");
    }
    return letters;
  }
}
