package kz.muragat.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes lines whole that were cut where a gutter reaches into them, as into a heading over columns. Columns as close as
 * words are parted at one place in line after line; a heading is alone.
 */
final class CutLines {

  private static final int MOST_CUTS = 2;

  /** In x-heights: cuts this near to one another are at one place. */
  private static final double ONE_PLACE = 2;

  private final ColumnJudge judge;
  private final double xHeight;

  CutLines(ColumnJudge judge, double xHeight) {
    this.judge = judge;
    this.xHeight = xHeight;
  }

  List<WorkLine> mended(List<WorkLine> lines) {
    List<WorkLine> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparingDouble(WorkLine::left));
    List<Double> cuts = new ArrayList<>();
    for (WorkLine left : sorted) {
      for (WorkLine right : sorted) {
        if (judge.isCut(left, right)) {
          cuts.add(middle(left, right));
        }
      }
    }
    List<List<WorkLine>> whole = new ArrayList<>();
    for (WorkLine line : sorted) {
      Optional<List<WorkLine>> begun = whole.stream()
          .filter(pieces -> goesOn(pieces.get(pieces.size() - 1), line, cuts))
          .findFirst();
      begun.ifPresentOrElse(
          pieces -> pieces.add(line), () -> whole.add(new ArrayList<>(List.of(line))));
    }
    return whole.stream().map(WorkLine::joined).toList();
  }

  private boolean goesOn(WorkLine left, WorkLine right, List<Double> cuts) {
    double at = middle(left, right);
    return judge.isCut(left, right)
        && cuts.stream().filter(cut -> Math.abs(cut - at) < ONE_PLACE * xHeight).count()
            <= MOST_CUTS;
  }

  private static double middle(WorkLine left, WorkLine right) {
    return (left.right() + right.left()) / 2;
  }
}
