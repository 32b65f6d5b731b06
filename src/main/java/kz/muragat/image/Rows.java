package kz.muragat.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lines by level: what stands on one baseline is one row. */
final class Rows {

  private static final double SAME = 0.6;

  private Rows() {}

  /** Rows from top to bottom, each from left to right. */
  static List<List<WorkLine>> of(List<WorkLine> lines) {
    List<WorkLine> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparingDouble(WorkLine::baselineY));
    List<List<WorkLine>> rows = new ArrayList<>();
    for (WorkLine line : sorted) {
      List<WorkLine> row = rows.isEmpty() ? List.of() : rows.get(rows.size() - 1);
      if (row.isEmpty() || line.baselineY() - row.get(0).baselineY() > SAME * line.xHeight()) {
        row = new ArrayList<>();
        rows.add(row);
      }
      row.add(line);
    }
    rows.forEach(row -> row.sort(Comparator.comparingDouble(WorkLine::left)));
    return rows;
  }
}
