package kz.muragat.train.synth;

/** How closely a line is cut out of its page. */
public enum Framing {
  /** As Muragat's own page analysis cuts: 2.2 x-heights above the baseline and 1.0 below. */
  CROPPED,
  /** To the ink, with hardly any paper around it. */
  TIGHT,
  /** With one to two x-heights of paper too much, above and below. */
  LOOSE,
  /** Small letters in a tall picture: an x-height is a ninth to a seventh of it. */
  SMALL;

  Frame.Room room(Dice dice) {
    return switch (this) {
      case CROPPED -> new Frame.Room(dice.bell(2.2, 0.1), dice.bell(1.0, 0.08));
      case TIGHT -> new Frame.Room(0, 0);
      case LOOSE -> new Frame.Room(dice.between(3.2, 4.2), dice.between(1.8, 2.8));
      case SMALL -> new Frame.Room(dice.between(4.2, 5.3), dice.between(2.9, 3.7));
    };
  }
}
