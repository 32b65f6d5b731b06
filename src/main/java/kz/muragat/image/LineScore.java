package kz.muragat.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.muragat.model.Box;
import kz.muragat.model.LineShape;
import kz.muragat.model.Polygon;

/**
 * How well found lines agree with true ones. A found line matches a true one when their boundaries overlap by at least half
 * of what they cover together (intersection over union ≥ 0.5, the criterion of object detection); each line matches once,
 * best pairs first. So a line in two pieces is one miss and two faults, unless one piece holds most of it.
 *
 * @param truth number of true lines
 * @param found number of found lines
 * @param matched number of pairs
 */
public record LineScore(int truth, int found, int matched) {

  private static final double LEAST_OVERLAP = 0.5;
  private static final int LONGEST_SIDE = 600;

  public LineScore {
    if (matched < 0 || matched > Math.min(truth, found)) {
      throw new IllegalArgumentException(matched + " pairs of " + truth + " and " + found);
    }
  }

  /** Compares the lines of one page. */
  public static LineScore of(List<LineShape> truth, List<LineShape> found) {
    List<Pair> pairs = new ArrayList<>();
    for (int t = 0; t < truth.size(); t++) {
      for (int f = 0; f < found.size(); f++) {
        double overlap = overlap(truth.get(t).boundary(), found.get(f).boundary());
        if (overlap >= LEAST_OVERLAP) {
          pairs.add(new Pair(t, f, overlap));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::overlap).reversed());
    boolean[] usedTruth = new boolean[truth.size()];
    boolean[] usedFound = new boolean[found.size()];
    int matched = 0;
    for (Pair pair : pairs) {
      if (!usedTruth[pair.truth] && !usedFound[pair.found]) {
        usedTruth[pair.truth] = true;
        usedFound[pair.found] = true;
        matched++;
      }
    }
    return new LineScore(truth.size(), found.size(), matched);
  }

  private record Pair(int truth, int found, double overlap) {}

  /** Intersection over union of two outlines, 0–1, exact to about a percent. */
  static double overlap(Polygon a, Polygon b) {
    Box boxA = a.box();
    Box boxB = b.box();
    if (boxA.right() <= boxB.x()
        || boxB.right() <= boxA.x()
        || boxA.bottom() <= boxB.y()
        || boxB.bottom() <= boxA.y()) {
      return 0;
    }
    Box both = boxA.union(boxB);
    double scaleX = Math.min(1, LONGEST_SIDE / (double) both.width());
    double scaleY = Math.min(1, LONGEST_SIDE / (double) both.height());
    int width = (int) Math.ceil(both.width() * scaleX);
    int height = (int) Math.ceil(both.height() * scaleY);
    boolean[] inA = PolygonMask.fill(scaled(a, both, scaleX, scaleY), width, height);
    boolean[] inB = PolygonMask.fill(scaled(b, both, scaleX, scaleY), width, height);
    int intersection = 0;
    int union = 0;
    for (int i = 0; i < inA.length; i++) {
      intersection += inA[i] && inB[i] ? 1 : 0;
      union += inA[i] || inB[i] ? 1 : 0;
    }
    return union == 0 ? 0 : intersection / (double) union;
  }

  private static double[][] scaled(Polygon polygon, Box within, double scaleX, double scaleY) {
    return polygon.points().stream()
        .map(p -> new double[] {(p.x() - within.x()) * scaleX, (p.y() - within.y()) * scaleY})
        .toArray(double[][]::new);
  }

  /** Both pages' counts together. */
  public LineScore plus(LineScore other) {
    return new LineScore(truth + other.truth, found + other.found, matched + other.matched);
  }

  /** Share of found lines that are right, 0–1; 1 where nothing was found. */
  public double precision() {
    return found == 0 ? 1 : matched / (double) found;
  }

  /** Share of true lines that were found, 0–1; 1 where there are none. */
  public double recall() {
    return truth == 0 ? 1 : matched / (double) truth;
  }

  /** The harmonic mean of precision and recall, 0–1; 1 on a blank page that was found blank. */
  public double f1() {
    return truth + found == 0 ? 1 : 2.0 * matched / (truth + found);
  }
}
