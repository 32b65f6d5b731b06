package kz.muragat.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import kz.muragat.image.RuleRemover.Level;

/** Decides whether what stands side by side is columns of text, rows of a table, or one line with a wide gap. */
final class ColumnJudge {

  /** In x-heights. */
  private static final double TEXT_WIDTH = 9;

  private static final double WIDE_TEXT = 20;
  private static final double ONE_LINE_GAP = 9;
  private static final double ALIKE = 1.4;

  /** Figures are measured as if they were small letters. */
  private static final double ALIKE_OF_FIGURES = 1.7;

  private static final double NARROWEST = 1;
  private static final double WORD_GAP = 2.2;
  private static final double WIDEST_WORD_GAP = 14;
  private static final double FULL = 0.62;
  private static final double INDENT = 6;
  private static final double RAGGED = 1.5;
  private static final double FLUSH = 0.5;
  private static final int FEW_ROWS = 5;

  private final double xHeight;
  private final List<Level> rules;

  /**
   * @param rules level rules, from the top
   */
  ColumnJudge(double xHeight, List<Level> rules) {
    this.xHeight = xHeight;
    this.rules = rules;
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
    int rows = Rows.of(all).size();
    if (rows == 1 && all.size() == columns.size() && isOneLine(columns)) {
      return Verdict.ONE_LINE;
    }
    if (rulesThrough(columns).size() >= 3) {
      return Verdict.ROWS;
    }
    long texts = columns.stream().filter(this::isText).count();
    if (texts >= 2 && texts * 2 >= columns.size() && gapsAreSafe(columns)) {
      return Verdict.COLUMNS;
    }
    return isTextWithMargin(columns) ? Verdict.COLUMNS : Verdict.ROWS;
  }

  private boolean isOneLine(List<List<WorkLine>> columns) {
    return IntStream.range(1, columns.size())
        .allMatch(i -> isOneLine(
            columns.get(i - 1).get(0), columns.get(i).get(0), ONE_LINE_GAP * xHeight, ALIKE));
  }

  private static boolean isOneLine(WorkLine left, WorkLine right, double widestGap, double unlike) {
    double larger = Math.max(left.xHeight(), right.xHeight());
    boolean level = Math.abs(left.baselineY() - right.baselineY()) < 0.35 * larger;
    boolean alike = larger < unlike * Math.min(left.xHeight(), right.xHeight());
    return level && alike && right.left() - left.right() <= widestGap;
  }

  /** Whether two pieces of a row are one line that was cut where a gutter ends in it: no column begins so close to another. */
  boolean isCut(WorkLine left, WorkLine right) {
    return left.left() < right.left()
        && left.right() < right.right()
        && right.left() - left.right() > -NARROWEST * xHeight
        && isOneLine(
            left, right, NARROWEST * Math.max(left.xHeight(), right.xHeight()), ALIKE_OF_FIGURES);
  }

  /** Whether two pieces of a row are only a word gap apart. */
  boolean isWordGap(WorkLine left, WorkLine right) {
    double xHeights = Math.max(left.xHeight(), right.xHeight());
    return right.left() - left.right() < WORD_GAP * xHeights;
  }

  /** Running text: three lines or more, wide, most of them full. */
  boolean isText(List<WorkLine> column) {
    double width = right(column) - left(column);
    List<List<WorkLine>> rows = Rows.of(column);
    long full = rows.stream().filter(r -> right(r) - left(r) > FULL * width).count();
    return rows.size() >= 3 && width > TEXT_WIDTH * xHeight && full * 2 >= rows.size();
  }

  /** Whether pieces side by side are so far apart that no line is set like that. */
  boolean standApart(List<WorkLine> row) {
    return IntStream.range(1, row.size())
        .anyMatch(i -> row.get(i).left() - row.get(i - 1).right() > WIDEST_WORD_GAP * xHeight);
  }

  /** Whether pieces side by side are the words of a line that was set to its column's full width. */
  boolean isJustified(List<WorkLine> row, double left, double right) {
    return left(row) < left + INDENT * xHeight
        && right(row) > right - RAGGED * xHeight
        && right(row) - left(row) > TEXT_WIDTH * xHeight;
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

  /** Whether columns may be parted by word gaps that lie in line by chance: there are few rows, or not all begin in line. */
  boolean mayBeChance(List<List<WorkLine>> columns) {
    return Rows.of(columns.stream().flatMap(List::stream).toList()).size() < FEW_ROWS
        || !columns.subList(1, columns.size()).stream().allMatch(this::isFlush);
  }

  private boolean isFlush(List<WorkLine> column) {
    List<List<WorkLine>> rows = Rows.of(column);
    double reach = left(column) + FLUSH * xHeight;
    return rows.stream().filter(row -> left(row) < reach).count() * 2 >= rows.size();
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

  /** Levels of the rules that run through the gaps between columns, as they do in a table. */
  List<Double> rulesThrough(List<List<WorkLine>> columns) {
    List<WorkLine> all = columns.stream().flatMap(List::stream).toList();
    double top = all.stream().mapToDouble(WorkLine::highest).min().orElseThrow() - 3 * xHeight;
    double bottom = all.stream().mapToDouble(WorkLine::lowest).max().orElseThrow() + 2 * xHeight;
    List<Double> levels = new ArrayList<>();
    for (Level rule : rules) {
      boolean through = false;
      for (int i = 1; i < columns.size() && !through; i++) {
        through = rule.left() < right(columns.get(i - 1)) && rule.right() > left(columns.get(i));
      }
      boolean another = levels.isEmpty() || rule.y() - levels.get(levels.size() - 1) > xHeight;
      if (through && another && rule.y() > top && rule.y() < bottom) {
        levels.add(rule.y());
      }
    }
    return levels;
  }

  static double left(List<WorkLine> lines) {
    return lines.stream().mapToDouble(WorkLine::left).min().orElseThrow();
  }

  static double right(List<WorkLine> lines) {
    return lines.stream().mapToDouble(WorkLine::right).max().orElseThrow();
  }
}
