package kz.muragat.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Finds which way lines run. The feet of the letters (ink with paper below it) lie on few levels when they are projected
 * along the lines and on many otherwise (Baird 1987, Postl 1986): the angle with the most pointed histogram is the skew.
 */
final class SkewFinder {

  private static final double LARGEST_DEGREES = 15;
  private static final int MOST_POINTS = 40_000;

  private SkewFinder() {}

  /**
   * What was found.
   *
   * @param degrees by how much lines fall to the right
   * @param clarity how pointed the histogram is at that angle; 1 means not at all
   */
  record Skew(double degrees, double clarity) {}

  /** The skew of lines that run across the picture, between -15 and 15 degrees, to about 0.05. */
  static Skew across(Ink ink, double xHeight) {
    return find(feet(ink, xHeight, false), xHeight);
  }

  /** The same for lines that run down or up the picture: its skew after a quarter turn. */
  static Skew along(Ink ink, double xHeight) {
    return find(feet(ink, xHeight, true), xHeight);
  }

  /** Edge points as x, y pairs; of the picture turned clockwise by a quarter if {@code lying}. */
  private static List<float[]> feet(Ink ink, double xHeight, boolean lying) {
    List<float[]> points = new ArrayList<>();
    Random dither = new Random(1);
    int step = Math.max(1, (int) (xHeight / 3));
    int across = lying ? ink.height() : ink.width();
    int down = lying ? ink.width() : ink.height();
    int least = Math.max(1, (int) Math.round(xHeight / 6));
    int most = (int) (xHeight * 5);
    for (int x = 0; x < across; x += step) {
      int run = 0;
      for (int y = 0; y < down; y++) {
        boolean black = lying ? ink.at(y, ink.height() - 1 - x) : ink.at(x, y);
        if (black) {
          run++;
        } else {
          if (run >= least && run <= most) {
            // Whole numbers would favour the level of the pixel rows: dither them.
            points.add(new float[] {x, y + dither.nextFloat()});
          }
          run = 0;
        }
      }
    }
    return points;
  }

  private static Skew find(List<float[]> points, double xHeight) {
    if (points.size() < 8) {
      return new Skew(0, 1);
    }
    int skip = 1 + points.size() / MOST_POINTS;
    float[][] kept = new float[(points.size() + skip - 1) / skip][];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = points.get(i * skip);
    }
    double best = search(kept, xHeight / 4, 0, LARGEST_DEGREES, 0.5);
    best = search(kept, xHeight / 6, best, 0.6, 0.1);
    best = search(kept, xHeight / 10, best, 0.12, 0.02);
    return new Skew(best, clarity(kept, best, xHeight / 4));
  }

  private static double search(
      float[][] points, double bin, double middle, double reach, double step) {
    double best = middle;
    double bestScore = -1;
    for (double angle = middle - reach; angle <= middle + reach + 1e-9; angle += step) {
      // A level page needs no reason to stay level; the smallest push decides between equals.
      double score = clarity(points, angle, bin) * (1 - 1e-4 * Math.abs(angle));
      if (score > bestScore) {
        bestScore = score;
        best = angle;
      }
    }
    return best;
  }

  /** The mean square of a projection's bins over the square of their mean: 1 where points lie anyhow. */
  private static double clarity(float[][] points, double degrees, double bin) {
    double sin = Math.sin(Math.toRadians(degrees)) / bin;
    double cos = Math.cos(Math.toRadians(degrees)) / bin;
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    for (float[] p : points) {
      double level = p[1] * cos - p[0] * sin;
      low = Math.min(low, level);
      high = Math.max(high, level);
    }
    int[] counts = new int[(int) (high - low) + 2];
    for (float[] p : points) {
      counts[(int) (p[1] * cos - p[0] * sin - low)]++;
    }
    double squares = 0;
    for (int count : counts) {
      squares += (double) count * count;
    }
    return squares * counts.length / ((double) points.length * points.length);
  }
}
