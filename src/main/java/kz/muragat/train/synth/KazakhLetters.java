package kz.muragat.train.synth;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the Kazakh letters that a Russian hand face lacks from its own strokes: қ ң from к н with a tail, ө from о with a
 * bar, ә from е turned round, ү from v with a stem, and so on, as a writer of that hand would.
 */
final class KazakhLetters {

  private final Map<Integer, Glyph> glyphs;
  private final float stem;
  private final boolean penned;

  private KazakhLetters(Map<Integer, Glyph> glyphs, double stem, boolean penned) {
    this.glyphs = glyphs;
    this.stem = (float) stem;
    this.penned = penned;
  }

  /**
   * Adds to the glyphs of a font what is lacking and can be made.
   *
   * @param stem thickness of the strokes in x-heights
   * @param swash whether the capitals are adorned
   */
  static void complete(Map<Integer, Glyph> glyphs, double stem, boolean swash) {
    new KazakhLetters(glyphs, stem, false).complete(swash);
  }

  /** The same for glyphs that were all drawn with one pen. */
  static void completePenned(Map<Integer, Glyph> glyphs, double stem) {
    new KazakhLetters(glyphs, stem, true).complete(false);
  }

  private void complete(boolean swash) {
    copy('I', 'І');
    copy('i', 'і');
    copy('h', 'һ');
    enlarged('h', 'Һ');
    tailed('к', 'қ');
    tailed('К', 'Қ');
    tailed('н', 'ң');
    tailed('Н', 'Ң');
    barred('о', 'ө', 0.12, 0.88);
    barred('О', 'Ө', 0.12, 0.88);
    barred('г', 'ғ', -0.12, 0.75);
    barred('Г', 'Ғ', -0.12, 0.65);
    if (!swash) {
      // An adorned Y cannot be told from an adorned У.
      copy('Y', 'Ү');
      barred('Ү', 'Ұ', 0.12, 0.88);
    }
    stemmed('v', 'ү');
    barredLow('ү', 'ұ');
    turned('е', 'ә', 1);
    turned('е', 'Ә', 1.35);
  }

  private boolean needed(char from, char to) {
    return glyphs.containsKey((int) from) && !glyphs.containsKey((int) to);
  }

  private Glyph glyph(char letter) {
    return glyphs.getOrDefault((int) letter, Glyph.of(new Path2D.Float(), 1));
  }

  private void put(char letter, Shape outline, double advance, Optional<PenEnds> ends) {
    glyphs.put((int) letter, Glyph.of(new Path2D.Float(outline), advance).joining(ends));
  }

  private void copy(char from, char to) {
    if (needed(from, to)) {
      glyphs.put((int) to, glyph(from));
    }
  }

  private void enlarged(char from, char to) {
    if (needed(from, to)) {
      AffineTransform larger = AffineTransform.getScaleInstance(1.2, 1.15);
      put(
          to,
          larger.createTransformedShape(glyph(from).outline()),
          glyph(from).advance() * 1.2,
          Optional.empty());
    }
  }

  private void tailed(char from, char to) {
    if (needed(from, to)) {
      Rectangle2D box = glyph(from).bounds();
      float x = (float) (box.getMaxX() - stem * 0.6);
      Path2D.Float tail = new Path2D.Float();
      tail.moveTo(x, -stem);
      tail.quadTo(x + 0.06f, 0.15f, x - 0.08f, 0.42f);
      put(to, joined(glyph(from), tail), glyph(from).advance(), glyph(from).ends());
    }
  }

  /** With a bar in the middle, from and to shares of the letter's width. */
  private void barred(char from, char to, double left, double right) {
    if (needed(from, to)) {
      Rectangle2D box = glyph(from).bounds();
      bar(
          from,
          to,
          box.getMinX() + left * box.getWidth(),
          box.getMinX() + right * box.getWidth(),
          box.getCenterY());
    }
  }

  private void barredLow(char from, char to) {
    if (needed(from, to)) {
      Rectangle2D box = glyph(from).bounds();
      bar(from, to, box.getCenterX() - 0.3, box.getCenterX() + 0.3, 0.22);
    }
  }

  private void bar(char from, char to, double left, double right, double y) {
    Path2D.Float bar = new Path2D.Float();
    bar.moveTo(left, y);
    bar.lineTo(right, y - 0.03);
    put(to, joined(glyph(from), bar), glyph(from).advance(), glyph(from).ends());
  }

  private void stemmed(char from, char to) {
    if (needed(from, to)) {
      Rectangle2D box = glyph(from).bounds();
      Path2D.Float stroke = new Path2D.Float();
      float x = (float) box.getCenterX();
      stroke.moveTo(x, -stem * 1.2f);
      stroke.lineTo(x - 0.02f, 0.55f);
      put(to, joined(glyph(from), stroke), glyph(from).advance(), glyph(from).ends());
    }
  }

  private void turned(char from, char to, double size) {
    if (needed(from, to)) {
      Rectangle2D box = glyph(from).bounds();
      AffineTransform turn = AffineTransform.getScaleInstance(size, size);
      turn.rotate(Math.PI, box.getCenterX(), box.getCenterY());
      put(
          to,
          turn.createTransformedShape(glyph(from).outline()),
          glyph(from).advance() * size,
          glyph(from).ends().flatMap(ends -> ends.turned(turn)));
    }
  }

  private Shape joined(Glyph glyph, Shape line) {
    BasicStroke pen = new BasicStroke(stem * 0.9f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    Shape bar = pen.createStrokedShape(line);
    if (penned) {
      Path2D.Float both = new Path2D.Float(glyph.outline());
      both.append(bar, false);
      return both;
    }
    // A union, since outlines of opposite direction would cut holes into each other.
    Area area = new Area(glyph.outline());
    area.add(new Area(bar));
    return area;
  }
}
