package kz.muragat.train.synth;

import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * The middle lines of the strokes in a picture of one letter: thinned after T. Y. Zhang and C. Y. Suen, "A fast parallel
 * algorithm for thinning digital patterns" (1984), then smoothed.
 */
final class Skeleton {

  private static final int[] DX = {0, 1, 1, 1, 0, -1, -1, -1};
  private static final int[] DY = {-1, -1, 0, 1, 1, 1, 0, -1};
  private static final int SMOOTHINGS = 4;

  private final int width;
  private final boolean[] on;

  private Skeleton(int width, boolean[] on) {
    this.width = width;
    this.on = on;
  }

  /** The skeleton of the ink, that is, of what is nearer to the darkest than to the lightest. */
  static Skeleton of(BufferedImage picture) {
    int width = picture.getWidth() + 2;
    int height = picture.getHeight() + 2;
    int[] values = new int[width * height];
    int darkest = 255;
    int lightest = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int value = picture.getRGB(x, y) >> 8 & 255;
        values[(y + 1) * width + x + 1] = value;
        darkest = Math.min(darkest, value);
        lightest = Math.max(lightest, value);
      }
    }
    boolean[] on = new boolean[width * height];
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        on[y * width + x] = 2 * values[y * width + x] < darkest + lightest;
      }
    }
    Skeleton skeleton = new Skeleton(width, on);
    boolean changed = true;
    while (changed) {
      // No short circuit: both halves of a round have their turn.
      changed = skeleton.thin(0) | skeleton.thin(2);
    }
    return skeleton;
  }

  /** The lines in the picture's pixels. */
  Path2D path() {
    double[] x = new double[on.length];
    double[] y = new double[on.length];
    for (int at = 0; at < on.length; at++) {
      x[at] = at % width;
      y[at] = at / width;
    }
    List<int[]> edges = edges();
    for (int i = 0; i < SMOOTHINGS; i++) {
      smooth(x, edges);
      smooth(y, edges);
    }
    Path2D.Double path = new Path2D.Double();
    for (int[] edge : edges) {
      path.moveTo(x[edge[0]], y[edge[0]]);
      path.lineTo(x[edge[1]], y[edge[1]]);
    }
    for (int at = 0; at < on.length; at++) {
      if (on[at] && neighbours(at) == 0) {
        path.moveTo(x[at], y[at]);
        path.lineTo(x[at] + 0.01, y[at]);
      }
    }
    return path;
  }

  /** Pairs of neighbours; of those across a corner only where no third one joins them. */
  private List<int[]> edges() {
    List<int[]> edges = new ArrayList<>();
    for (int at = 0; at < on.length; at++) {
      for (int direction = 2; on[at] && direction < 6; direction++) {
        int other = at + DX[direction] + DY[direction] * width;
        boolean joined =
            direction % 2 == 1 && (on[at + DX[direction]] || on[at + DY[direction] * width]);
        if (on[other] && !joined) {
          edges.add(new int[] {at, other});
        }
      }
    }
    return edges;
  }

  /** Moves every point between two others to the middle of it and them; ends stay. */
  private static void smooth(double[] values, List<int[]> edges) {
    double[] sums = values.clone();
    int[] counts = new int[values.length];
    for (int[] edge : edges) {
      sums[edge[0]] += values[edge[1]];
      sums[edge[1]] += values[edge[0]];
      counts[edge[0]]++;
      counts[edge[1]]++;
    }
    for (int at = 0; at < values.length; at++) {
      if (counts[at] > 1) {
        values[at] = sums[at] / (counts[at] + 1);
      }
    }
  }

  /** Takes away the pixels of one side of the edge that no line needs. */
  private boolean thin(int side) {
    List<Integer> gone = new ArrayList<>();
    for (int at = 0; at < on.length; at++) {
      if (!on[at]) {
        continue;
      }
      int neighbours = neighbours(at);
      int changes = 0;
      for (int d = 0; d < 8; d++) {
        changes += !is(at, d) && is(at, (d + 1) % 8) ? 1 : 0;
      }
      boolean edge = side == 0
          ? !(is(at, 0) && is(at, 2) && is(at, 4)) && !(is(at, 2) && is(at, 4) && is(at, 6))
          : !(is(at, 0) && is(at, 2) && is(at, 6)) && !(is(at, 0) && is(at, 4) && is(at, 6));
      if (neighbours >= 2 && neighbours <= 6 && changes == 1 && edge) {
        gone.add(at);
      }
    }
    gone.forEach(at -> on[at] = false);
    return !gone.isEmpty();
  }

  private boolean is(int at, int direction) {
    return on[at + DX[direction] + DY[direction] * width];
  }

  private int neighbours(int at) {
    int count = 0;
    for (int d = 0; d < 8; d++) {
      count += is(at, d) ? 1 : 0;
    }
    return count;
  }
}
