package kz.muragat.pdf;

import java.util.ArrayList;
import java.util.List;
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
  static final double WIDE_GAP = 0.9;

  /** Gaps that are wider than this, less a margin, part lines (1.5). */
  static final double PARTING_GAP = 1.4;

  /** What is left of a wide gap for a space of its own. */
  static final double REST_OF_GAP = 0.15;

  /** No word is to be seen narrower than this, in font sizes. */
  private static final double LEAST_WIDTH = 0.1;

  /** A piece that is to be seen to end or begin elsewhere is at least so wide, in font sizes. */
  private static final double LEAST_PIECE = 0.3;

  /** How wide something blank is, in font sizes. */
  static final double BLANK = 0.5;

  /**
   * By how much words may begin beside their place, and parts of words end, in font sizes: two pixels in type of 12 points
   * at 300 dpi.
   */
  static final double MOST_OFF = 0.04;

  private final GlyphlessFonts fonts;
  private final TextShows out;
  private final double step;

  /** How far along the baseline the letters shown so far reach. */
  private double pen;

  /**
   * @param step of the places written, in points
   */
  LineOperators(GlyphlessFonts fonts, TextShows out, double step) {
    this.fonts = fonts;
    this.out = out;
    this.step = step;
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

  /**
   * Writes a line.
   *
   * @param wideGap gaps that are wider, as a share of the font size, are to be filled
   */
  void write(LayerLine line, SeenLine seen, double wideGap) {
    double size = seen.size();
    out.size(size / step);
    out.direction(line.dx(), line.dy(), (line.to() - line.from()) / step);
    List<LayerLine.Span> spans = line.spans();
    int usual = stretch(line, size);
    for (SeenLine.Pier pier : seen.piers()) {
      out.moveTo(pier.x() / step, pier.y() / step);
      out.begin("  ");
      out.space(BLANK * size / step);
      out.end();
    }
    moveTo(line, line.from());
    for (int i = 0; i < spans.size(); i++) {
      boolean last = i + 1 == spans.size();
      double gap = last ? 0 : spans.get(i + 1).from() - spans.get(i).to();
      boolean wide = line.upright() && gap > wideGap * size;
      OptionalDouble right = OptionalDouble.empty();
      if (last && seen.right().isPresent()) {
        double least = line.xAt(spans.get(i).from()) + LEAST_WIDTH * size;
        right = OptionalDouble.of(Math.max(seen.right().getAsDouble(), least));
      } else if (wide) {
        right = OptionalDouble.of(line.xAt(spans.get(i + 1).from()) - REST_OF_GAP * size);
      }
      for (Piece piece : pieces(line, i, seen, right)) {
        show(line, i, piece, usual);
      }
      if (!last) {
        spaceTo(line, spans.get(i + 1).from());
      } else if (!line.level()) {
        // PDFBox and pdf.js may take the next line for a part of this one.
        out.nothing();
      }
    }
  }

  /** How widely the line's letters are stretched over its words, in hundredths. */
  private int stretch(LayerLine line, double size) {
    double length = 0;
    double natural = 0;
    for (LayerLine.Span word : line.spans()) {
      length += word.to() - word.from();
      natural += fonts.advance(GlyphlessFonts.letters(word.text())) * size / 1000;
    }
    return natural > 0 ? (int) Math.max(1, Math.round(100 * length / natural)) : 100;
  }

  /** A word in up to three pieces: what poppler is to see elsewhere at its beginning, the rest, what is to end elsewhere. */
  private List<Piece> pieces(LayerLine line, int index, SeenLine seen, OptionalDouble right) {
    LayerLine.Span word = line.spans().get(index);
    List<String> letters = letters(word.text(), index == line.spans().size() - 1);
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
    double scale = (word.to() - word.from()) / fonts.advance(letters);
    double at = word.from();
    int from = 0;
    for (int to : new int[] {head, tail, letters.size()}) {
      if (to > from) {
        List<String> part = letters.subList(from, to);
        double end = at + scale * fonts.advance(part);
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
  static OptionalDouble height(LayerLine line, int index, SeenLine seen) {
    LayerLine.Span word = line.spans().get(index);
    boolean slanted = line.upright() && line.rise() > LEVEL * seen.size();
    if (slanted && (index == 0 || word.from() < seen.headEnd())) {
      return OptionalDouble.of(line.middleY());
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

  private int lettersBefore(List<String> letters, LayerLine.Span word, double end) {
    double scale = (word.to() - word.from()) / fonts.advance(letters);
    double at = word.from();
    int count = 0;
    while (count < letters.size() && at < end) {
      at += scale * fonts.advance(letters.get(count));
      count++;
    }
    return count;
  }

  private void show(LayerLine line, int word, Piece piece, int usual) {
    if (!piece.helped()) {
      showTo(line, word, piece, usual);
      return;
    }
    out.begin(String.join("", piece.letters()));
    if (piece.moved()) {
      double x = piece.left().orElse(line.xAt(piece.from()));
      double y = piece.height().orElse(line.yAt(piece.from()));
      out.moveTo(x / step, y / step);
      out.nothing();
      moveTo(line, piece.from());
    }
    showTo(line, word, piece, usual);
    if (piece.right().isPresent()) {
      moveTo(line, line.along(piece.right().getAsDouble()));
      out.nothing();
    }
    out.end();
  }

  private void moveTo(LayerLine line, double along) {
    out.moveTo(line.xAt(along) / step, line.yAt(along) / step);
    pen = along + beyond(line, along);
  }

  private double beyond(LayerLine line, double along) {
    return out.beyond(line.xAt(along) / step, line.yAt(along) / step) * step;
  }

  /**
   * Shows a piece's letters from where the pen is, stretched like those before if they then end about where they should,
   * else so that as many as possible of the words that follow can be stretched alike. What is off is made good by the
   * space that follows.
   *
   * @param word the number of the piece's word on the line
   */
  private void showTo(LayerLine line, int word, Piece piece, int usual) {
    Stretches fitting = stretches(line, word, piece.letters(), piece.to(), piece.to() - pen);
    if (!fitting.have(out.stretch())) {
      List<LayerLine.Span> spans = line.spans();
      for (int i = word + 1; i < spans.size(); i++) {
        LayerLine.Span next = spans.get(i);
        List<String> letters = letters(next.text(), i + 1 == spans.size());
        Stretches both =
            fitting.and(stretches(line, i, letters, next.to(), next.to() - next.from()));
        if (both.none()) {
          break;
        }
        fitting = both;
      }
      out.stretch(fitting.nearest(usual));
    }
    out.show(piece.letters());
    pen = piece.to() + beyond(line, piece.to());
  }

  private Stretches stretches(
      LayerLine line, int word, List<String> letters, double end, double length) {
    double size = out.size() * step;
    return Stretches.of(line, word, end, length / size, out.length(letters, 1) * step / size, size);
  }

  /** A space from where the pen is to the next word. */
  private void spaceTo(LayerLine line, double to) {
    out.space((to - pen) / step);
    pen = to + beyond(line, to);
    if (Math.abs(pen - to) > MOST_OFF * out.size() * step) {
      moveTo(line, to);
    }
  }

  /**
   * The letters of a word. A hyphen at a line's end is written as one letter that reads as a hyphen and a space: poppler
   * swallows a hyphen that ends a line, and what was written would be gone.
   */
  private static List<String> letters(String word, boolean last) {
    List<String> letters = new ArrayList<>(GlyphlessFonts.letters(word));
    int end = letters.size() - 1;
    if (last && letters.get(end).equals("-")) {
      letters.set(end, GlyphlessFonts.HYPHEN);
    }
    return letters;
  }
}
