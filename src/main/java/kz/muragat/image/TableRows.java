package kz.muragat.image;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.image.Components.Piece;
import kz.muragat.image.RuleRemover.Level;
import kz.muragat.model.GreyImage;

/**
 * The rows of tables: between level rules what stands alone is text, however small it is, a digit, or the dash of an empty
 * cell; where there are no rules, a dash in a column of figures and a row of words.
 */
final class TableRows {

  /** In x-heights. */
  private static final double HIGHEST = 7;

  private static final double SLACK = 0.3;
  private static final double SHORTEST_DASH = 0.6;
  private static final double LONGEST_DASH = 3;
  private static final double THICKEST_DASH = 0.4;
  private static final double LOWEST_DIGIT = 1.1;
  private static final double HIGHEST_DIGIT = 1.9;
  private static final double LEAST_FILL = 0.55;
  private static final double OFF_LEVEL = 0.4;

  /** The widest figure, and how far above or below a dash such are looked for. */
  private static final double FIGURE = 10;

  private static final double COLUMN = 20;

  /** Of what the lines' ink has: fainter dashes are what is left of a rule. */
  private static final double LEAST_CONTRAST = 0.7;

  private final List<Level> levels;
  private final List<Piece> uprights;
  private final double xHeight;

  /**
   * @param levels the level rules, from the top
   * @param uprights the upright rules that part columns; rows that none crosses are ruled paper
   */
  TableRows(List<Level> levels, List<Piece> uprights, double xHeight) {
    this.levels = levels;
    this.uprights = uprights;
    this.xHeight = xHeight;
  }

  /** A row on the working copy. */
  record Row(double top, double bottom) {
    boolean holds(WorkLine line) {
      return line.middleY() > top && line.middleY() < bottom;
    }
  }

  /** Whether a line stands in a row. */
  boolean holds(WorkLine line) {
    return !rows(line.left(), line.right(), line.top(), line.bottom()).isEmpty();
  }

  private List<Row> rows(double left, double right, double top, double bottom) {
    double slack = SLACK * xHeight;
    Level above = null;
    Level below = null;
    for (Level level : levels) {
      if (level.left() > left + slack || level.right() < right - slack) {
        continue;
      }
      if (level.y() < top + slack) {
        above = level;
      } else if (level.y() > bottom - slack && below == null) {
        below = level;
      }
    }
    if (above == null || below == null || below.y() - above.y() > HIGHEST * xHeight) {
      return List.of();
    }
    Row row = new Row(above.y(), below.y());
    boolean parted = uprights.stream()
        .anyMatch(p -> p.y() < row.top + xHeight && p.bottom() > row.bottom - xHeight);
    return parted ? List.of(row) : List.of();
  }

  /**
   * Lines of the digits and loners that stand alone in a cell, in rows with text, and that are in no line yet.
   *
   * @param components of the text
   * @param levelled the page with its paper levelled to white
   * @param lines that were found
   */
  List<WorkLine> loners(Components components, GreyImage levelled, List<WorkLine> lines) {
    List<WorkLine> loners = new ArrayList<>();
    if (lines.isEmpty()) {
      return loners;
    }
    double[] contrasts = lines.stream().mapToDouble(WorkLine::contrast).sorted().toArray();
    double least = LEAST_CONTRAST * contrasts[contrasts.length / 2];
    for (int i = 0; i < components.pieces().size(); i++) {
      Piece piece = components.pieces().get(i);
      if ((isDash(piece) || isDigit(piece))
          && lines.stream().noneMatch(line -> isNear(line, piece))) {
        boolean inTable = rows(piece.x(), piece.right(), piece.y(), piece.bottom()).stream()
                .anyMatch(row -> lines.stream().anyMatch(row::holds))
            || (isDash(piece) && isInRow(piece, lines) && isInColumn(piece, lines));
        WorkLine line = inTable ? line(components, i, levelled) : null;
        if (line != null && line.contrast() > least) {
          loners.add(line);
        }
      }
    }
    return loners;
  }

  private boolean isInRow(Piece dash, List<WorkLine> lines) {
    return lines.stream()
        .anyMatch(line -> line.letters() > 2
            && (line.right() < dash.x() || line.left() > dash.right())
            && Math.abs(line.middleY() - dash.middleY()) < OFF_LEVEL * xHeight);
  }

  /** Whether figures stand above or below a dash. */
  private boolean isInColumn(Piece dash, List<WorkLine> lines) {
    return lines.stream()
            .filter(line -> line.left() < dash.right()
                && line.right() > dash.x()
                && line.width() < FIGURE * xHeight
                && Math.abs(line.middleY() - dash.middleY()) < COLUMN * xHeight)
            .count()
        >= 2;
  }

  private boolean isDash(Piece piece) {
    return piece.width() > SHORTEST_DASH * xHeight
        && piece.width() < LONGEST_DASH * xHeight
        && piece.height() < THICKEST_DASH * xHeight
        && piece.width() > 2.5 * piece.height()
        && piece.fill() > LEAST_FILL;
  }

  private boolean isDigit(Piece piece) {
    return piece.height() > LOWEST_DIGIT * xHeight
        && piece.height() < HIGHEST_DIGIT * xHeight
        && piece.width() > 0.25 * xHeight
        && piece.width() < HIGHEST_DIGIT * xHeight
        && piece.fill() > 0.2;
  }

  private boolean isNear(WorkLine line, Piece piece) {
    return piece.x() < line.right() + xHeight
        && piece.right() > line.left() - xHeight
        && piece.y() < line.bottom()
        && piece.bottom() > line.top();
  }

  private WorkLine line(Components components, int index, GreyImage levelled) {
    Piece piece = components.pieces().get(index);
    boolean dash = isDash(piece);
    // A dash stands half the height of small letters above the baseline, a digit on it.
    double middle = dash ? piece.middleY() : piece.bottom() - xHeight / 2;
    LineDraft draft = new LineDraft(
        Track.level(piece.x(), piece.right(), middle, xHeight), Math.max(2, xHeight / 2));
    if (!dash) {
      draft.addLetter(piece);
    }
    for (int y = piece.y(); y < piece.bottom(); y++) {
      for (int x = piece.x(); x < piece.right(); x++) {
        if (components.labels()[y * components.width() + x] == index + 1) {
          draft.add(x, y, 255 - levelled.at(x, y));
        }
      }
    }
    return new LineShaper(xHeight, List.of()).shape(draft);
  }
}
