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
 *   <li>before a wide gap the word's last letter takes the space that fills the gap into its span;
 *   <li>two spaces in a span are a word like any other: they join the paragraphs above and below them.
 * </ul>
 *
 * <p>Readers that do not know {@code ActualText} see a few more spaces; the letters stand on their baseline for all.
 */
final class LineOperators {

  /** Lines that rise or fall by less, as a share of the font size, need no help. */
  private static final double LEVEL = 0.3;

  /** How far from a line's first word poppler finds its words (0.5), less a margin. */
  static final double REACH = 0.45;

  /** Gaps that are wider, as a share of the font size, may be taken for a space between columns. */
  private static final double WIDE_GAP = 0.9;

  /** What is left of a wide gap for a space of its own. */
  private static final double REST_OF_GAP = 0.15;

  /** No word is to be seen narrower than this, in font sizes. */
  private static final double LEAST_WIDTH = 0.1;

  /** A piece that is to be seen to end or begin elsewhere is at least so wide, in font sizes. */
  private static final double LEAST_PIECE = 0.3;

  /** How wide something blank is, in font sizes. */
  static final double BLANK = 0.5;

  /** By how much letters may end beside their place, in font sizes: half a pixel in type of 12 points at 300 dpi. */
  private static final double MOST_OFF = 0.01;

  private final GlyphlessFont font;
  private final String fontName;
  private final Operators out;

  /** How far along the baseline the letters shown so far reach. */
  private double pen;

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
   * @param left where poppler is to see them begin, where they do not
   * @param right where poppler is to see them end, where they do not
   */
  private record Piece(
      List<String> letters,
      double from,
      double to,
      OptionalDouble height,
      OptionalDouble left,
      OptionalDouble right) {

    boolean helped() {
      return moved() || right.isPresent();
    }

    boolean moved() {
      return height.isPresent() || left.isPresent();
    }
  }

  /** Writes a line. */
  void write(LayerLine line, SeenLine seen) {
    double size = seen.size();
    out.add("BT\n/" + fontName + " ").number(size, 2).add("Tf 3 Tr\n");
    for (SeenLine.Pier pier : seen.piers()) {
      moveTo(line, pier.x(), pier.y());
      out.add("/Span <</ActualText <FEFF00200020>>> BDC\n");
      show(List.of(" "), BLANK * size, size);
      out.add("EMC\n");
    }
    moveTo(line, line.from());
    List<LayerLine.Span> spans = line.spans();
    for (int i = 0; i < spans.size(); i++) {
      boolean last = i + 1 == spans.size();
      double gap = last ? 0 : spans.get(i + 1).from() - spans.get(i).to();
      boolean wide = line.upright() && gap > WIDE_GAP * size;
      OptionalDouble right = OptionalDouble.empty();
      if (last && seen.right().isPresent()) {
        double least = line.xAt(spans.get(i).from()) + LEAST_WIDTH * size;
        right = OptionalDouble.of(Math.max(seen.right().getAsDouble(), least));
      } else if (wide) {
        right = OptionalDouble.of(line.xAt(spans.get(i + 1).from()) - REST_OF_GAP * size);
      }
      for (Piece piece : pieces(line, i, seen, right)) {
        show(line, size, piece);
      }
      if (!last) {
        showTo(spans.get(i + 1).from(), List.of(" "), size);
      }
    }
    out.add("ET\n");
  }

  /** A word in up to three pieces: what poppler is to see elsewhere at its beginning, the rest, what is to end elsewhere. */
  private static List<Piece> pieces(
      LayerLine line, int index, SeenLine seen, OptionalDouble right) {
    LayerLine.Span word = line.spans().get(index);
    List<String> letters = letters(word.text(), index == line.spans().size() - 1, line.level());
    OptionalDouble height = height(line, index, seen);
    OptionalDouble left = OptionalDouble.empty();
    double headEnd = seen.headEnd();
    if (index == 0 && seen.left().isPresent()) {
      double most = line.xAt(word.to()) - LEAST_WIDTH * seen.size();
      left = OptionalDouble.of(Math.min(seen.left().getAsDouble(), most));
      headEnd = Math.max(headEnd, line.along(left.getAsDouble()) + LEAST_PIECE * seen.size());
    }
    int head = 0;
    if (height.isPresent() || left.isPresent()) {
      head = beyondReach(line, word, seen.reach())
          ? letters.size()
          : Math.max(index == 0 ? 1 : 0, lettersBefore(letters, word, headEnd));
    }
    int tail = letters.size();
    if (right.isPresent()) {
      double tailStart = line.along(right.getAsDouble()) - LEAST_PIECE * seen.size();
      // The letter across that place is the first of the last piece.
      tail = Math.max(0, Math.min(tail, lettersBefore(letters, word, tailStart)) - 1);
      if (tail < head) {
        head = letters.size();
        tail = head;
      }
    }
    List<Piece> pieces = new ArrayList<>();
    double scale = (word.to() - word.from()) / advance(letters);
    double at = word.from();
    int from = 0;
    for (int to : new int[] {head, tail, letters.size()}) {
      if (to > from) {
        List<String> part = letters.subList(from, to);
        double end = at + scale * advance(part);
        pieces.add(new Piece(
            part,
            at,
            end,
            from < head ? height : OptionalDouble.empty(),
            from < head ? left : OptionalDouble.empty(),
            to == letters.size() ? right : OptionalDouble.empty()));
        at = end;
        from = to;
      }
    }
    return pieces;
  }

  /** Where poppler is to see a word's baseline, where that is not its own. */
  private static OptionalDouble height(LayerLine line, int index, SeenLine seen) {
    LayerLine.Span word = line.spans().get(index);
    boolean slanted = line.upright() && line.rise() > LEVEL * seen.size();
    double start = seen.height().orElse(line.middleY());
    if ((slanted || seen.height().isPresent()) && (index == 0 || word.from() < seen.headEnd())) {
      return OptionalDouble.of(start);
    }
    if (slanted && beyondReach(line, word, seen.reach())) {
      double above = line.yAt(word.from()) - line.middleY();
      return OptionalDouble.of(line.middleY() + Math.copySign(seen.reach(), above));
    }
    return OptionalDouble.empty();
  }

  private static boolean beyondReach(LayerLine line, LayerLine.Span word, double reach) {
    return line.upright()
        && Math.max(
                Math.abs(line.yAt(word.from()) - line.middleY()),
                Math.abs(line.yAt(word.to()) - line.middleY()))
            > reach;
  }

  private static int lettersBefore(List<String> letters, LayerLine.Span word, double end) {
    double scale = (word.to() - word.from()) / advance(letters);
    double at = word.from();
    int count = 0;
    while (count < letters.size() && at < end) {
      at += scale * GlyphlessFont.advance(letters.get(count));
      count++;
    }
    return count;
  }

  private void show(LayerLine line, double size, Piece piece) {
    if (!piece.helped()) {
      showTo(piece.to(), piece.letters(), size);
      return;
    }
    out.add("/Span <</ActualText <FEFF")
        .add(GlyphlessFont.hex(String.join("", piece.letters())))
        .add(">>> BDC\n");
    if (piece.moved()) {
      double x = piece.left().orElse(line.xAt(piece.from()));
      moveTo(line, x, piece.height().orElse(line.yAt(piece.from())));
      show(List.of(" "), Math.max(0.01, line.xAt(piece.to()) - x), size);
      moveTo(line, piece.from());
    }
    show(piece.letters(), piece.to() - pen, size);
    pen = piece.to();
    if (piece.right().isPresent()) {
      double right = line.along(piece.right().getAsDouble());
      if (right <= pen) {
        moveTo(line, right - 0.01);
      }
      show(List.of(" "), right - pen, size);
      pen = right;
    }
    out.add("EMC\n");
  }

  private void moveTo(LayerLine line, double along) {
    moveTo(line, line.xAt(along), line.yAt(along));
    pen = along;
  }

  private void moveTo(LayerLine line, double x, double y) {
    out.number(line.dx(), 6).number(line.dy(), 6).number(-line.dy(), 6).number(line.dx(), 6);
    out.number(x, 3).number(y, 3).add("Tm\n");
  }

  /**
   * Shows letters stretched from where the pen is to a place, but for {@link #MOST_OFF}: short numbers are half of what the
   * text costs in the file. What is off is made good by what follows, so it does not add up.
   */
  private void showTo(double to, List<String> letters, double size) {
    double step = shortStep(200_000 * MOST_OFF / advance(letters));
    double natural = advance(letters) * size / 1000;
    double percent = step * Math.max(1, Math.round(100 * (to - pen) / natural / step));
    show(letters, percent);
    pen += percent * natural / 100;
  }

  /** The largest of …, 0.1, 0.2, 0.5, 1, 2, 5, … that is no more. */
  private static double shortStep(double most) {
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    return most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
  }

  /** Shows letters stretched over a length. */
  private void show(List<String> letters, double length, double size) {
    show(letters, 100 * length / (advance(letters) * size / 1000));
  }

  private void show(List<String> letters, double percent) {
    out.number(percent, 3).add("Tz <");
    letters.forEach(letter -> out.add(String.format(Locale.ROOT, "%04X", font.code(letter))));
    out.add("> Tj\n");
  }

  private static double advance(List<String> letters) {
    return letters.stream().mapToInt(GlyphlessFont::advance).sum();
  }

  /**
   * The letters of a word. A hyphen at a line's end is written as one letter that reads as a hyphen and a space: poppler
   * swallows a hyphen that ends a line, and what was written would be gone. On lines that are not level the last letter
   * takes a space in any case: there PDFBox and pdf.js may take the next line for a part of this one, without even a space
   * between their words.
   */
  private static List<String> letters(String word, boolean last, boolean level) {
    List<String> letters = new ArrayList<>();
    word.codePoints().forEach(c -> letters.add(Character.toString(c)));
    int end = letters.size() - 1;
    if (last && (!level || letters.get(end).equals("-"))) {
      letters.set(end, letters.get(end) + " ");
    }
    return letters;
  }
}
