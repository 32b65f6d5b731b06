package kz.muragat.train.synth;

import java.awt.BasicStroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sets a text in a face: widths, gaps, slant and the little irregularities of each class of face, chosen once for the line
 * and varied letter by letter.
 */
final class LineSetter {

  private final Face face;
  private final double stretch;
  private final double tracking;
  private final double wordGap;
  private final double slant;
  private final double sizeJitter;
  private final double turnJitter;
  private final double liftJitter;
  private final double strengthJitter;
  private final double struckTwice;
  private final double waveHeight;
  private final double waveLength;
  private final double wavePhase;

  /** How often the pen goes on to the next letter, where the face joins its letters. */
  private final double joining;

  private LineSetter(Face face, Dice dice, double hardness, boolean spacedOut) {
    this.face = face;
    double air = spacedOut ? dice.between(0.35, 1.0) : 0;
    switch (face.kind()) {
      case PRINT -> {
        stretch = dice.chance(0.35) ? dice.between(0.78, 1.2) : 1;
        tracking = air + (dice.chance(0.25) ? dice.between(-0.06, 0.2) : 0);
        // A justified line is filled up between its words, above all in a narrow column.
        wordGap = (dice.chance(0.25) ? dice.between(1.7, 5) : dice.between(0.8, 1.7)) + air;
        slant = dice.chance(0.05) ? dice.between(0.1, 0.25) : 0;
        sizeJitter = 0;
        turnJitter = dice.chance(0.15 * hardness) ? 0.012 : 0;
        liftJitter = dice.chance(0.25 * hardness) ? dice.between(0, 0.05) : 0;
        strengthJitter = dice.chance(0.2 * hardness) ? dice.between(0, 0.35) : 0;
        waveHeight = dice.between(0, 0.08) * hardness;
      }
      case TYPESCRIPT -> {
        stretch = dice.between(0.85, 1.1);
        tracking = dice.between(-0.08, 0.15) + (spacedOut ? 1.1 : 0);
        wordGap = 1;
        slant = 0;
        sizeJitter = 0.01;
        turnJitter = 0.012 * hardness;
        liftJitter = dice.between(0, 0.10) * hardness;
        strengthJitter = dice.between(0, 0.5) * hardness;
        waveHeight = dice.between(0, 0.06) * hardness;
      }
      default -> {
        stretch = dice.between(0.8, 1.25);
        tracking = air * 0.6 + dice.between(-0.03, 0.08);
        wordGap = dice.between(0.8, 2.2) + air;
        slant = dice.bell(0.05, 0.16);
        sizeJitter = dice.between(0.01, 0.09);
        turnJitter = dice.between(0.01, 0.06);
        liftJitter = dice.between(0.01, 0.08);
        strengthJitter = dice.between(0, 0.25) * hardness;
        waveHeight = dice.between(0, 0.18) * (0.3 + 0.7 * hardness);
      }
    }
    // Letters were typed over when the first stroke came out faint, and headings to look bold.
    double overtyped = dice.chance(0.06) ? 1 : 0.02 * hardness;
    this.struckTwice = face.kind() == FaceClass.TYPESCRIPT ? overtyped : 0;
    this.waveLength = dice.between(8, 45);
    this.wavePhase = dice.between(0, 2 * Math.PI);
    this.joining = face.joins() ? dice.between(0.5, 1) : 0;
  }

  /** Sets a text whose every character the face has. */
  static LinePlan set(String text, Face face, Dice dice, double hardness, boolean spacedOut) {
    return new LineSetter(face, dice, hardness, spacedOut).place(text, dice);
  }

  private LinePlan place(String text, Dice dice) {
    List<LinePlan.Placed> letters = new ArrayList<>();
    double pen = 0;
    double top = 0;
    double bottom = 0;
    double left = 0;
    double right = 0;
    Optional<Point2D> lastExit = Optional.empty();
    for (int codePoint : text.codePoints().toArray()) {
      Glyph glyph = face.glyph(codePoint);
      if (codePoint == ' ') {
        boolean fixed = face.kind() == FaceClass.TYPESCRIPT;
        double gap = glyph.advance() * stretch * (fixed ? 1 : wordGap * dice.between(0.92, 1.08));
        pen += fixed ? gap + tracking : Math.max(0.42, gap + tracking);
        lastExit = Optional.empty();
        continue;
      }
      AffineTransform place = letterPlace(pen, dice);
      letters.add(new LinePlan.Placed(glyph.outline(), place, strength(dice)));
      Optional<PenEnds> ends = glyph.ends().map(own -> own.moved(place));
      boolean joinable = ends.isPresent() && Character.isLowerCase(codePoint);
      if (lastExit.isPresent() && joinable && dice.chance(joining)) {
        PenEnds.way(lastExit.get(), ends.get().entry())
            .map(this::penned)
            .ifPresent(way ->
                letters.add(new LinePlan.Placed(way, new AffineTransform(), strength(dice))));
      }
      lastExit = ends.flatMap(PenEnds::exit);
      if (dice.chance(struckTwice)) {
        AffineTransform again =
            AffineTransform.getTranslateInstance(dice.bell(0, 0.06), dice.bell(0, 0.04));
        again.concatenate(place);
        letters.add(new LinePlan.Placed(glyph.outline(), again, dice.between(0.6, 1)));
      }
      Rectangle2D ink = place.createTransformedShape(glyph.bounds()).getBounds2D();
      top = Math.min(top, ink.getMinY());
      bottom = Math.max(bottom, ink.getMaxY());
      left = Math.min(left, ink.getMinX());
      right = Math.max(right, ink.getMaxX());
      pen += glyph.advance() * stretch + tracking;
    }
    return new LinePlan(letters, left, Math.max(pen, right), top, bottom);
  }

  private Path2D.Float penned(Path2D way) {
    BasicStroke pen =
        new BasicStroke((float) face.stem(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    return new Path2D.Float(pen.createStrokedShape(way));
  }

  /** Most letters are struck well, a few faintly. */
  private double strength(Dice dice) {
    double weakness = dice.between(0, 1);
    return 1 - strengthJitter * weakness * weakness;
  }

  private AffineTransform letterPlace(double pen, Dice dice) {
    double angle = 2 * Math.PI * pen / waveLength + wavePhase;
    double lift = waveHeight * Math.sin(angle) + (liftJitter > 0 ? dice.bell(0, liftJitter) : 0);
    double sway = waveHeight * 2 * Math.PI / waveLength * Math.cos(angle);
    AffineTransform place = AffineTransform.getTranslateInstance(
        pen + (liftJitter > 0 ? dice.bell(0, liftJitter * 0.5) : 0), lift);
    place.rotate(sway + (turnJitter > 0 ? dice.bell(0, turnJitter) : 0));
    place.shear(-slant - (sizeJitter > 0.015 ? dice.bell(0, 0.03) : 0), 0);
    double size = sizeJitter > 0 ? dice.bell(1, sizeJitter) : 1;
    place.scale(stretch * size, size * (sizeJitter > 0 ? dice.bell(1, sizeJitter * 0.5) : 1));
    return place;
  }
}
