package kz.muragat.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Decides whether what stands side by side is columns of text, rows of a table, or one line with a wide gap. */
final class ColumnJudge {

  /** In x-heights. */
  private static final double TEXT_WIDTH = 9;

  private static final double WIDE_TEXT = 20;
  private static final double ONE_LINE_GAP = 9;
  private static final double WORD_GAP = 2.2;
  private static final double FULL = 0.75;

  private final double xHeight;
  private final List<Double> ruleLevels;

  /**
   * @param ruleLevels where level rules lie, working pixels from the top
   */
  ColumnJudge(double xHeight, List<Double> ruleLevels) {
    this.xHeight = xHeight;
    this.ruleLevels = new ArrayList<>(ruleLevels);
    Collections.sort(this.ruleLevels);
  }

  enum Verdict {
    COLUMNS,
    ROWS,
    ONE_LINE
  }

  /**
   * Decides.
   *
   * @param columns two or more, from left to right
   */
  Verdict judge(List<List<WorkLine>> columns) {
    List<WorkLine> all = columns.stream().flatMap(List::stream).toList();
    int rows = columns.stream().mapToInt(List::size).max().orElseThrow();
    if (rows == 1 && all.size() == columns.size() && isOneLine(columns)) {
      return Verdict.ONE_LINE;
    }
    if (rulesThrough(all).size() >= 3) {
      return Verdict.ROWS;
    }
    long texts = columns.stream().filter(this::isText).count();
    if (texts >= 2 && texts * 2 >= columns.size() && gapsAreSafe(columns)) {
      return Verdict.COLUMNS;
    }
    return isTextWithMargin(columns) ? Verdict.COLUMNS : Verdict.ROWS;
  }

  private boolean isOneLine(List<List<WorkLine>> columns) {
    for (int i = 1; i < columns.size(); i++) {
      WorkLine a = columns.get(i - 1).get(0);
      WorkLine b = columns.get(i).get(0);
      double larger = Math.max(a.xHeight(), b.xHeight());
      boolean level = Math.abs(a.baselineY() - b.baselineY()) < 0.35 * larger;
      boolean alike = larger < 1.4 * Math.min(a.xHeight(), b.xHeight());
      if (!level || !alike || b.left() - a.right() > ONE_LINE_GAP * xHeight) {
        return false;
      }
    }
    return true;
  }

  /** Whether two pieces of a row are only a word gap apart. */
  boolean isWordGap(WorkLine left, WorkLine right) {
    double xHeights = Math.max(left.xHeight(), right.xHeight());
    return right.left() - left.right() < WORD_GAP * xHeights;
  }

  /** Running text: three lines or more, wide, most of them full. */
  private boolean isText(List<WorkLine> column) {
    double width = right(column) - left(column);
    long full = column.stream().filter(l -> l.width() > FULL * width).count();
    return column.size() >= 3 && width > TEXT_WIDTH * xHeight && full * 2 >= column.size();
  }

  /** A narrow gap between columns is believed only where it runs past many lines: it may be chance. */
  private boolean gapsAreSafe(List<List<WorkLine>> columns) {
    for (int i = 1; i < columns.size(); i++) {
      double gap = (left(columns.get(i)) - right(columns.get(i - 1))) / xHeight;
      int lines = Math.max(columns.get(i - 1).size(), columns.get(i).size());
      int least = gap < 1 ? 10 : gap < 1.7 ? 6 : 3;
      if (lines < least) {
        return false;
      }
    }
    return true;
  }

  /** One wide text and beside it notes whose lines do not keep the text's levels. */
  private boolean isTextWithMargin(List<List<WorkLine>> columns) {
    List<WorkLine> main =
        Collections.max(columns, Comparator.comparingDouble(c -> right(c) - left(c)));
    if (columns.size() > 3 || right(main) - left(main) < WIDE_TEXT * xHeight || !isText(main)) {
      return false;
    }
    int notes = 0;
    int level = 0;
    for (List<WorkLine> column : columns) {
      if (column != main) {
        notes += column.size();
        level += (int) column.stream().filter(l -> isLevelWith(l, main)).count();
      }
    }
    return main.size() > notes && level < 0.8 * notes;
  }

  private boolean isLevelWith(WorkLine line, List<WorkLine> others) {
    return others.stream()
        .anyMatch(o -> Math.abs(o.baselineY() - line.baselineY()) < 0.25 * xHeight);
  }

  /** Levels of the rules that run between lines of a band. */
  List<Double> rulesThrough(List<WorkLine> band) {
    double top = band.stream().mapToDouble(WorkLine::highest).min().orElseThrow() - xHeight;
    double bottom = band.stream().mapToDouble(WorkLine::lowest).max().orElseThrow();
    return ruleLevels.stream()
        .filter(y -> y > top - 2 * xHeight && y < bottom + 2 * xHeight)
        .toList();
  }

  private static double left(List<WorkLine> lines) {
    return lines.stream().mapToDouble(WorkLine::left).min().orElseThrow();
  }

  private static double right(List<WorkLine> lines) {
    return lines.stream().mapToDouble(WorkLine::right).max().orElseThrow();
  }
}
