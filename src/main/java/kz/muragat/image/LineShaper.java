package kz.muragat.image;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.model.Point;

/** Measures a line's x-height and baseline in its ink and draws its outline. */
final class LineShaper {

  private static final double AIR = 0.1;
  /** In x-heights from the baseline: the outline takes in at least this much, whatever the letters. */
  private static final double LEAST_ABOVE = 1.15;

  private static final double LEAST_BELOW = 0.15;

  private LineShaper() {}

  static WorkLine shape(LineDraft draft) {
    double height = draft.track().height();
    double[] profile = smooth(draft.profile(), Math.max(1, (int) Math.round(height * 0.08)));
    int zero = draft.profileZero();
    double base = steepest(profile, zero, 0.1 * height, 1.1 * height, -1);
    double head = steepest(profile, zero, -1.1 * height, -0.1 * height, 1);
    double xHeight = base - head;
    // A few letters make no profile.
    double least = draft.letters() < 4 ? 0.75 : 0.5;
    if (xHeight < least * height || xHeight > 1.8 * height) {
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
        top,
        bottom,
        draft.ink(),
        draft.letters(),
        draft.letterWidth(),
        draft.odd(),
        draft.contrast());
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

  private static List<Point> baseline(LineDraft draft, double base, double xHeight) {
    List<Point> points = new ArrayList<>();
    int pieces = (int) Math.max(1, Math.ceil(draft.width() / (4 * xHeight)));
    for (int i = 0; i <= pieces; i++) {
      double x = draft.left() + draft.width() * (double) i / pieces;
      points.add(new Point(x, draft.track().yAt(x) + base));
    }
    return Simplify.line(points, 0.06 * xHeight);
  }

  private static void outline(
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
    upper.addAll(Simplify.line(lengthened(above, draft, air), air / 2));
    lower.addAll(Simplify.line(lengthened(below, draft, air), air / 2));
  }

  private static List<Point> lengthened(List<Point> edge, LineDraft draft, double air) {
    List<Point> longer = new ArrayList<>();
    longer.add(new Point(draft.left() - air, edge.get(0).y()));
    longer.addAll(edge);
    longer.add(new Point(draft.right() + air, edge.get(edge.size() - 1).y()));
    return longer;
  }
}
