package kz.muragat.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Puts lines in reading order. The page is cut into bands from top to bottom; a band through which empty paper runs from
 * top to bottom holds columns, which are read one after the other, or rows (a table, a signature beside a title), which are
 * read line by line; each column is treated in the same way again. Which of the two it is, {@link ColumnJudge} decides.
 */
final class BlockOrder {

  private static final double LEAST_GAP = 0.55;
  private static final double STAGGERED = 0.9;
  private static final double INDENT = 4;
  private static final double PAUSE = 1.6;
  private static final double LARGER = 1.3;

  private final double xHeight;
  private final ColumnJudge judge;
  private final List<Group> groups = new ArrayList<>();

  BlockOrder(double xHeight, List<RuleRemover.Level> rules) {
    this.xHeight = xHeight;
    this.judge = new ColumnJudge(xHeight, rules);
  }

  /**
   * Lines that belong together, in reading order.
   *
   * @param row whether they stand side by side, as cells of a table do
   */
  record Group(List<WorkLine> lines, boolean row) {}

  List<Group> order(List<WorkLine> lines) {
    groups.clear();
    arrange(new CutLines(judge, xHeight).mended(lines), 0);
    return List.copyOf(groups);
  }

  private void arrange(List<WorkLine> lines, int depth) {
    if (lines.isEmpty()) {
      return;
    }
    double left = ColumnJudge.left(lines);
    double right = ColumnJudge.right(lines);
    List<WorkLine> plain = new ArrayList<>();
    for (List<WorkLine> band : withBeginnings(bands(lines))) {
      List<List<WorkLine>> columns = columns(band);
      if (columns.size() == 1) {
        plain.addAll(band);
        continue;
      }
      ColumnJudge.Verdict verdict = judge.judge(columns);
      if (verdict == ColumnJudge.Verdict.ONE_LINE) {
        plain.add(WorkLine.joined(band));
        continue;
      }
      if ((verdict == ColumnJudge.Verdict.ROWS || judge.mayBeChance(columns))
          && isLooseText(band, left, right, depth)) {
        Rows.of(band).forEach(row -> plain.add(WorkLine.joined(row)));
        continue;
      }
      flush(plain);
      if (verdict == ColumnJudge.Verdict.COLUMNS && depth < 6) {
        columns.forEach(column -> arrange(column, depth + 1));
      } else {
        rows(band, columns);
      }
    }
    flush(plain);
  }

  /**
   * Rows that fill their column: lines with wide gaps between words. Within a column of text any number of them may follow
   * each other; on the whole page more than two are rather a table.
   */
  private boolean isLooseText(List<WorkLine> band, double left, double right, int depth) {
    List<List<WorkLine>> rows = Rows.of(band);
    return (depth > 0 || (rows.size() <= 2 && rows.stream().noneMatch(judge::standApart)))
        && rows.stream().allMatch(r -> r.size() == 1 || judge.isJustified(r, left, right));
  }

  private void flush(List<WorkLine> plain) {
    if (!plain.isEmpty()) {
      List<WorkLine> sorted = new ArrayList<>(plain);
      sorted.sort(Comparator.comparingDouble(WorkLine::baselineY));
      groups.add(new Group(sorted, false));
      plain.clear();
    }
  }

  /** Groups of lines from top to bottom; lines side by side, and rows above one another with gaps in line, stay together. */
  private List<List<WorkLine>> bands(List<WorkLine> lines) {
    List<List<WorkLine>> bands = new ArrayList<>();
    for (List<WorkLine> row : overlapping(lines)) {
      List<WorkLine> last = bands.isEmpty() ? List.of() : bands.get(bands.size() - 1);
      if (goesOn(last, row)) {
        last.addAll(row);
      } else {
        bands.add(new ArrayList<>(row));
      }
    }
    return bands;
  }

  /**
   * Bands of columns with the lines above them that belong to one of the columns: where notes stand beside a text, its lines
   * above the first note too.
   */
  private List<List<WorkLine>> withBeginnings(List<List<WorkLine>> bands) {
    List<List<WorkLine>> whole = new ArrayList<>(bands);
    for (int i = whole.size() - 1; i > 0; i--) {
      List<WorkLine> band = whole.get(i);
      int count = columns(band).size();
      while (i > 0 && count > 1 && begins(whole.get(i - 1), band, count)) {
        i--;
        band.addAll(0, whole.remove(i));
      }
    }
    return whole;
  }

  /**
   * Whether lines above columns are their beginning: alike in size, no farther than a column's lines are apart, and if there
   * is empty paper between them, it may be word gaps or an indent.
   */
  private boolean begins(List<WorkLine> above, List<WorkLine> band, int count) {
    List<List<WorkLine>> pieces = columns(above);
    if ((pieces.size() > 1 && !judge.mayBeChance(pieces))
        || judge.judge(columns(band)) != ColumnJudge.Verdict.COLUMNS) {
      return false;
    }
    WorkLine last = above.get(above.size() - 1);
    List<WorkLine> both = new ArrayList<>(band);
    both.addAll(above);
    List<List<WorkLine>> columns = columns(both);
    if (columns.size() != count) {
      return false;
    }
    List<WorkLine> column =
        columns.stream().filter(c -> c.contains(last)).findFirst().orElseThrow();
    WorkLine next = column.stream()
        .filter(line -> !above.contains(line))
        .min(Comparator.comparingDouble(WorkLine::baselineY))
        .orElseThrow();
    return next.baselineY() - last.baselineY() < PAUSE * pitch(column)
        && Math.max(last.xHeight(), next.xHeight())
            < LARGER * Math.min(last.xHeight(), next.xHeight());
  }

  /** How far a column's rows are apart, 0 where there is but one. */
  private static double pitch(List<WorkLine> column) {
    List<List<WorkLine>> rows = Rows.of(column);
    double[] steps = new double[rows.size() - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = rows.get(i + 1).get(0).baselineY() - rows.get(i).get(0).baselineY();
    }
    Arrays.sort(steps);
    return steps.length == 0 ? 0 : steps[steps.length / 2];
  }

  /** Whether empty paper that runs through a band runs on through the row below it. */
  private boolean goesOn(List<WorkLine> band, List<WorkLine> row) {
    if (band.isEmpty() || top(row) - bottom(band) > 6 * xHeight) {
      return false;
    }
    int before = columns(band).size();
    int alone = columns(row).size();
    List<WorkLine> both = new ArrayList<>(band);
    both.addAll(row);
    int together = columns(both).size();
    if (before == 1 && alone == 1) {
      // Columns whose lines keep different levels look like lines one below the other, but too
      // close.
      return together > 1 && top(row) - bottom(band) < STAGGERED * xHeight;
    }
    if (before == 1 || alone == 1) {
      // A lone line may begin or end a column, but must lie well inside one.
      return together >= Math.max(before, alone)
          && (before == 1 ? isInside(band, row) : isInside(row, band));
    }
    return together > 1 && together * 2 >= Math.min(before, alone);
  }

  /** Whether lines do not begin in one column and end in the next, as a heading in the middle of the page does. */
  private boolean isInside(List<WorkLine> lone, List<WorkLine> others) {
    List<List<WorkLine>> columns = columns(others);
    return columns.subList(1, columns.size()).stream()
        .mapToDouble(ColumnJudge::left)
        .noneMatch(edge ->
            ColumnJudge.left(lone) < edge - INDENT * xHeight && ColumnJudge.right(lone) > edge);
  }

  /** Sets of lines that overlap from top to bottom, each set below the one before. */
  private List<List<WorkLine>> overlapping(List<WorkLine> lines) {
    List<WorkLine> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparingDouble(BlockOrder::upper));
    List<List<WorkLine>> sets = new ArrayList<>();
    double reached = -Double.MAX_VALUE;
    for (WorkLine line : sorted) {
      if (sets.isEmpty() || upper(line) >= reached) {
        sets.add(new ArrayList<>());
      }
      sets.get(sets.size() - 1).add(line);
      reached = Math.max(reached, lower(line));
    }
    return sets;
  }

  /** Lines count from a third of their small letters down to the baseline, so that close lines do not overlap. */
  private static double upper(WorkLine line) {
    return line.highest() - 0.65 * line.xHeight();
  }

  private static double lower(WorkLine line) {
    return line.lowest();
  }

  private static double top(List<WorkLine> lines) {
    return lines.stream().mapToDouble(BlockOrder::upper).min().orElseThrow();
  }

  private static double bottom(List<WorkLine> lines) {
    return lines.stream().mapToDouble(BlockOrder::lower).max().orElseThrow();
  }

  /** The lines divided by empty paper that runs from top to bottom, from left to right. */
  private List<List<WorkLine>> columns(List<WorkLine> lines) {
    List<WorkLine> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparingDouble(WorkLine::from));
    List<List<WorkLine>> columns = new ArrayList<>();
    double reached = -Double.MAX_VALUE;
    for (WorkLine line : sorted) {
      if (columns.isEmpty() || line.from() - reached > LEAST_GAP * xHeight) {
        columns.add(new ArrayList<>());
      }
      columns.get(columns.size() - 1).add(line);
      reached = Math.max(reached, line.to());
    }
    return columns;
  }

  private void rows(List<WorkLine> band, List<List<WorkLine>> columns) {
    List<Double> rules = judge.rulesThrough(columns);
    if (rules.size() >= 2) {
      ruledRows(band, rules);
    } else {
      Rows.of(band).forEach(this::addRow);
    }
  }

  private void addRow(List<WorkLine> row) {
    List<WorkLine> joined = joinedAtWordGaps(row);
    groups.add(new Group(joined, joined.size() > 1));
  }

  private List<WorkLine> joinedAtWordGaps(List<WorkLine> row) {
    List<WorkLine> joined = new ArrayList<>();
    for (WorkLine line : row) {
      WorkLine last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && judge.isWordGap(last, line)) {
        joined.set(joined.size() - 1, WorkLine.joined(List.of(last, line)));
      } else {
        joined.add(line);
      }
    }
    return joined;
  }

  /** Row by row between level rules, and in a row cell by cell, each with its lines from top to bottom. */
  private void ruledRows(List<WorkLine> band, List<Double> rules) {
    for (int i = 0; i <= rules.size(); i++) {
      double from = i == 0 ? -Double.MAX_VALUE : rules.get(i - 1);
      double to = i == rules.size() ? Double.MAX_VALUE : rules.get(i);
      List<WorkLine> inside =
          band.stream().filter(l -> l.middleY() > from && l.middleY() <= to).toList();
      List<WorkLine> row = new ArrayList<>();
      // Cells are told apart within their row alone: one line across two columns elsewhere must not
      // mix them here.
      for (List<WorkLine> cell : columns(inside)) {
        Rows.of(cell).forEach(level -> row.addAll(joinedAtWordGaps(level)));
      }
      if (!row.isEmpty()) {
        groups.add(new Group(row, true));
      }
    }
  }
}
