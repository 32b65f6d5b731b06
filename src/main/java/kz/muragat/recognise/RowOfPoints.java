package kz.muragat.recognise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The points that lead from an entry to its page number, of which a line may have more than letters. */
final class RowOfPoints {

  /** Of the picture's height, in either direction. */
  private static final double LARGEST_POINT = 0.2;

  private static final int FEWEST_POINTS = 8;

  /** In heights of a point: the height of small letters and figures, and how many of them there are. */
  private static final double LEAST_LETTER = 2.5;

  private static final int FEWEST_LETTERS = 2;
  private static final float INK = 0.4f;

  private RowOfPoints() {}

  /** Columns with ink in all of them, and how tall the ink is. */
  private record Segment(int from, int to, int height) {}

  /**
   * The picture without its row of points; the very same where it has none.
   *
   * @param ink 0 paper to 1 ink, row by row
   */
  static float[] takenOut(float[] ink, int width, int height) {
    List<Segment> segments = segments(ink, width, height);
    double largest = LARGEST_POINT * height;
    List<Segment> points = segments.stream()
        .filter(s -> s.height <= largest && s.to - s.from <= largest)
        .toList();
    if (points.size() < FEWEST_POINTS) {
      return ink;
    }
    int[] heights = points.stream().mapToInt(Segment::height).sorted().toArray();
    double letter = LEAST_LETTER * heights[heights.length / 2];
    if (segments.stream().filter(s -> s.height >= letter).count() < FEWEST_LETTERS) {
      return ink;
    }
    float[] without = ink.clone();
    for (Segment point : points) {
      for (int y = 0; y < height; y++) {
        Arrays.fill(without, y * width + point.from, y * width + point.to, 0);
      }
    }
    return without;
  }

  private static List<Segment> segments(float[] ink, int width, int height) {
    List<Segment> segments = new ArrayList<>();
    int from = -1;
    int top = height;
    int bottom = 0;
    for (int x = 0; x <= width; x++) {
      boolean any = false;
      for (int y = 0; x < width && y < height; y++) {
        if (ink[y * width + x] > INK) {
          any = true;
          top = Math.min(top, y);
          bottom = Math.max(bottom, y + 1);
        }
      }
      if (any && from < 0) {
        from = x;
      } else if (!any && from >= 0) {
        segments.add(new Segment(from, x, bottom - top));
        from = -1;
        top = height;
        bottom = 0;
      }
    }
    return segments;
  }
}
