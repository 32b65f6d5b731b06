package kz.muragat.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import kz.muragat.image.Components.Piece;
import kz.muragat.image.LineSpace.Peak;

/** The middle of a line of letters, followed from column to column of a {@link LineSpace}. Working pixels. */
final class Track {

  private static final int SMOOTH = 4;

  private final double step;
  private final int from;
  private final double[] y;
  private final double height;
  private final double answer;

  private Track(double step, int from, double[] y, double height, double answer) {
    this.step = step;
    this.from = from;
    this.y = y;
    this.height = height;
    this.answer = answer;
  }

  /**
   * @param columns of the peaks, ascending
   * @param peaks one for each of the columns
   */
  static Track through(double step, List<Integer> columns, List<Peak> peaks) {
    int from = columns.get(0);
    int to = columns.get(columns.size() - 1);
    double[] raw = new double[to - from + 1];
    double[] weight = new double[raw.length];
    for (int i = 0; i < columns.size(); i++) {
      raw[columns.get(i) - from] = peaks.get(i).y();
      weight[columns.get(i) - from] = peaks.get(i).answer();
    }
    List<Double> heights = new ArrayList<>();
    peaks.forEach(p -> heights.add(p.height()));
    Collections.sort(heights);
    fillGaps(raw, weight);
    double answer = peaks.stream().mapToDouble(Peak::answer).average().orElseThrow();
    return new Track(step, from, smooth(raw, weight), heights.get(heights.size() / 2), answer);
  }

  /** A level track from one place across to another. */
  static Track level(int left, int right, double middle, double height) {
    double[] y = new double[right - left];
    Arrays.fill(y, middle);
    return new Track(1, left, y, height, 0);
  }

  private static void fillGaps(double[] raw, double[] weight) {
    int last = 0;
    for (int i = 1; i < raw.length; i++) {
      if (weight[i] > 0) {
        for (int k = last + 1; k < i; k++) {
          raw[k] = raw[last] + (raw[i] - raw[last]) * (k - last) / (i - last);
        }
        last = i;
      }
    }
  }

  private static double[] smooth(double[] raw, double[] weight) {
    double[] smooth = new double[raw.length];
    for (int i = 0; i < raw.length; i++) {
      double sum = 0;
      double total = 0;
      int reach = Math.min(SMOOTH, Math.min(i, raw.length - 1 - i));
      for (int k = i - reach; k <= i + reach; k++) {
        double w = weight[k] + 1e-3;
        sum += raw[k] * w;
        total += w;
      }
      smooth[i] = sum / total;
    }
    return smooth;
  }

  /** This track and one that goes on where it ends. */
  Track joined(Track next) {
    int to = Math.max(lastColumn(), next.lastColumn());
    double[] raw = new double[to - from + 1];
    double[] weight = new double[raw.length];
    for (int i = 0; i < y.length; i++) {
      raw[i] = y[i];
      weight[i] = 1;
    }
    for (int i = 0; i < next.y.length; i++) {
      int at = next.from - from + i;
      raw[at] = weight[at] > 0 ? (raw[at] + next.y[i]) / 2 : next.y[i];
      weight[at] = 1;
    }
    fillGaps(raw, weight);
    double taller = next.y.length > y.length ? next.height : height;
    return new Track(step, from, raw, taller, Math.max(answer, next.answer));
  }

  /** One track for two, through the middle of the letters that both run through. */
  Track merged(Track other, List<Piece> letters) {
    Track longer = other.columns() > columns() ? other : this;
    double[] offs = letters.stream()
        .mapToDouble(p -> p.middleY() - longer.yAt(p.middleX()))
        .sorted()
        .toArray();
    double[] heights = letters.stream().mapToDouble(Piece::height).sorted().toArray();
    double off = offs[offs.length / 2];
    int first = Math.min(from, other.from);
    int last = Math.max(lastColumn(), other.lastColumn());
    double[] level = new double[last - first + 1];
    for (int i = 0; i < level.length; i++) {
      level[i] = longer.yAt((first + i + 0.5) * step) + off;
    }
    return new Track(
        step, first, level, heights[heights.length / 2], Math.max(answer, other.answer));
  }

  /** The part of this track between two places across. */
  Track between(double left, double right) {
    int a = Math.max(0, Math.min(y.length - 1, (int) Math.floor(left / step) - from));
    int b = Math.max(a, Math.min(y.length - 1, (int) Math.ceil(right / step) - from));
    return new Track(step, from + a, Arrays.copyOfRange(y, a, b + 1), height, answer);
  }

  /** This track from one place across to another; where it has not been seen it runs on level. */
  Track spanning(double left, double right) {
    int first = (int) Math.floor(left / step);
    int last = Math.max(first, (int) Math.ceil(right / step) - 1);
    double[] level = new double[last - first + 1];
    for (int i = 0; i < level.length; i++) {
      level[i] = yAt((first + i + 0.5) * step);
    }
    return new Track(step, first, level, height, answer);
  }

  int firstColumn() {
    return from;
  }

  int lastColumn() {
    return from + y.length - 1;
  }

  int columns() {
    return y.length;
  }

  double left() {
    return from * step;
  }

  double right() {
    return (from + y.length) * step;
  }

  double height() {
    return height;
  }

  /** How clearly it was seen, on average along it. */
  double answer() {
    return answer;
  }

  /** The middle at a place across; beyond its ends it runs on level. */
  double yAt(double x) {
    double at = x / step - 0.5 - from;
    if (at <= 0) {
      return y[0];
    }
    if (at >= y.length - 1) {
      return y[y.length - 1];
    }
    int i = (int) at;
    return y[i] + (y[i + 1] - y[i]) * (at - i);
  }

  double step() {
    return step;
  }

  /** Whether it passes a place across, or ends at most so far from it. */
  boolean reaches(double x, double slack) {
    return x >= left() - slack && x <= right() + slack;
  }
}
