package kz.muragat.train.synth;

import java.util.function.Supplier;

/**
 * From ink to the picture of a scan: chooses what the years and the scanner did to one line.
 *
 * <p>A clean line has light paper, dark ink, at most a light blur and noise. A damaged one has a handful of the damages that
 * archives show, each as strong as the hardness allows.
 */
final class Damage {

  private static final double LEAST_INK_SHARE = 0.6;

  private final Frame frame;
  private final FaceClass kind;
  private final double stem;
  private final Dice dice;
  private final double hardness;
  // Weak ink is spared the worst of blur, noise and thresholds.
  private boolean faded;
  private double contrast = 1;

  Damage(Frame frame, Scribe scribe, Dice dice, double hardness) {
    this.frame = frame;
    this.kind = scribe.kind();
    this.stem = scribe.stem();
    this.dice = dice;
    this.hardness = hardness;
  }

  Plane clean(Plane ink) {
    double light = dice.between(0.88, 1);
    Paper paper = new Paper(frame, dice, light);
    if (dice.chance(0.3)) {
      paper.grain(dice.between(0, 0.02));
    }
    Plane inked = dice.chance(0.4) ? spread(ink, 0.06) : ink;
    Plane picture =
        compose(inked, paper.tone(), light, dice.between(0, 0.3)).blur(dice.between(0, 0.55));
    Camera.noise(picture, dice.between(0, 0.025), dice);
    return picture;
  }

  /**
   * A damaged line.
   *
   * @param otherSide makes the ink of another line, for what shows through
   */
  Plane damaged(Plane ink, Supplier<Plane> otherSide) {
    Plane worn = wornInk(ink);
    double light = dice.between(1 - 0.45 * hardness, 1);
    Paper paper = new Paper(frame, dice, light);
    double dark = dice.between(0, 0.3) + (dice.chance(0.25 * hardness) ? dice.between(0, 0.35) : 0);
    dark = Math.min(dark, light - (frame.scale() < 8 || stem < 0.1 ? 0.42 : 0.28));
    contrast = light - dark;
    dirty(paper, light, otherSide);
    Plane picture = compose(worn, paper.tone(), light, dark);
    return scanned(picture);
  }

  private Plane wornInk(Plane ink) {
    Plane worn = ink;
    boolean typed = kind == FaceClass.TYPESCRIPT;
    faded = typed && dice.chance(0.6);
    if (dice.chance(typed ? 0.7 : 0.45)) {
      worn = spread(worn, typed ? 0.13 : 0.1);
    }
    Plane whole = new Plane(worn.width, worn.height, worn.values.clone());
    if (dice.chance(typed ? 0.4 : 0.3)) {
      faded = true;
      Ink.fade(worn, dice.between(0, 0.5) * hardness, frame.scale() * dice.between(0.5, 8), dice);
    }
    if (dice.chance(typed ? 0.35 : 0.2)) {
      faded = true;
      double grain = Math.max(1.1, frame.scale() * dice.between(0.05, 0.25));
      Ink.wear(worn, dice.between(0.05, 0.36) * hardness, grain, dice);
    }
    // What nobody could read would only teach to guess.
    for (int i = 0; i < worn.values.length; i++) {
      worn.values[i] = Math.max(worn.values[i], (float) LEAST_INK_SHARE * whole.values[i]);
    }
    return worn;
  }

  /** Thicker or thinner strokes; the softness goes with the size of the letters. */
  private Plane spread(Plane ink, double most) {
    double softness = frame.scale() * Math.min(dice.between(0.03, most), 0.75 * stem);
    // A bold letter's counters would close, a hairline would vanish.
    double thickest = stem > 0.2 ? 0.44 : kind == FaceClass.HAND ? 0.38 : 0.3;
    double thinnest = stem < 0.1 ? 0.42 : 0.54;
    if (dice.chance(0.4)) {
      Ink.roughen(
          ink,
          dice.between(0.1, 0.5) * hardness,
          Math.max(1.2, frame.scale() * dice.between(0.06, 0.2)),
          dice);
    }
    return Ink.spread(ink, softness, dice.between(thickest, thinnest));
  }

  private void dirty(Paper paper, double light, Supplier<Plane> otherSide) {
    double h = hardness;
    if (dice.chance(0.6)) {
      paper.grain(dice.between(0, 0.11) * h * contrast);
    }
    if (dice.chance(0.5)) {
      paper.unevenLight(dice.between(0.05, 0.45) * h * light);
    }
    if (dice.chance(0.15)) {
      paper.stain(dice.between(0.05, 0.3) * h);
    }
    if (dice.chance(0.08)) {
      paper.fold(dice.between(0.05, 0.35) * h);
    }
    if (dice.chance(0.15)) {
      paper.showThrough(otherSide.get(), dice.between(0.04, 0.3) * h * contrast);
    }
    if (kind == FaceClass.HAND ? dice.chance(0.4) : dice.chance(0.04)) {
      ruledPaper(paper);
    }
    if (dice.chance(0.10)) {
      double below = frame.baseline() + frame.scale() * dice.between(0.12, 0.5);
      paper.rule(below, lineWidth(), dice.between(0.25, 0.8));
    }
    if (dice.chance(0.10)) {
      tableLines(paper);
    }
    if (dice.chance(0.04)) {
      stamp(paper);
    }
  }

  private double lineWidth() {
    return Math.max(0.7, frame.scale() * dice.between(0.05, 0.16));
  }

  private void ruledPaper(Paper paper) {
    double depth = dice.between(0.05, 0.35) * (0.4 + 0.6 * hardness);
    double thickness = Math.max(0.6, frame.scale() * dice.between(0.04, 0.1));
    boolean squared = dice.chance(0.4);
    double distance = frame.scale() * (squared ? dice.between(1.1, 2.2) : dice.between(2, 4.5));
    double first = squared
        ? dice.between(0, distance)
        : frame.baseline() + frame.scale() * dice.between(-0.1, 0.25);
    for (double y = first - Math.ceil(first / distance) * distance;
        y < frame.height() + distance;
        y += distance) {
      paper.rule(y, thickness, depth);
    }
    if (squared) {
      for (double x = dice.between(0, distance); x < frame.width(); x += distance) {
        paper.uprightRule(x, thickness, depth);
      }
    }
  }

  private void tableLines(Paper paper) {
    double depth = dice.between(0.3, 0.85);
    double edge = frame.scale() * 0.15;
    if (dice.chance(0.6)) {
      paper.rule(frame.height() - dice.between(0, Math.max(1, edge)), lineWidth(), depth);
    }
    if (dice.chance(0.5)) {
      paper.rule(dice.between(0, Math.max(1, edge)), lineWidth(), depth);
    }
    if (dice.chance(0.6)) {
      paper.uprightRule(dice.between(0, Math.max(1, frame.left() * 0.5)), lineWidth(), depth);
    }
    if (dice.chance(0.5)) {
      paper.uprightRule(frame.width() - 1 - dice.between(0, Math.max(1, edge)), lineWidth(), depth);
    }
  }

  /** The rim of a round stamp, two rings wide, across part of the line. */
  private void stamp(Paper paper) {
    double radius = frame.height() * dice.between(0.8, 2.5);
    double centreX = dice.between(0, frame.width());
    double centreY = frame.height() / 2.0 + radius * dice.between(-1.1, 1.1);
    double depth = dice.between(0.1, 0.45) * (0.4 + 0.6 * hardness);
    double ring = lineWidth();
    Plane tone = paper.tone();
    for (int y = 0; y < tone.height; y++) {
      for (int x = 0; x < tone.width; x++) {
        double d = Math.hypot(x - centreX, y - centreY);
        double outer = Math.max(0, Math.min(1, ring + 0.5 - Math.abs(d - radius)));
        double inner = Math.max(0, Math.min(1, ring * 0.5 + 0.5 - Math.abs(d - radius * 0.72)));
        tone.values[y * tone.width + x] -= (float) (depth * Math.max(outer, inner));
      }
    }
  }

  private Plane scanned(Plane composed) {
    double h = hardness;
    // The blur that a letter survives goes with its size.
    double most = Math.min(2.2, frame.scale() * Math.min(0.13, stem)) * (faded ? 0.5 : 1);
    Plane picture = composed.blur(dice.between(0, most) * (0.3 + 0.7 * h));
    if (dice.chance(0.06)) {
      picture = picture.blurRows(dice.between(0.3, Math.max(0.4, most)));
    }
    Camera.noise(picture, dice.between(0, faded ? 0.08 : 0.14) * h * contrast, dice);
    if (dice.chance(0.25)) {
      int count = (int) (dice.between(0, 0.4) * h * frame.width() / frame.scale());
      Camera.specks(picture, count, dice.between(0.1, 0.7), dice);
    }
    double format = dice.between(0, 1);
    // A stroke thinner than a pixel is gone after a threshold.
    boolean bold = !faded && contrast > 0.4 && stem * frame.scale() > 1;
    if (format < 0.13 * h && frame.scale() > 7 && bold) {
      Camera.threshold(picture, level(picture));
    } else if (format < 0.17 * h && frame.scale() > 10) {
      Camera.halftone(picture, dice.between(2.2, 4), dice.between(0.05, 0.2), dice.between(0, 1.5));
    } else if (format < 0.17 + 0.3 * h) {
      picture = Camera.jpeg(picture, dice.between(0.12, 0.6));
    }
    return picture;
  }

  /** A threshold between the darkest and the usual brightness. */
  private double level(Plane picture) {
    double darkest = 1;
    double sum = 0;
    for (float v : picture.values) {
      darkest = Math.min(darkest, v);
      sum += v;
    }
    double usual = sum / picture.values.length;
    return darkest + (usual - darkest) * dice.between(0.45, 0.75);
  }

  /** Shade falls on ink and paper alike, and ink never lightens what is already dark. */
  private static Plane compose(Plane ink, Plane paper, double light, double dark) {
    Plane picture = new Plane(ink.width, ink.height);
    float share = (float) (dark / light);
    for (int i = 0; i < ink.values.length; i++) {
      float p = Math.max(0.02f, paper.values[i]);
      picture.values[i] = p + (share * p - p) * ink.values[i];
    }
    return picture;
  }
}
