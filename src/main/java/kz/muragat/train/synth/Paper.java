package kz.muragat.train.synth;

/** The sheet under a line, and what is on it besides the line: light, stains, folds, rules, the other side's text. */
final class Paper {

  private final Plane tone;
  private final Frame frame;
  private final Dice dice;

  Paper(Frame frame, Dice dice, double lightest) {
    this.tone = new Plane(frame.width(), frame.height());
    this.frame = frame;
    this.dice = dice;
    java.util.Arrays.fill(tone.values, (float) lightest);
  }

  /** The brightness of each pixel. */
  Plane tone() {
    return tone;
  }

  void grain(double amount) {
    Plane clouds = Plane.clouds(frame.width(), frame.height(), dice.between(1.2, 4), dice);
    add(clouds, amount);
  }

  void unevenLight(double amount) {
    double across = dice.between(-amount, amount);
    double down = dice.between(-amount, amount) * 0.5;
    for (int y = 0; y < tone.height; y++) {
      for (int x = 0; x < tone.width; x++) {
        tone.values[y * tone.width + x] += (float)
            (across * (x / (double) tone.width - 0.5) + down * (y / (double) tone.height - 0.5));
      }
    }
    add(
        Plane.clouds(frame.width(), frame.height(), frame.height() * dice.between(0.8, 4), dice),
        amount * 0.4);
  }

  /** A blot of water or grease with a darker edge. */
  void stain(double depth) {
    double centreX = dice.between(0, tone.width);
    double centreY = dice.between(-0.5, 1.5) * tone.height;
    double radius = dice.between(0.3, 2.5) * tone.height;
    Plane edge = Plane.clouds(tone.width, tone.height, radius * 0.5 + 2, dice);
    boolean rim = dice.chance(0.5);
    for (int y = 0; y < tone.height; y++) {
      for (int x = 0; x < tone.width; x++) {
        int i = y * tone.width + x;
        double d = Math.hypot(x - centreX, y - centreY) / radius + 0.25 * edge.values[i];
        double inside = Math.max(0, Math.min(1, (1 - d) * 6));
        double ring = rim ? Math.exp(-(d - 0.95) * (d - 0.95) * 200) : 0;
        tone.values[i] -= (float) (depth * (0.6 * inside + 0.7 * ring));
      }
    }
  }

  /** A crease across the line: a light and a dark edge side by side. */
  void fold(double depth) {
    double at = dice.between(0, tone.width);
    double lean = dice.between(-0.4, 0.4);
    double breadth = dice.between(0.6, 2.5);
    double sign = dice.chance(0.5) ? 1 : -1;
    for (int y = 0; y < tone.height; y++) {
      double centre = at + lean * y;
      int from = (int) Math.max(0, centre - 5 * breadth);
      int to = (int) Math.min(tone.width - 1, centre + 5 * breadth);
      for (int x = from; x <= to; x++) {
        double d = (x - centre) / breadth;
        tone.values[y * tone.width + x] += (float) (-sign * depth * d * Math.exp(-d * d / 2));
      }
    }
  }

  /** A ruled line at a height in pixels. */
  void rule(double atY, double thickness, double depth) {
    double broken = dice.chance(0.4) ? dice.between(0.2, 0.9) : 0;
    double phase = dice.between(0, 50);
    for (int x = 0; x < tone.width; x++) {
      double centre = atY + frame.fall() * (x - tone.width / 2.0);
      if (broken > 0
          && Math.sin((x + phase) * 0.13) + Math.sin((x + phase) * 0.041) > 2 - 1.4 * broken) {
        continue;
      }
      for (int y = (int) Math.floor(centre - thickness); y <= centre + thickness + 1; y++) {
        if (y >= 0 && y < tone.height) {
          double cover = Math.max(0, Math.min(1, thickness / 2 + 0.5 - Math.abs(y + 0.5 - centre)));
          tone.values[y * tone.width + x] -= (float) (depth * cover);
        }
      }
    }
  }

  /** An upright ruled line at a place in pixels. */
  void uprightRule(double atX, double thickness, double depth) {
    int from = (int) Math.max(0, Math.floor(atX - thickness));
    int to = (int) Math.min(tone.width - 1.0, Math.ceil(atX + thickness));
    for (int x = from; x <= to; x++) {
      double cover = Math.max(0, Math.min(1, thickness / 2 + 0.5 - Math.abs(x + 0.5 - atX)));
      for (int y = 0; y < tone.height; y++) {
        tone.values[y * tone.width + x] -= (float) (depth * cover);
      }
    }
  }

  /** The writing of the other side: mirrored ink, blurred and faint. */
  void showThrough(Plane ink, double depth) {
    Plane soft = ink.blur(dice.between(0.5, 2));
    for (int y = 0; y < tone.height; y++) {
      for (int x = 0; x < tone.width; x++) {
        tone.values[y * tone.width + x] -=
            (float) (depth * soft.values[y * tone.width + tone.width - 1 - x]);
      }
    }
  }

  private void add(Plane clouds, double amount) {
    for (int i = 0; i < tone.values.length; i++) {
      tone.values[i] += (float) (amount * clouds.values[i]);
    }
  }
}
