package kz.muragat.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.muragat.model.Box;
import kz.muragat.model.LineShape;
import kz.muragat.model.Polygon;

/**
 * How well found lines agree with true ones. People draw a line's boundary tightly or generously, so that heights are not
 * compared: a found line matches a true one when, along the line, they share at least half of what they cover together
 * (intersection over union of their extents ≥ 0.5), and at least half of the area of the smaller lies in the larger. Each
 * line matches once, best pairs first. So a line in two pieces is a miss or a fault or both.
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
        if (extent(truth.get(t), found.get(f)) >= LEAST_OVERLAP) {
          Overlap overlap = overlap(truth.get(t).boundary(), found.get(f).boundary());
          if (overlap.ofSmaller() >= LEAST_OVERLAP) {
            pairs.add(new Pair(t, f, overlap.ofBoth()));
          }
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

  /** Intersection over union along the true line's direction, across or down the page. */
  private static double extent(LineShape truth, LineShape found) {
    Box a = truth.box();
    Box b = found.box();
    double dx = truth.baseline().last().x() - truth.baseline().first().x();
    double dy = truth.baseline().last().y() - truth.baseline().first().y();
    boolean across = Math.abs(dx) >= Math.abs(dy);
    double both = across
        ? Math.min(a.right(), b.right()) - Math.max(a.x(), b.x())
        : Math.min(a.bottom(), b.bottom()) - Math.max(a.y(), b.y());
    double either = across
        ? Math.max(a.right(), b.right()) - Math.min(a.x(), b.x())
        : Math.max(a.bottom(), b.bottom()) - Math.min(a.y(), b.y());
    return Math.max(0, both) / either;
  }

  /**
   * What two outlines share, exact to about a percent.
   *
   * @param ofSmaller as a share of the smaller outline's area, 0–1
   * @param ofBoth as a share of what they cover together, 0–1
   */
  private record Overlap(double ofSmaller, double ofBoth) {}

  private static Overlap overlap(Polygon a, Polygon b) {
    Box boxA = a.box();
    Box boxB = b.box();
    if (boxA.right() <= boxB.x()
        || boxB.right() <= boxA.x()
        || boxA.bottom() <= boxB.y()
        || boxB.bottom() <= boxA.y()) {
      return new Overlap(0, 0);
    }
    Box both = boxA.union(boxB);
    double scaleX = Math.min(1, LONGEST_SIDE / (double) both.width());
    double scaleY = Math.min(1, LONGEST_SIDE / (double) both.height());
    int width = (int) Math.ceil(both.width() * scaleX);
    int height = (int) Math.ceil(both.height() * scaleY);
    boolean[] inA = PolygonMask.fill(scaled(a, both, scaleX, scaleY), width, height);
    boolean[] inB = PolygonMask.fill(scaled(b, both, scaleX, scaleY), width, height);
    double areaA = 0;
    double areaB = 0;
    double shared = 0;
    for (int i = 0; i < inA.length; i++) {
      areaA += inA[i] ? 1 : 0;
      areaB += inB[i] ? 1 : 0;
      shared += inA[i] && inB[i] ? 1 : 0;
    }
    return new Overlap(
        shared / Math.max(1, Math.min(areaA, areaB)), shared / Math.max(1, areaA + areaB - shared));
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
