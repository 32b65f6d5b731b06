package kz.muragat.train.synth;

import kz.muragat.model.GreyImage;

/** From a text and a hand to the picture of one scanned line at the scan's own resolution. */
final class LinePainter {

  /** Most the baseline falls or rises over the whole line, in x-heights. */
  private static final double MOST_FALL = 0.4;

  private LinePainter() {}

  /**
   * Paints a line.
   *
   * @param seed decides how the letters fall; the same for all framings and conditions of a text
   * @param hardness how strong the damage is, 0–1; 0 is a clean line
   * @return at most 88 pixels high
   */
  static GreyImage paint(
      LineText text, Scribe scribe, Framing framing, long seed, double hardness) {
    return scan(text, scribe, framing, seed, hardness).toGrey();
  }

  /** The same, not yet brought to bytes. */
  static Plane scan(LineText text, Scribe scribe, Framing framing, long seed, double hardness) {
    LinePlan plan = scribe.write(text, new Dice(seed), 0.5 * hardness);
    Dice dice = new Dice(seed * 31 + framing.ordinal() + 1);
    double fall = Math.tan(Math.toRadians(dice.bell(0, 0.35 * hardness)));
    double most = MOST_FALL / plan.width();
    fall = Math.max(-most, Math.min(most, fall));
    Frame.Room room = framing.room(dice).around(plan, fall);
    Frame frame = Frame.draw(plan, room, fall, dice, hardness);
    Writer writer = new Writer(frame);
    writer.write(plan, 0, 0);
    Damage damage = new Damage(frame, scribe, dice, hardness);
    return hardness > 0
        ? damage.damaged(writer.ink(), () -> otherSide(frame, plan, dice))
        : damage.clean(writer.ink());
  }

  /** What shows through from the other side of the sheet: the same line, out of its place. */
  private static Plane otherSide(Frame frame, LinePlan plan, Dice dice) {
    Writer writer = new Writer(frame);
    writer.write(plan, dice.between(-15, -3), dice.between(-1.5, 1.5));
    return writer.ink();
  }
}
