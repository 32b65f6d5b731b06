package kz.muragat.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import kz.muragat.image.Components.Piece;

/** Finds rows of points that lead from an entry to its page number. */
final class Leaders {

  private static final double LARGEST = 0.45;
  private static final double WIDEST_STEP = 1.6;
  private static final double OFF_LEVEL = 0.15;
  /** How far from the feet of its line: a rule to write on is drawn below them. */
  private static final double OFF_FEET = 0.8;

  private static final int FEWEST = 8;
  private static final double MOST_UNEVEN = 0.4;

  private Leaders() {}

  /** A row of points on the working copy. */
  record Leader(double left, double right, double y) {

    /** Whether it fills most of the way between two places across, at the feet of a line. */
    boolean fills(double from, double to, double feet, double xHeight) {
      return Math.abs(y - feet) < OFF_FEET * xHeight
          && Math.min(right, to) - Math.max(left, from) > 0.5 * (to - from);
    }
  }

  /**
   * @param member whether each piece belongs to a row of points; filled in
   */
  static List<Leader> find(List<Piece> pieces, double xHeight, boolean[] member) {
    List<Integer> points = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece p = pieces.get(i);
      if (Math.max(p.width(), p.height()) <= LARGEST * xHeight) {
        points.add(i);
      }
    }
    points.sort(Comparator.comparingInt(i -> pieces.get(i).x()));
    List<List<Integer>> rows = new ArrayList<>();
    List<List<Integer>> open = new ArrayList<>();
    for (int i : points) {
      Piece p = pieces.get(i);
      open.removeIf(row -> p.x() - last(row, pieces).right() > WIDEST_STEP * xHeight);
      List<Integer> mine = null;
      for (List<Integer> row : open) {
        if (Math.abs(last(row, pieces).bottom() - p.bottom()) <= Math.max(1, OFF_LEVEL * xHeight)) {
          mine = row;
        }
      }
      if (mine == null) {
        mine = new ArrayList<>();
        open.add(mine);
        rows.add(mine);
      }
      mine.add(i);
    }
    List<Leader> leaders = new ArrayList<>();
    for (List<Integer> row : rows) {
      if (row.size() >= FEWEST && isEven(row, pieces)) {
        row.forEach(i -> member[i] = true);
        leaders.add(new Leader(
            pieces.get(row.get(0)).x(),
            last(row, pieces).right(),
            last(row, pieces).middleY()));
      }
    }
    return leaders;
  }

  private static Piece last(List<Integer> row, List<Piece> pieces) {
    return pieces.get(row.get(row.size() - 1));
  }

  /** Whether most steps from point to point are alike; specks stand anyhow. */
  private static boolean isEven(List<Integer> row, List<Piece> pieces) {
    double[] steps = new double[row.size() - 1];
    for (int i = 1; i < row.size(); i++) {
      steps[i - 1] =
          pieces.get(row.get(i)).middleX() - pieces.get(row.get(i - 1)).middleX();
    }
    double[] sorted = steps.clone();
    Arrays.sort(sorted);
    double middle = sorted[sorted.length / 2];
    long uneven = Arrays.stream(steps)
        .filter(step -> Math.abs(step - middle) > Math.max(1.5, MOST_UNEVEN * middle))
        .count();
    return uneven * 4 <= steps.length;
  }
}
