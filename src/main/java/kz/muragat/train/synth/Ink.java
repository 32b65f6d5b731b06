package kz.muragat.train.synth;

/** What happens to the ink itself: it spreads, shrinks, fades and breaks. */
final class Ink {

  private Ink() {}

  /**
   * Thickens or thins all strokes.
   *
   * @param softness blur in pixels before the edge is drawn anew
   * @param edge where the new edge lies: below 0.5 thickens and fills counters, above thins and breaks
   */
  static Plane spread(Plane ink, double softness, double edge) {
    Plane soft = ink.blur(softness);
    float steep = (float) (1 / (0.25 + 0.1 * softness));
    for (int i = 0; i < soft.values.length; i++) {
      float v = (soft.values[i] - (float) edge) * steep + 0.5f;
      soft.values[i] = v < 0 ? 0 : v > 1 ? 1 : v;
    }
    return soft;
  }

  /** Moves the edges to and fro; wants a spread afterwards, which draws them anew. */
  static void roughen(Plane ink, double amount, double grain, Dice dice) {
    Plane clouds = Plane.clouds(ink.width, ink.height, grain, dice);
    Plane soft = ink.blur(grain * 0.5);
    for (int i = 0; i < ink.values.length; i++) {
      float edge = 4 * soft.values[i] * (1 - soft.values[i]);
      ink.values[i] += (float) amount * edge * clouds.values[i];
    }
  }

  /** Patches of the line where there is less ink. */
  static void fade(Plane ink, double amount, double patch, Dice dice) {
    Plane clouds = Plane.clouds(ink.width, ink.height, patch, dice);
    for (int i = 0; i < ink.values.length; i++) {
      ink.values[i] *=
          (float) (1 - amount * Math.max(0, Math.min(1, 0.5 + 0.8 * clouds.values[i])));
    }
  }

  /** Little holes, as a dry ribbon or rough paper leaves them. */
  static void wear(Plane ink, double amount, double grain, Dice dice) {
    Plane clouds = Plane.clouds(ink.width, ink.height, grain, dice);
    float threshold = (float) (1 - 1.4 * amount);
    for (int i = 0; i < ink.values.length; i++) {
      float excess = clouds.values[i] * 0.5f + 0.5f - threshold;
      if (excess > 0) {
        ink.values[i] *= Math.max(0, 1 - 6 * excess);
      }
    }
  }
}
