package kz.muragat.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.muragat.image.Blanks.Blank;
import kz.muragat.model.Point;

/** Measures a line's x-height and baseline in its ink and draws its outline. */
final class LineShaper {

  private static final double AIR = 0.1;
  /** In x-heights from the baseline: the outline takes in at least this much, whatever the letters. */
  private static final double LEAST_ABOVE = 1.15;

  private static final double LEAST_BELOW = 0.15;

  /** In x-heights: how far a letter's foot may be from the expected baseline, and which feet are asked. */
  private static final double FEET_ASKED = 0.6;

  private static final double FEET_REACH = 0.18;
  private static final double NEAR = 5;
  private static final int FEWEST_FEET = 6;
  private static final int FEWEST_LETTERS = 5;

  /** In x-heights: letters as tall as this are small letters, capitals or digits of the page's own size. */
  private static final double LOWEST = 0.75;

  private static final double TALLEST = 1.9;

  /** In x-heights: how far above a blank the outline ends. */
  private static final double OFF_BLANK = 0.2;

  private static final double ON_LEVEL = 0.8;

  private final double pageXHeight;
  private final List<Blank> blanks;

  /**
   * @param pageXHeight height of most small letters of the page
   * @param blanks rules to write on, which no outline takes in
   */
  LineShaper(double pageXHeight, List<Blank> blanks) {
    this.pageXHeight = pageXHeight;
    this.blanks = blanks;
  }

  WorkLine shape(LineDraft draft) {
    double height = draft.track().height();
    double[] profile = smooth(draft.profile(), Math.max(1, (int) Math.round(height * 0.08)));
    int zero = draft.profileZero();
    double base = steepest(profile, zero, 0.1 * height, 1.1 * height, -1);
    double head = steepest(profile, zero, -1.1 * height, -0.1 * height, 1);
    double xHeight = base - head;
    if (draft.letters() < FEWEST_LETTERS && !draft.letterFeet().isEmpty()) {
      // A few letters make no profile.
      xHeight = ofFew(draft.letterHeight(), height);
      base = middleFoot(draft);
    } else if (draft.letters() == 0) {
      xHeight = height;
      base = height / 2;
    } else if (xHeight < 0.5 * height || xHeight > 1.8 * height) {
      xHeight = height;
      base = height / 2;
    }
    List<Point> baseline = baseline(draft, base, xHeight);
    double top = Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (int i = 0; i < draft.bins(); i++) {
      if (draft.hasInk(i)) {
        top = Math.min(top, draft.top(i));
        bottom = Math.max(bottom, draft.bottom(i));
      }
    }
    double from = draft.left();
    double to = draft.right();
    for (Blank blank : blanks) {
      if (isOnLevel(blank, draft.track().yAt((blank.left() + blank.right()) / 2.0) + base, xHeight)
          && blank.isNear(draft.left(), draft.right(), pageXHeight)) {
        from = Math.min(from, blank.left());
        to = Math.max(to, blank.right());
      }
    }
    List<Point> upper = new ArrayList<>();
    List<Point> lower = new ArrayList<>();
    outline(draft, base, xHeight, upper, lower);
    return new WorkLine(
        baseline,
        upper,
        lower,
        xHeight,
        draft.left(),
        draft.right(),
        from,
        to,
        top,
        bottom,
        draft.ink(),
        draft.letters(),
        draft.letterWidth(),
        draft.odd(),
        draft.contrast(),
        List.of());
  }

  /** The x-height that a few letters have, which may be capitals or digits. */
  private double ofFew(double letterHeight, double trackHeight) {
    if (letterHeight > LOWEST * pageXHeight && letterHeight < TALLEST * pageXHeight) {
      return pageXHeight;
    }
    return Math.max(letterHeight / TALLEST, Math.min(letterHeight, trackHeight));
  }

  private static double middleFoot(LineDraft draft) {
    double[] feet = draft.letterFeet().stream()
        .mapToDouble(f -> f.y() - draft.track().yAt(f.x()))
        .sorted()
        .toArray();
    return feet[(feet.length - 1) / 2];
  }

  private static double[] smooth(int[] profile, int reach) {
    double[] smooth = new double[profile.length];
    for (int i = 0; i < profile.length; i++) {
      for (int k = -reach; k <= reach; k++) {
        int at = Math.max(0, Math.min(profile.length - 1, i + k));
        smooth[i] += profile[at] / (2.0 * reach + 1);
      }
    }
    return smooth;
  }

  /** The level between two at which the profile rises (sign 1) or falls (sign -1) most from one row to the next. */
  private static double steepest(double[] profile, int zero, double from, double to, int sign) {
    double best = -1;
    double level = (from + to) / 2;
    for (int i = (int) Math.ceil(zero + from); i <= zero + to; i++) {
      if (i < 1 || i >= profile.length) {
        continue;
      }
      double change = sign * (profile[i] - profile[i - 1]);
      if (change > best) {
        best = change;
        level = i - zero - 0.5;
      }
    }
    return level;
  }

  /** Through the feet of the letters near each place, descenders left out; where there are few, along the track. */
  private static List<Point> baseline(LineDraft draft, double base, double xHeight) {
    List<Point> feet = new ArrayList<>();
    for (Point foot : draft.feet()) {
      double off = foot.y() - draft.track().yAt(foot.x()) - base;
      if (Math.abs(off) < FEET_ASKED * xHeight) {
        feet.add(foot);
      }
    }
    if (draft.letters() < FEWEST_LETTERS) {
      feet.clear();
    }
    List<Point> points = new ArrayList<>();
    int pieces = (int) Math.max(1, Math.ceil(draft.width() / (4 * xHeight)));
    for (int i = 0; i <= pieces; i++) {
      double x = draft.left() + draft.width() * (double) i / pieces;
      points.add(
          new Point(x, level(feet, x, NEAR * xHeight, xHeight, draft.track().yAt(x) + base)));
    }
    return Simplify.line(points, 0.06 * xHeight);
  }

  /**
   * A line through the feet within reach, near ones weighing more and feet off the line less and less (Cleveland 1979); so
   * that it holds to the letters that stand on the baseline, whatever hangs below it.
   */
  private static double level(
      List<Point> feet, double x, double reach, double xHeight, double expected) {
    List<Point> near = feet.stream().filter(f -> Math.abs(f.x() - x) < reach).toList();
    if (near.size() < FEWEST_FEET) {
      return expected;
    }
    double slope = slope(near, reach);
    double[] offs = near.stream()
        .mapToDouble(f -> f.y() - expected - slope * (f.x() - x) / reach)
        .sorted()
        .toArray();
    double[] line = {offs[offs.length / 2], slope};
    for (int pass = 0; pass < 3; pass++) {
      line = fit(near, x, reach, expected, line, FEET_REACH * xHeight);
    }
    // A foot is the edge below its last pixel, half of which is blur.
    return expected + line[0] - 0.5;
  }

  /** The middle slope of all pairs of feet (Theil 1950, Sen 1968), as the rise over a reach. */
  private static double slope(List<Point> feet, double reach) {
    List<Double> slopes = new ArrayList<>();
    for (Point p : feet) {
      for (Point q : feet) {
        if (q.x() - p.x() > reach / 4) {
          slopes.add((q.y() - p.y()) / (q.x() - p.x()) * reach);
        }
      }
    }
    slopes.sort(null);
    return slopes.isEmpty() ? 0 : slopes.get(slopes.size() / 2);
  }

  /** Offset at a place and slope over a reach, from feet at most {@code limit} off the last fit. */
  private static double[] fit(
      List<Point> feet, double x, double reach, double expected, double[] last, double limit) {
    double weights = 1e-9;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    for (Point foot : feet) {
      double dx = (foot.x() - x) / reach;
      double off = foot.y() - expected;
      double residual = (off - last[0] - last[1] * dx) / limit;
      if (Math.abs(residual) < 1) {
        double weight = (1 - Math.abs(dx)) * Math.pow(1 - residual * residual, 2);
        weights += weight;
        sumX += weight * dx;
        sumY += weight * off;
        sumXx += weight * dx * dx;
        sumXy += weight * dx * off;
      }
    }
    double spread = sumXx - sumX * sumX / weights + 0.05 * weights;
    double slope = (sumXy - sumX * sumY / weights) / spread;
    return new double[] {(sumY - slope * sumX) / weights, slope};
  }

  private void outline(
      LineDraft draft, double base, double xHeight, List<Point> upper, List<Point> lower) {
    double air = Math.max(1, AIR * xHeight);
    List<Point> above = new ArrayList<>();
    List<Point> below = new ArrayList<>();
    for (int i = 0; i < draft.bins(); i++) {
      double from = Math.max(draft.left(), draft.binLeft(i));
      double to = Math.min(draft.right(), draft.binLeft(i) + draft.binWidth());
      if (to <= from) {
        continue;
      }
      double line = draft.track().yAt((from + to) / 2) + base;
      double top = line - LEAST_ABOVE * xHeight;
      double bottom = line + LEAST_BELOW * xHeight;
      for (int k = Math.max(0, i - 1); k <= Math.min(draft.bins() - 1, i + 1); k++) {
        if (draft.hasInk(k)) {
          top = Math.min(top, draft.top(k) - air);
          bottom = Math.max(bottom, draft.bottom(k) + air);
        }
      }
      above.add(new Point((from + to) / 2, top));
      below.add(new Point((from + to) / 2, bottom));
    }
    blanks.forEach(blank -> leaveOut(blank, draft, base, xHeight, below));
    upper.addAll(Simplify.line(lengthened(above, draft, air), air / 2));
    lower.addAll(Simplify.line(lengthened(below, draft, air), air / 2));
  }

  /** Draws the lower edge above a blank, but for what hangs into it. */
  private static void leaveOut(
      Blank blank, LineDraft draft, double base, double xHeight, List<Point> below) {
    double off = OFF_BLANK * xHeight + 1;
    double from = Math.max(blank.left() - off, draft.left());
    double to = Math.min(blank.right() + off, draft.right());
    double line = draft.track().yAt((from + to) / 2) + base;
    if (to <= from || !isOnLevel(blank, line, xHeight)) {
      return;
    }
    below.removeIf(p -> p.x() > from - 1 && p.x() < to + 1);
    for (int x = (int) from; x <= to; x++) {
      below.add(new Point(x, Math.max(blank.top() - off, draft.bottomAt(x))));
    }
    below.sort(Comparator.comparingDouble(Point::x));
  }

  private static boolean isOnLevel(Blank blank, double baseline, double xHeight) {
    return Math.abs(blank.top() - baseline) <= ON_LEVEL * xHeight;
  }

  private static List<Point> lengthened(List<Point> edge, LineDraft draft, double air) {
    List<Point> longer = new ArrayList<>();
    longer.add(new Point(draft.left() - air, edge.get(0).y()));
    longer.addAll(edge);
    longer.add(new Point(draft.right() + air, edge.get(edge.size() - 1).y()));
    return longer;
  }
}
