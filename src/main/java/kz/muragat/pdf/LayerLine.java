package kz.muragat.pdf;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import kz.muragat.model.Box;
import kz.muragat.model.Point;
import kz.muragat.model.TextLine;

/**
 * A line of the text layer: where it starts, in which direction it runs, and where on it its words lie. Lengths are in
 * points of the displayed page, origin bottom left, y up.
 *
 * @param x where the baseline begins
 * @param y where the baseline begins
 * @param dx of the reading direction, a unit vector
 * @param dy of the reading direction
 * @param naturalSize the font size in which ordinary type has this line's x-height
 * @param spans the words, one or more, in reading order
 */
record LayerLine(double x, double y, double dx, double dy, double naturalSize, List<Span> spans) {

  /** X-height of ordinary type, as a share of the font size. */
  private static final double X_HEIGHT = 0.48;

  /** A gap between words is at least so wide, as a share of the font size, so that the space has room. */
  private static final double LEAST_GAP = 0.06;

  /** A line that rises or falls by less from end to end, as a share of the font size, is level. */
  private static final double LEVEL = 0.12;

  /** By no more than this, as a share of the font size, may a line's ends be moved to give it the page's slope. */
  private static final double MOST_ASIDE = 0.03;

  /** How many points of a baseline decide on its fit. */
  private static final int SAMPLES = 16;

  LayerLine {
    spans = List.copyOf(spans);
    if (spans.isEmpty() || !(naturalSize > 0)) {
      throw new IllegalArgumentException("a line has words and a size");
    }
  }

  /**
   * A word on its line.
   *
   * @param from the distance along the baseline at which it begins
   * @param to the distance at which it ends, more than {@code from}
   */
  record Span(String text, double from, double to) {}

  /** Of the baseline's points, above the page's lower edge. */
  double yAt(double along) {
    return y + dy * along;
  }

  double xAt(double along) {
    return x + dx * along;
  }

  /** The distance along the baseline at which it passes a place from left to right. */
  double along(double placeX) {
    return (placeX - x) / dx;
  }

  double from() {
    return spans.get(0).from();
  }

  double to() {
    return spans.get(spans.size() - 1).to();
  }

  double middleX() {
    return xAt((from() + to()) / 2);
  }

  /** The height of the baseline halfway. */
  double middleY() {
    return yAt((from() + to()) / 2);
  }

  /** By how much the baseline rises or falls from end to end; not negative. */
  double rise() {
    return Math.abs(yAt(to()) - yAt(from()));
  }

  /** Whether it runs exactly along one of the page's edges. */
  boolean level() {
    return dx == 0 || dy == 0;
  }

  /** Whether it is read from left to right, skew apart. */
  boolean upright() {
    return dx > Math.abs(dy);
  }

  /**
   * The same line turned about its middle into a direction that it has but for the uncertainty of its baseline, or itself.
   *
   * @param slope of the direction, upwards to the right, as a tangent
   */
  LayerLine alignedTo(double slope) {
    double norm = Math.hypot(1, slope);
    double aside = Math.abs(dx * slope - dy) / norm * (to() - from()) / 2;
    if (!upright() || aside > MOST_ASIDE * naturalSize) {
      return this;
    }
    double middle = (from() + to()) / 2;
    double alongX = 1 / norm;
    double alongY = slope / norm;
    return new LayerLine(
        xAt(middle) - alongX * middle,
        yAt(middle) - alongY * middle,
        alongX,
        alongY,
        naturalSize,
        spans);
  }

  /** The same line with a word and the next as one, a space between them. */
  LayerLine joined(int word) {
    List<Span> joined = new ArrayList<>(spans);
    Span next = joined.remove(word + 1);
    Span first = spans.get(word);
    joined.set(word, new Span(first.text() + " " + next.text(), first.from(), next.to()));
    return new LayerLine(x, y, dx, dy, naturalSize, joined);
  }

  /**
   * The line that some lines of the model make together: one line, or the cells of a table's row.
   *
   * @param toPoints from the page's pixels to points of the displayed page
   */
  static LayerLine of(List<TextLine> parts, AffineTransform toPoints) {
    List<Point2D> baseline = new ArrayList<>();
    for (TextLine part : parts) {
      baseline.addAll(sampled(part.shape().baseline().points(), toPoints));
    }
    double scale = Math.sqrt(Math.abs(toPoints.getDeterminant()));
    double size = parts.stream()
        .mapToDouble(part -> part.shape().xHeightPx() * scale / X_HEIGHT)
        .average()
        .orElseThrow();
    double[] fit = levelled(fitted(baseline), baseline, LEVEL * size);
    List<Span> spans = new ArrayList<>();
    for (TextLine part : parts) {
      part.words().forEach(word -> spans.add(span(word.text(), word.box(), fit, toPoints)));
    }
    return new LayerLine(fit[0], fit[1], fit[2], fit[3], size, apart(spans, size * LEAST_GAP));
  }

  /**
   * A baseline that is level or upright but for the uncertainty of its ends is made exactly so: pdf.js compares positions
   * rightly on lines without any slant only.
   */
  private static double[] levelled(double[] fit, List<Point2D> points, double most) {
    double length = points.get(0).distance(points.get(points.size() - 1));
    boolean horizontal = Math.abs(fit[2]) >= Math.abs(fit[3]);
    double slant = horizontal ? fit[3] : fit[2];
    if (Math.abs(slant) * length > most) {
      return fit;
    }
    double middle = length / 2;
    return horizontal
        ? new double[] {fit[0], fit[1] + fit[3] * middle, Math.signum(fit[2]), 0}
        : new double[] {fit[0] + fit[2] * middle, fit[1], 0, Math.signum(fit[3])};
  }

  private static List<Point2D> sampled(List<Point> polyline, AffineTransform toPoints) {
    List<Point2D> corners = new ArrayList<>();
    polyline.forEach(p -> corners.add(toPoints.transform(new Point2D.Double(p.x(), p.y()), null)));
    double length = 0;
    for (int i = 1; i < corners.size(); i++) {
      length += corners.get(i).distance(corners.get(i - 1));
    }
    List<Point2D> samples = new ArrayList<>();
    double passed = 0;
    for (int i = 1; i < corners.size(); i++) {
      Point2D a = corners.get(i - 1);
      Point2D b = corners.get(i);
      double part = a.distance(b);
      while (samples.size() < SAMPLES
          && samples.size() * length / (SAMPLES - 1) <= passed + part + 1e-9) {
        double share = part == 0 ? 0 : (samples.size() * length / (SAMPLES - 1) - passed) / part;
        samples.add(new Point2D.Double(
            a.getX() + share * (b.getX() - a.getX()), a.getY() + share * (b.getY() - a.getY())));
      }
      passed += part;
    }
    return samples;
  }

  /** The straight line with the least squared distance: a point of it at the first sample, and its direction. */
  private static double[] fitted(List<Point2D> points) {
    Point2D first = points.get(0);
    Point2D last = points.get(points.size() - 1);
    double length = first.distance(last);
    double ux = length < 1e-6 ? 1 : (last.getX() - first.getX()) / length;
    double uy = length < 1e-6 ? 0 : (last.getY() - first.getY()) / length;
    double sumU = 0;
    double sumV = 0;
    double sumUu = 0;
    double sumUv = 0;
    for (Point2D p : points) {
      double u = (p.getX() - first.getX()) * ux + (p.getY() - first.getY()) * uy;
      double v = (p.getY() - first.getY()) * ux - (p.getX() - first.getX()) * uy;
      sumU += u;
      sumV += v;
      sumUu += u * u;
      sumUv += u * v;
    }
    int n = points.size();
    double spread = n * sumUu - sumU * sumU;
    double slope = spread < 1e-9 ? 0 : (n * sumUv - sumU * sumV) / spread;
    double offset = (sumV - slope * sumU) / n;
    double norm = Math.hypot(1, slope);
    return new double[] {
      first.getX() - offset * uy,
      first.getY() + offset * ux,
      (ux - slope * uy) / norm,
      (uy + slope * ux) / norm
    };
  }

  /** A word's box cut by the baseline: on a skewed line the box's corners stick out, its sides do not. */
  private static Span span(String text, Box box, double[] fit, AffineTransform toPoints) {
    Point2D a = toPoints.transform(new Point2D.Double(box.x(), box.y()), null);
    Point2D b = toPoints.transform(new Point2D.Double(box.right(), box.bottom()), null);
    boolean horizontal = Math.abs(fit[2]) >= Math.abs(fit[3]);
    double at1 = horizontal ? (a.getX() - fit[0]) / fit[2] : (a.getY() - fit[1]) / fit[3];
    double at2 = horizontal ? (b.getX() - fit[0]) / fit[2] : (b.getY() - fit[1]) / fit[3];
    return new Span(text, Math.min(at1, at2), Math.max(at1, at2));
  }

  /** Words that touch or overlap are narrowed so that a space fits between them; the order is kept. */
  private static List<Span> apart(List<Span> words, double gap) {
    List<Span> result = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Span word = words.get(i);
      double from =
          i == 0 ? word.from() : Math.max(word.from(), result.get(i - 1).to() + gap);
      double to = Math.max(word.to(), from + gap);
      if (i + 1 < words.size()) {
        double next = words.get(i + 1).from() - gap;
        double least = from + Math.max(gap, 0.3 * (to - from));
        to = Math.max(least, Math.min(to, next));
      }
      result.add(new Span(word.text(), from, to));
    }
    return result;
  }
}
