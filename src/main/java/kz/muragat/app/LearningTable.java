package kz.muragat.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What corrected lines of a hand were measured to buy, kept in a file, so that hours of measuring may be interrupted. */
final class LearningTable {

  private static final String TAB = "\t";
  private static final int COLUMNS = 8;

  private final @Nullable Path file;
  private final List<Row> rows;

  private LearningTable(@Nullable Path file, List<Row> rows) {
    this.file = file;
    this.rows = rows;
  }

  /**
   * One measurement.
   *
   * @param lines that were corrected
   * @param uncorrected lines that were learnt from as well
   * @param before CER of other lines of the hand, as a share above 0
   * @param after the same, when these lines have been learnt
   * @param share of what was learnt that was taken over, 0 to 1
   * @param worstGate with its change in points of CER; may be empty
   */
  record Row(
      String hand,
      int lines,
      int uncorrected,
      double before,
      double after,
      double share,
      String worstGate,
      double minutes) {

    private static Row parse(String text) {
      String[] cells = text.split(TAB, -1);
      if (cells.length != COLUMNS) {
        throw new IllegalArgumentException(text);
      }
      return new Row(
          cells[0],
          Integer.parseInt(cells[1]),
          Integer.parseInt(cells[2]),
          Double.parseDouble(cells[3]),
          Double.parseDouble(cells[4]),
          Double.parseDouble(cells[5]),
          cells[6],
          Double.parseDouble(cells[7]));
    }

    private String cells() {
      return String.format(
          Locale.ROOT,
          "%s\t%d\t%d\t%.4f\t%.4f\t%.2f\t%s\t%.1f",
          hand,
          lines,
          uncorrected,
          before,
          after,
          share,
          worstGate,
          minutes);
    }

    /** As a row of a table in Markdown. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "| %s | %s | %.2f %% | %.2f %% | %.0f %% | %.0f %% | %s | %.1f |",
          hand,
          uncorrected == 0 ? lines : lines + " + " + uncorrected,
          100 * before,
          100 * after,
          100 * (1 - after / before),
          100 * share,
          worstGate,
          minutes);
    }
  }

  /**
   * @param file may be missing still; none to keep nothing
   * @throws SettingsException if it holds something else
   */
  static LearningTable read(@Nullable Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    if (file != null && Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        try {
          rows.add(Row.parse(line));
        } catch (IllegalArgumentException e) {
          throw new SettingsException(
              file + " is no table of what lines bought; this is not understood: " + line);
        }
      }
    }
    return new LearningTable(file, rows);
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  boolean has(String hand, int lines) {
    return rows.stream().anyMatch(row -> row.hand().equals(hand) && row.lines() == lines);
  }

  void add(Row row) throws IOException {
    rows.add(row);
    if (file != null) {
      Files.writeString(
          file, row.cells() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }
}
