package kz.muragat.train.synth;

/**
 * How a line lies in its picture before that is scaled to {@link SyntheticLines#HEIGHT}.
 *
 * @param width pixels
 * @param height pixels
 * @param scale pixels in an x-height
 * @param left of the pen's start, in pixels
 * @param baseline pixels from the top, in the middle of the picture
 * @param fall how much the baseline falls for each pixel to the right
 */
record Frame(int width, int height, double scale, double left, double baseline, double fall) {

  // More paper would leave letters of less than five pixels in the recogniser's frame.
  private static final double LOOSEST = 9.2;
  private static final int LEAST_HEIGHT = 18;
  private static final int GREATEST_HEIGHT = 88;

  /** How much paper there is above and below the baseline, in x-heights. */
  record Room(double above, double below) {

    /** Closer than this, in print, small letters could not be told from capitals. */
    static final double LEAST_ROOM = 1.9;

    /** As croppers leave it: mostly 2.2 and 1.0, sometimes tight or the ink alone, sometimes generous. */
    static Room draw(Dice dice, double hardness) {
      double which = dice.between(0, 1);
      if (which < 0.62) {
        return new Room(dice.bell(2.2, 0.13), dice.bell(1.0, 0.12));
      }
      if (which < 0.80) {
        return dice.chance(0.35)
            ? new Room(0, 0)
            : new Room(dice.between(1.25, 2.1), dice.between(0.12, 0.9));
      }
      double most = 2.2 + (which < 0.96 ? 2.2 : 5.5) * (0.4 + 0.6 * hardness);
      double above = Math.min(dice.between(1.9, most), 0.7 * LOOSEST);
      double below = Math.max(0.4, (above - 1) * dice.between(0.4, 1.3));
      return new Room(above, Math.min(below, LOOSEST - above));
    }

    /** With room for all ink of the plan, however the line falls, and not closer than a letter can be told by. */
    Room around(LinePlan plan, double fall) {
      return around(plan, fall, LEAST_ROOM);
    }

    /** The same, not lower than some x-heights. */
    Room around(LinePlan plan, double fall, double least) {
      double slack = Math.abs(fall) * plan.width() / 2 + 0.06;
      double up = Math.max(above, -plan.top() + slack);
      double down = Math.max(below, plan.bottom() + slack);
      double missing = Math.max(0, least - up - down) / 2;
      return new Room(up + missing, down + missing);
    }

    double height() {
      return above + below;
    }
  }

  static Frame draw(LinePlan plan, Room room, double fall, Dice dice, double hardness) {
    double resolution = dice.chance(0.35 * hardness) ? dice.between(4.6, 9) : dice.between(10, 22);
    double height = Math.max(LEAST_HEIGHT, Math.min(GREATEST_HEIGHT, resolution * room.height()));
    int pixels = (int) Math.round(height);
    double scale = pixels / room.height();
    double leftRoom = margin(dice) - plan.left();
    double rightRoom = margin(dice);
    double width = (plan.width() + leftRoom + rightRoom) * scale;
    if (width < pixels) {
      leftRoom += (pixels - width) / scale * dice.between(0, 1);
      width = pixels;
    }
    return new Frame(
        (int) Math.ceil(width), pixels, scale, leftRoom * scale, room.above() * scale, fall);
  }

  private static double margin(Dice dice) {
    return dice.chance(0.65)
        ? dice.between(0.15, 0.8)
        : dice.chance(0.3) ? dice.between(0.02, 0.15) : dice.between(0.8, 4);
  }
}
