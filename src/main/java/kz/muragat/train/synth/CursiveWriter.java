package kz.muragat.train.synth;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A joined hand: the school hand of {@link PenLetters} as one person writes it. A writer is a seed: slant, proportions, pen,
 * joins and favourite forms of letters stay the same for all that is written with it.
 */
final class CursiveWriter implements Scribe {

  private static final Pattern CAPITALS = Pattern.compile("\\p{Lu}{3}");

  private final PenLetters letters;
  private final long seed;
  private final double slant;
  private final double width;
  private final double ascent;
  private final double descent;
  private final double gap;
  private final double wordGap;
  private final double joining;
  private final double habit;
  private final double restlessness;
  private final double pen;
  private final double nib;
  private final double nibAngle;
  private final double tremor;
  private final double tremorStep;

  CursiveWriter(PenLetters letters, long seed) {
    this.letters = letters;
    this.seed = seed;
    Dice dice = new Dice(seed);
    this.slant = dice.bell(0.3, 0.17);
    this.width = dice.between(0.72, 1.3);
    this.ascent = dice.between(0.7, 1.15);
    this.descent = dice.between(0.55, 1.1);
    this.gap = dice.between(0.02, 0.25);
    this.wordGap = dice.between(0.7, 1.5);
    this.joining = dice.chance(0.7) ? dice.between(0.92, 1.04) : dice.between(0.3, 0.85);
    double usualHabit = dice.between(0.02, 0.09);
    this.restlessness = dice.between(0.01, 0.05);
    double usualPen = dice.between(0.06, 0.16) * Math.min(1, width + 0.1);
    this.nib = dice.chance(0.5) ? 1 : dice.between(0.35, 1);
    this.nibAngle = dice.between(-0.3, 0.9);
    this.pen = dice.chance(0.2) ? dice.between(0.035, 0.06) : usualPen;
    this.habit = dice.chance(0.3) ? usualHabit * dice.between(1.2, 2.2) : usualHabit;
    this.tremor = dice.chance(0.25) ? dice.between(0.012, 0.05) : 0;
    this.tremorStep = dice.between(0.1, 0.3);
  }

  @Override
  public String name() {
    return "cursive writer " + Long.toUnsignedString(seed, 36);
  }

  @Override
  public FaceClass kind() {
    return FaceClass.HAND;
  }

  @Override
  public double capHeight() {
    return 1 + 0.9 * ascent;
  }

  @Override
  public double stem() {
    return pen;
  }

  @Override
  public boolean has(int codePoint) {
    return letters.has(codePoint);
  }

  @Override
  public boolean suits(String text) {
    return text.codePoints().allMatch(letters::has) && !CAPITALS.matcher(text).find();
  }

  @Override
  public LinePlan write(LineText text, Dice dice, double hardness) {
    LinePlan plan;
    do {
      Sheet sheet = new Sheet(dice, 0.4 + 0.6 * hardness);
      for (String word : text.text().split(" ")) {
        sheet.word(word);
      }
      plan = sheet.plan();
      // Java draws a stroke without end now and then where a curve turns back upon itself: once in
      // some
      // hundred thousand lines.
    } while (!plan.isBounded());
    return plan;
  }

  /** Where a writer's own way of forming a letter moves one of its points: always the same. */
  private double ownWay(int codePoint, int point) {
    long hash = seed + 0x9E3779B97F4A7C15L * (codePoint * 64L + point + 1);
    hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
    return (hash >> 11) / (double) (1L << 52);
  }

  /** One line in the making. */
  private final class Sheet {

    private final Dice dice;
    private final double unrest;
    private final double driftHeight;
    private final double driftLength;
    private final List<List<PenLetters.Point>> finished = new ArrayList<>();
    private final List<List<PenLetters.Point>> later = new ArrayList<>();
    private List<PenLetters.Point> open = new ArrayList<>();
    private boolean exitIsHigh;
    private double at;

    Sheet(Dice dice, double restless) {
      this.dice = dice;
      this.unrest = restlessness * restless;
      this.driftHeight = dice.between(0, 0.2) * restless;
      this.driftLength = dice.between(8, 40);
    }

    void word(String word) {
      for (int codePoint : word.codePoints().toArray()) {
        letter(codePoint);
      }
      lift();
      finished.addAll(later);
      later.clear();
      at += wordGap * dice.between(0.85, 1.2);
    }

    private void letter(int codePoint) {
      List<PenLetters.Form> forms = letters.forms(codePoint);
      int favourite = (int) (Math.abs(ownWay(codePoint, 63)) * forms.size()) % forms.size();
      PenLetters.Form form =
          forms.get(dice.chance(0.9) ? favourite : dice.whole(0, forms.size() - 1));
      Hand hand = new Hand(codePoint);
      join(codePoint, form, hand);
      for (List<PenLetters.Point> stroke : form.strokes()) {
        if (stroke != form.strokes().get(0)) {
          lift();
        }
        stroke.forEach(point -> open.add(hand.moved(point)));
      }
      form.later().forEach(stroke -> later.add(stroke.stream().map(hand::moved).toList()));
      if (!form.joins()) {
        lift();
      }
      exitIsHigh = form.joins() && form.exit().y() > 0.6;
      at += (form.right()
              + (form.joins() ? exitIsHigh ? 0.05 : 0.1 : 0.22)
              + gap * (form.joins() ? 0.5 : 1))
          * width
          * hand.size;
    }

    /** Goes on from the letter before, if there is one that led on: along the line, up to the top, or not at all. */
    private void join(int codePoint, PenLetters.Form form, Hand hand) {
      if (open.isEmpty()) {
        return;
      }
      boolean startsLow = form.strokes().get(0).get(0).y() < 0.5;
      boolean impossible = exitIsHigh && (startsLow || form.entry().size() == 1);
      if (!Character.isLetter(codePoint) || impossible || !dice.chance(joining)) {
        lift();
      } else if (!exitIsHigh) {
        if (startsLow && form.entry().isEmpty()) {
          open.remove(open.size() - 1);
        }
        form.entry().forEach(point -> open.add(hand.moved(point)));
      }
    }

    private void lift() {
      if (!open.isEmpty()) {
        finished.add(open);
        open = new ArrayList<>();
      }
    }

    /** How one letter comes out this time. */
    private final class Hand {
      private final int codePoint;
      private final double size = dice.bell(1, unrest * 1.5);
      private final double stretch = dice.bell(1, unrest * 2);
      private final double lean = slant + dice.bell(0, unrest);
      private final double lift = dice.bell(0, unrest);
      private int count;

      Hand(int codePoint) {
        this.codePoint = codePoint;
      }

      PenLetters.Point moved(PenLetters.Point p) {
        count++;
        double x = p.x() + habit * ownWay(codePoint, count % 24) + dice.bell(0, unrest);
        double y = p.y() + habit * ownWay(codePoint, 24 + count % 24) * 0.8 + dice.bell(0, unrest);
        y = y > 1 ? 1 + (y - 1) * ascent : y < 0 ? y * descent : y;
        y = y * size + lift;
        double drift = driftHeight * Math.sin(2 * Math.PI * at / driftLength);
        return new PenLetters.Point(
            at + x * width * stretch * size + lean * y, -y + drift, p.corner());
      }
    }

    private Path2D drawn(List<PenLetters.Point> points) {
      Path2D path = PenPath.through(points);
      return tremor == 0 ? path : PenPath.shaken(path, tremorStep, tremor, dice);
    }

    LinePlan plan() {
      // A broad nib is a round one in a space that is squeezed across its edge.
      AffineTransform squeeze = AffineTransform.getScaleInstance(1, 1 / nib);
      squeeze.rotate(nibAngle);
      AffineTransform back = AffineTransform.getRotateInstance(-nibAngle);
      back.scale(1, nib);
      BasicStroke stroke =
          new BasicStroke((float) pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
      List<LinePlan.Placed> placed = new ArrayList<>();
      Rectangle2D all = new Rectangle2D.Double();
      for (List<PenLetters.Point> points : finished) {
        Shape line = stroke.createStrokedShape(squeeze.createTransformedShape(drawn(points)));
        Path2D.Float outline = new Path2D.Float(line, back);
        placed.add(new LinePlan.Placed(outline, new AffineTransform(), dice.between(0.85, 1)));
        all.add(outline.getBounds2D());
      }
      return new LinePlan(
          placed,
          all.getMinX(),
          Math.max(all.getMaxX(), 0.3),
          Math.min(0, all.getMinY()),
          Math.max(0, all.getMaxY()));
    }
  }
}
