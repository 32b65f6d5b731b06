package kz.muragat.train.synth;

import java.awt.geom.Path2D;
import java.util.List;

/** A hand whose letters are bent anew each time, since nobody writes a letter twice alike. Immutable. */
record LooseHand(Face face) implements Scribe {

  @Override
  public String name() {
    return face.name();
  }

  @Override
  public FaceClass kind() {
    return face.kind();
  }

  @Override
  public double capHeight() {
    return face.capHeight();
  }

  @Override
  public double stem() {
    return face.stem();
  }

  @Override
  public boolean has(int codePoint) {
    return face.has(codePoint);
  }

  @Override
  public boolean suits(String text) {
    return face.suits(text);
  }

  @Override
  public LinePlan write(LineText text, Dice dice, double hardness) {
    LinePlan plan = face.write(text, dice, hardness);
    double looseness = dice.between(0, 1.2);
    List<LinePlan.Placed> bent = plan.letters().stream()
        .map(letter -> new LinePlan.Placed(
            new Path2D.Float(Bend.bent(letter.outline(), looseness, dice)),
            letter.place(),
            letter.strength()))
        .toList();
    return new LinePlan(bent, plan.left(), plan.width(), plan.top(), plan.bottom());
  }
}
