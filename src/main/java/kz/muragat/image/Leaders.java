package kz.muragat.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.muragat.image.Components.Piece;

/** Finds rows of points that lead from an entry to its page number. */
final class Leaders {

  private static final double LARGEST = 0.45;
  private static final double WIDEST_STEP = 1.6;
  private static final double OFF_LEVEL = 0.15;
  private static final int FEWEST = 6;

  private Leaders() {}

  /** A row of points on the working copy. */
  record Leader(double left, double right, double y) {}

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
      if (row.size() >= FEWEST) {
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
}
