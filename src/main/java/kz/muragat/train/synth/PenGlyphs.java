package kz.muragat.train.synth;

import java.awt.BasicStroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.Map;
import java.util.stream.Stream;

/** Glyphs drawn with one pen along the middle of a letter's strokes. */
final class PenGlyphs {

  private PenGlyphs() {}

  /**
   * A glyph of strokes that begin at x = 0 and stand on y = 0.
   *
   * @param stem the pen's thickness in x-heights
   * @param gap between its ink and the next letter's, in x-heights; negative where they overlap
   */
  static Glyph drawn(Path2D strokes, double stem, double gap) {
    BasicStroke pen = new BasicStroke((float) stem, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    Path2D.Float outline = new Path2D.Float(pen.createStrokedShape(strokes));
    double left = Math.min(0, outline.getBounds2D().getMinX());
    return Glyph.of(
        new Path2D.Float(outline, AffineTransform.getTranslateInstance(-left, 0)),
        outline.getBounds2D().getMaxX() - left + gap);
  }

  /** The same of a joined hand. */
  static Glyph joining(Path2D strokes, double stem, double gap) {
    Glyph glyph = drawn(strokes, stem, gap);
    double shift = glyph.bounds().getMinX() + stem / 2 - strokes.getBounds2D().getMinX();
    AffineTransform by = AffineTransform.getTranslateInstance(shift, 0);
    return glyph.joining(PenEnds.of(strokes).map(ends -> ends.moved(by)));
  }

  /** Adds those of the characters that the school hand has, in its first form. */
  static void add(
      Map<Integer, Glyph> glyphs, String characters, double scale, double stem, double gap) {
    PenLetters letters = PenLetters.load();
    characters
        .codePoints()
        .filter(letters::has)
        .forEach(c -> glyphs.put(c, drawn(strokes(first(letters, c), scale), stem, gap)));
  }

  /** Adds small letters of the school hand, to be joined. */
  static void addJoining(Map<Integer, Glyph> glyphs, String characters, double stem, double gap) {
    PenLetters letters = PenLetters.load();
    characters
        .codePoints()
        .forEach(c -> glyphs.put(c, joining(strokes(first(letters, c), 1), stem, gap)));
  }

  private static PenLetters.Form first(PenLetters letters, int codePoint) {
    return letters.forms(codePoint).get(0);
  }

  /** The middle of a form's strokes, y down. */
  static Path2D strokes(PenLetters.Form form, double scale) {
    Path2D.Double path = new Path2D.Double();
    Stream.concat(form.strokes().stream(), form.later().stream())
        .forEach(stroke -> path.append(PenPath.through(stroke), false));
    return new Path2D.Double(path, AffineTransform.getScaleInstance(scale, -scale));
  }
}
