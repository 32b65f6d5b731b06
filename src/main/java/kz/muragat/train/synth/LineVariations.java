package kz.muragat.train.synth;

import java.util.Arrays;
import kz.muragat.model.GreyImage;

/**
 * Makes many lines of one corrected line: what the same writer might have written on another day and another scanner might
 * have seen. Letters keep their form; slant, size, waviness, stroke, ink and light change a little, and here and there a
 * letter is hidden, so that few lines are not learnt by heart. After P. Simard and others, ICDAR 2003 (elastic distortion),
 * and M. Kišš and others, arXiv 2104.13037 (masking).
 */
public final class LineVariations {

  private static final double HIDDEN = 0.7;

  private LineVariations() {}

  /**
   * A variation, always the same for the same line and seed.
   *
   * @param line any height; its text stays
   */
  public static LabelledLine of(LabelledLine line, long seed) {
    Dice dice = new Dice(seed);
    GreyImage image = line.image();
    Plane ink = new Plane(image.width(), image.height());
    byte[] pixels = image.pixels();
    for (int i = 0; i < pixels.length; i++) {
      ink.values[i] = 1 - (pixels[i] & 0xFF) / 255f;
    }
    ink = warped(ink, dice);
    double unit = image.height() / 48.0;
    if (dice.chance(0.3)) {
      ink = ink.blur(unit * dice.between(0.2, 0.8));
    }
    thicken(ink, dice);
    light(ink, dice);
    if (dice.chance(HIDDEN)) {
      hide(ink, dice);
    }
    for (int i = 0; i < ink.values.length; i++) {
      ink.values[i] = 1 - ink.values[i];
    }
    if (dice.chance(0.5)) {
      Camera.noise(ink, dice.between(0, 0.04), dice);
    }
    return new LabelledLine(
        ink.toGrey(), line.text(), line.style(), line.condition(), line.face(), line.language());
  }

  /** Slant, stretch, a slight turn and smooth waves in one resampling. */
  private static Plane warped(Plane ink, Dice dice) {
    double slant = dice.bell(0, 0.1);
    double stretch = dice.between(0.88, 1.12);
    double tall = dice.between(0.9, 1.08);
    double fall = dice.bell(0, 0.15) * ink.height / Math.max(ink.width, 1);
    double shift = dice.bell(0, 0.03) * ink.height;
    double wave = dice.between(0, 0.035) * ink.height;
    int width = Math.max(8, (int) Math.round(ink.width * stretch));
    Plane wavesX = Plane.clouds(width, ink.height, 0.8 * ink.height, dice);
    Plane wavesY = Plane.clouds(width, ink.height, 0.8 * ink.height, dice);
    Plane out = new Plane(width, ink.height);
    double middle = ink.height / 2.0;
    for (int y = 0; y < ink.height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        double fromX = (x - slant * (y - middle)) / stretch + wave * wavesX.values[at];
        double fromY = middle
            + (y - middle - shift) / tall
            + fall * (x - width / 2.0)
            + wave * wavesY.values[at];
        out.values[at] = sample(ink, fromX, fromY);
      }
    }
    return out;
  }

  /** Bilinear; beyond the picture its border goes on. */
  private static float sample(Plane plane, double x, double y) {
    double u = Math.max(0, Math.min(plane.width - 1.001, x));
    double v = Math.max(0, Math.min(plane.height - 1.001, y));
    int left = (int) u;
    int top = (int) v;
    int right = Math.min(plane.width - 1, left + 1);
    int bottom = Math.min(plane.height - 1, top + 1);
    float fx = (float) (u - left);
    float fy = (float) (v - top);
    float upper = plane.values[top * plane.width + left] * (1 - fx)
        + plane.values[top * plane.width + right] * fx;
    float lower = plane.values[bottom * plane.width + left] * (1 - fx)
        + plane.values[bottom * plane.width + right] * fx;
    return upper + (lower - upper) * fy;
  }

  /** A fuller or a finer pen: the darkest neighbour or the lightest one, mixed in. */
  private static void thicken(Plane ink, Dice dice) {
    double how = dice.bell(0, 0.3);
    float share = (float) Math.min(0.7, Math.abs(how));
    if (share < 0.05) {
      return;
    }
    float[] before = ink.values.clone();
    for (int y = 1; y + 1 < ink.height; y++) {
      for (int x = 1; x + 1 < ink.width; x++) {
        int at = y * ink.width + x;
        float extreme = before[at];
        for (int near : new int[] {at - 1, at + 1, at - ink.width, at + ink.width}) {
          extreme = how > 0 ? Math.max(extreme, before[near]) : Math.min(extreme, before[near]);
        }
        ink.values[at] = before[at] + share * (extreme - before[at]);
      }
    }
  }

  /** Puts strips of the line's mean tone over it, each narrower than a wide letter. */
  private static void hide(Plane ink, Dice dice) {
    double sum = 0;
    for (float value : ink.values) {
      sum += value;
    }
    float tone = (float) (sum / ink.values.length);
    int strips = (int) Math.round(dice.between(0, 0.25) * ink.width / ink.height);
    for (int i = 0; i < strips; i++) {
      int wide = (int) Math.round(ink.height * dice.between(0.1, 0.5));
      int from = dice.whole(0, Math.max(0, ink.width - wide - 1));
      int to = Math.min(ink.width, from + wide);
      for (int y = 0; y < ink.height; y++) {
        Arrays.fill(ink.values, y * ink.width + from, y * ink.width + to, tone);
      }
    }
  }

  /** More or less contrast, and light that is not even. */
  private static void light(Plane ink, Dice dice) {
    float contrast = (float) dice.between(0.7, 1.15);
    float level = (float) dice.between(-0.06, 0.06);
    float patch = (float) dice.between(0, 0.1);
    Plane clouds = Plane.clouds(ink.width, ink.height, 2.5 * ink.height, dice);
    for (int i = 0; i < ink.values.length; i++) {
      ink.values[i] = ink.values[i] * contrast + level + patch * clouds.values[i];
    }
  }
}
