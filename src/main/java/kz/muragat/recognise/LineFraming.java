package kz.muragat.recognise;

import java.util.Optional;

/**
 * Where the letters lie in a line picture, told by the picture alone, so that one cut too tight or too loose can be brought
 * to the usual frame before it is read.
 *
 * <p>The rows between the baseline and the height of small letters change between paper and ink oftenest; a rule or a stain
 * changes once or twice, however dark it is.
 *
 * @param top first row of the small letters, as a share of the picture's height
 * @param baseline the row below them, as a share of the picture's height
 */
record LineFraming(double top, double baseline) {

  /** Paper above the baseline and below it in the usual frame, in x-heights: as the page's lines are cut. */
  static final double ABOVE = 2.2;

  static final double BELOW = 1.0;

  /** Shares of the height between which small letters are let alone. */
  private static final double SMALLEST = 0.2;

  private static final double LARGEST = 0.46;
  /** Fewer changes in a row than these say nothing: a number, a dash. */
  private static final int LEAST_CHANGES = 8;

  /** Ink that runs on for more than this share of the height is a rule, or a piece of one, and no letter. */
  private static final double LONGEST_STROKE = 0.5;

  private static final float INK = 0.5f;
  private static final float PAPER = 0.3f;
  private static final double DENSE = 0.5;
  /** Of what the rows of small letters have at least: so much has the edge of the next line, too. */
  private static final double CUT = 0.8;

  /** The usual frame around letters that lie elsewhere; empty where they lie well, or cannot be told. */
  static Optional<LineFraming> toMend(float[] ink, int width, int height) {
    double[] changes = smooth(changes(RowOfPoints.takenOut(ink, width, height), width, height));
    double most = 0;
    for (double count : changes) {
      most = Math.max(most, count);
    }
    if (most < LEAST_CHANGES) {
      return Optional.empty();
    }
    LineFraming letters = densest(changes, DENSE * most);
    double size = letters.baseline - letters.top;
    boolean usual = size >= SMALLEST
        && size <= LARGEST
        && letters.top >= 0.7 * size
        && 1 - letters.baseline >= 0.3 * size;
    return usual || letters.cuts(changes, DENSE * most) ? Optional.empty() : Optional.of(letters);
  }

  /** Whether an edge of the frame goes through letters: then what was found are not the rows of the small letters. */
  private boolean cuts(double[] changes, double most) {
    int first = (int) Math.round(frameTop() * changes.length);
    int end = (int) Math.round(frameBottom() * changes.length);
    return (first > 0 && first < changes.length && changes[first] > CUT * most)
        || (end > 0 && end < changes.length && changes[end] > CUT * most);
  }

  /** First row of the usual frame, as a share of the height; below 0 where paper has to be added. */
  double frameTop() {
    return baseline - ABOVE * (baseline - top);
  }

  /** The end of the usual frame, as a share of the height; above 1 where paper has to be added. */
  double frameBottom() {
    return baseline + BELOW * (baseline - top);
  }

  private static double[] changes(float[] ink, int width, int height) {
    double[] changes = new double[height];
    for (int y = 0; y < height; y++) {
      int start = -1;
      for (int x = 0; x < width; x++) {
        float value = ink[y * width + x];
        if (start < 0 && value > INK) {
          start = x;
        } else if (start >= 0 && value < PAPER) {
          changes[y] += x - start <= LONGEST_STROKE * height ? 2 : 0;
          start = -1;
        }
      }
    }
    return changes;
  }

  private static double[] smooth(double[] rows) {
    double[] smooth = new double[rows.length];
    for (int y = 0; y < rows.length; y++) {
      double above = rows[Math.max(0, y - 1)];
      double below = rows[Math.min(rows.length - 1, y + 1)];
      smooth[y] = (above + 2 * rows[y] + below) / 4;
    }
    return smooth;
  }

  /** The unbroken run of rows above the threshold with most changes in all. */
  private static LineFraming densest(double[] rows, double threshold) {
    int bestFrom = 0;
    int bestTo = rows.length;
    double best = -1;
    int from = 0;
    double sum = 0;
    for (int y = 0; y <= rows.length; y++) {
      if (y < rows.length && rows[y] >= threshold) {
        sum += rows[y];
      } else {
        if (sum > best) {
          best = sum;
          bestFrom = from;
          bestTo = y;
        }
        from = y + 1;
        sum = 0;
      }
    }
    return new LineFraming((double) bestFrom / rows.length, (double) bestTo / rows.length);
  }
}
