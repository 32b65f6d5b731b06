package kz.muragat.train.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.muragat.model.Language;
import org.junit.jupiter.api.Test;

class PenEndsTest {

  @Test
  void aLetterIsEnteredAtItsLeftTipAndLeftAtItsLowerRightOne() {
    PenEnds ends = PenEnds.of(cup()).orElseThrow();
    assertThat(ends.entry().distance(0, -1)).isCloseTo(0, within(0.01));
    assertThat(ends.exit().orElseThrow().distance(0.9, 0)).isCloseTo(0, within(0.01));
  }

  @Test
  void aRingIsEnteredAtItsLeftAndNotGoneOnFrom() {
    PenEnds ends =
        PenEnds.of(new Path2D.Double(new Ellipse2D.Double(0, -1, 0.8, 1))).orElseThrow();
    assertThat(ends.entry().getX()).isCloseTo(0, within(0.05));
    assertThat(ends.exit()).isEmpty();
  }

  @Test
  void aLetterTurnedRoundIsEnteredWhereItWasLeft() {
    AffineTransform turn = AffineTransform.getRotateInstance(Math.PI, 0.45, -0.5);
    PenEnds turned = PenEnds.of(cup()).flatMap(ends -> ends.turned(turn)).orElseThrow();
    assertThat(turned.entry().distance(0, -1)).isCloseTo(0, within(0.01));
  }

  @Test
  void nobodyGoesFarOrBackWithoutLiftingThePen() {
    Point2D exit = new Point2D.Double(1, 0);
    assertThat(PenEnds.way(exit, new Point2D.Double(1.3, -0.8))).isPresent();
    assertThat(PenEnds.way(exit, new Point2D.Double(2.5, 0))).isEmpty();
    assertThat(PenEnds.way(exit, new Point2D.Double(0.5, 0))).isEmpty();
  }

  @Test
  void smallLettersOfAJoinedHandAreOneStrokeAndCapitalsAndOtherHandsAreNot() {
    assertThat(pieces("иии", true)).as("joined").isLessThan(3);
    assertThat(pieces("иии", false)).as("not joined").isEqualTo(3);
    assertThat(pieces("ИИИ", true)).as("capitals").isEqualTo(3);
  }

  /** The fewest pieces of ink that a word fell into on ten tries. */
  private static int pieces(String word, boolean joined) {
    Map<Integer, Path2D> letters = new HashMap<>();
    letters.put((int) 'и', cup());
    letters.put((int) 'И', cup());
    Face face = TabletHands.face("hand", "hand", letters, joined, new Dice(3));
    int fewest = word.length();
    for (int seed = 0; seed < 10; seed++) {
      LineText text = new LineText(word, Language.RUSSIAN, false);
      fewest = Math.min(fewest, pieces(face.write(text, new Dice(seed), 0)));
    }
    return fewest;
  }

  private static int pieces(LinePlan plan) {
    Area all = new Area();
    plan.letters()
        .forEach(
            letter -> all.add(new Area(letter.place().createTransformedShape(letter.outline()))));
    int outlines = 0;
    for (var at = all.getPathIterator(null); !at.isDone(); at.next()) {
      outlines += at.currentSegment(new double[6]) == java.awt.geom.PathIterator.SEG_MOVETO ? 1 : 0;
    }
    return outlines;
  }

  /** Down, along the line, up, and down again to a foot at the right. */
  private static Path2D cup() {
    Path2D.Double cup = new Path2D.Double();
    cup.moveTo(0, -1);
    List.of(
            new Point2D.Double(0.05, 0),
            new Point2D.Double(0.4, 0),
            new Point2D.Double(0.6, -1),
            new Point2D.Double(0.65, -0.1),
            new Point2D.Double(0.9, 0))
        .forEach(point -> cup.lineTo(point.x, point.y));
    return cup;
  }

  @Test
  void aLetterAboveTheLinesHasNoEnds() {
    Path2D.Double mark = new Path2D.Double();
    mark.moveTo(0, -2);
    mark.lineTo(0.2, -1.6);
    assertThat(PenEnds.of(mark)).isEqualTo(Optional.empty());
  }
}
