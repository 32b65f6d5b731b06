package kz.muragat.train.synth;

import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The middle lines of the strokes in a picture of one letter: thinned after T. Y. Zhang and C. Y. Suen, "A fast parallel
 * algorithm for thinning digital patterns" (1984), then smoothed.
 */
final class Skeleton {

  private static final int[] DX = {0, 1, 1, 1, 0, -1, -1, -1};
  private static final int[] DY = {-1, -1, 0, 1, 1, 1, 0, -1};
  private static final int SMOOTHINGS = 4;

  /** A line goes straight for this part of the picture's longer side. */
  private static final int STEPS = 25;

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
    int step = Math.max(1, Math.max(width, on.length / width) / STEPS);
    for (List<Integer> line : lines(edges)) {
      path.moveTo(x[line.get(0)], y[line.get(0)]);
      for (int i = step; i < line.size() - 1 - step / 2; i += step) {
        path.lineTo(x[line.get(i)], y[line.get(i)]);
      }
      int end = line.get(line.size() - 1);
      path.lineTo(x[end] + (line.size() == 1 ? 0.01 : 0), y[end]);
    }
    return path;
  }

  /** The edges strung together: from end or fork to end or fork, rings, and points without an edge. */
  private List<List<Integer>> lines(List<int[]> edges) {
    Map<Integer, Deque<Integer>> ways = new TreeMap<>();
    for (int at = 0; at < on.length; at++) {
      if (on[at]) {
        ways.put(at, new ArrayDeque<>());
      }
    }
    for (int[] edge : edges) {
      way(ways, edge[0]).add(edge[1]);
      way(ways, edge[1]).add(edge[0]);
    }
    Set<Integer> knots =
        ways.keySet().stream().filter(at -> way(ways, at).size() != 2).collect(Collectors.toSet());
    List<List<Integer>> lines = new ArrayList<>();
    for (int at : ways.keySet()) {
      if (way(ways, at).isEmpty() && knots.contains(at) && untouched(lines, at)) {
        lines.add(List.of(at));
      }
      while (knots.contains(at) && !way(ways, at).isEmpty()) {
        lines.add(line(ways, knots, at));
      }
    }
    for (int at : ways.keySet()) {
      while (!way(ways, at).isEmpty()) {
        lines.add(line(ways, knots, at));
      }
    }
    return lines;
  }

  private static boolean untouched(List<List<Integer>> lines, int at) {
    return lines.stream().noneMatch(line -> line.contains(at));
  }

  private static Deque<Integer> way(Map<Integer, Deque<Integer>> ways, int at) {
    return ways.getOrDefault(at, new ArrayDeque<>());
  }

  /** Goes from a point until a knot or the point itself, and takes the edges it went along away. */
  private static List<Integer> line(
      Map<Integer, Deque<Integer>> ways, Set<Integer> knots, int start) {
    List<Integer> line = new ArrayList<>(List.of(start));
    int at = start;
    do {
      int next = way(ways, at).remove();
      way(ways, next).removeFirstOccurrence(at);
      line.add(next);
      at = next;
    } while (at != start && !knots.contains(at) && !way(ways, at).isEmpty());
    return line;
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
