package kz.muragat.image;

import java.util.Arrays;

/** Outlines as masks, row after row from the top left. */
final class PolygonMask {

  private PolygonMask() {}

  /**
   * The pixels whose centres lie inside an outline (even-odd rule).
   *
   * @param corners x and y of each
   */
  static boolean[] fill(double[][] corners, int width, int height) {
    boolean[] mask = new boolean[width * height];
    double[] crossings = new double[corners.length];
    for (int row = 0; row < height; row++) {
      int n = crossings(corners, row + 0.5, crossings);
      Arrays.sort(crossings, 0, n);
      for (int i = 0; i + 1 < n; i += 2) {
        int from = (int) Math.max(0, Math.ceil(crossings[i] - 0.5));
        int to = (int) Math.min(width, Math.ceil(crossings[i + 1] - 0.5));
        if (from < to) {
          Arrays.fill(mask, row * width + from, row * width + to, true);
        }
      }
    }
    return mask;
  }

  private static int crossings(double[][] corners, double y, double[] found) {
    int n = 0;
    double[] p = corners[corners.length - 1];
    for (double[] q : corners) {
      if ((p[1] <= y) != (q[1] <= y)) {
        found[n++] = p[0] + (q[0] - p[0]) * (y - p[1]) / (q[1] - p[1]);
      }
      p = q;
    }
    return n;
  }

  /** The mask grown by a square of the given radius. */
  static boolean[] grow(boolean[] mask, int width, int height, int radius) {
    boolean[] wide = new boolean[mask.length];
    for (int y = 0; y < height; y++) {
      int reach = Integer.MIN_VALUE;
      for (int x = 0; x < width + radius; x++) {
        if (x < width && mask[y * width + x]) {
          reach = x + radius;
        }
        int at = x - radius;
        if (at >= 0 && at < width && reach >= at) {
          wide[y * width + at] = true;
        }
      }
    }
    return growDown(wide, width, height, radius);
  }

  private static boolean[] growDown(boolean[] wide, int width, int height, int radius) {
    boolean[] grown = new boolean[wide.length];
    int[] last = new int[width];
    Arrays.fill(last, Integer.MIN_VALUE / 2);
    for (int y = 0; y < height + radius; y++) {
      for (int x = 0; x < width; x++) {
        if (y < height && wide[y * width + x]) {
          last[x] = y;
        }
        int at = y - radius;
        if (at >= 0 && at < height && last[x] >= at - radius) {
          grown[at * width + x] = true;
        }
      }
    }
    return grown;
  }
}
