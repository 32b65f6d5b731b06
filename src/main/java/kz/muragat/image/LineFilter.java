package kz.muragat.image;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.model.Box;

/** Tells lines of text from ornaments, stains, show-through, edges of sheets and other things that only look like lines. */
final class LineFilter {

  private static final double LEAST_RELATIVE_CONTRAST = 0.4;
  private static final double SURE_WIDTH = 8;
  private static final double FULLEST = 1.4;

  /** Where large writing goes on after small print, the line is measured by the print. */
  private static final double FULLEST_OF_MANY = 2.5;

  private static final int MANY = 8;
  private static final double SIDE_REACH = 14;

  /** Letters of half the size or less that are a label rather than dirt. */
  private static final int FEWEST_SMALL = 5;

  /** In x-heights, between the baselines of a note. */
  private static final double NOTE_SPACING = 4;

  /** In x-heights: the widest number, and the tallest piece of a column that is looked at. */
  private static final double FIGURE = 6;

  private static final double COLUMN = 20;

  /** A neighbour's line is narrower than this share of the widest line. */
  private static final double NARROW = 0.3;

  private final double xHeight;
  private final int width;
  private final List<Box> pictures;
  private final TableRows rows;

  /**
   * @param xHeight of most letters
   * @param width of the working copy
   * @param pictures boxes in which short lines are parts of a picture
   * @param rows of tables, in which single digits count
   */
  LineFilter(double xHeight, int width, List<Box> pictures, TableRows rows) {
    this.xHeight = xHeight;
    this.width = width;
    this.pictures = pictures;
    this.rows = rows;
  }

  /** The lines that are text. */
  List<WorkLine> text(List<WorkLine> lines) {
    List<WorkLine> sure = lines.stream()
        .filter(l -> looksLikeText(l) && !inPicture(l) && isSure(l))
        .toList();
    List<WorkLine> likely = new ArrayList<>();
    List<WorkLine> figures = new ArrayList<>();
    for (WorkLine line : lines) {
      boolean figure = isInColumn(line, lines);
      if ((figure || looksLikeText(line) || isDigit(line, sure)) && !inPicture(line)) {
        likely.add(line);
      }
      if (figure) {
        figures.add(line);
      }
    }
    if (sure.isEmpty()) {
      return likely;
    }
    double contrast = typicalContrast(sure);
    double left = sure.stream().mapToDouble(WorkLine::left).min().orElseThrow();
    double right = sure.stream().mapToDouble(WorkLine::right).max().orElseThrow();
    List<WorkLine> kept = new ArrayList<>();
    List<WorkLine> beside = new ArrayList<>();
    for (WorkLine line : likely) {
      if (line.contrast() > LEAST_RELATIVE_CONTRAST * contrast) {
        boolean keeps = isNear(line, left, right) || rows.holds(line) || figures.contains(line);
        (keeps ? kept : beside).add(line);
      }
    }
    List<WorkLine> text = List.copyOf(kept);
    beside.removeIf(line -> isOfRow(line, text) && kept.add(line));
    for (int i = 0; i < kept.size(); i++) {
      WorkLine line = kept.get(i);
      if (!isWithin(line, left, right)) {
        beside.removeIf(other -> goesOn(line, other) && kept.add(other));
      }
    }
    return withoutNeighbour(kept);
  }

  /** Drops what a scan shows of the page across the gutter: narrow lines that the picture's edge cuts off. */
  private List<WorkLine> withoutNeighbour(List<WorkLine> lines) {
    List<WorkLine> whole =
        lines.stream().filter(l -> !cutLeft(l) && !cutRight(l)).toList();
    if (whole.isEmpty()) {
      return lines;
    }
    double widest = whole.stream().mapToDouble(WorkLine::width).max().orElseThrow();
    double from = 0;
    double to = width;
    for (WorkLine line : lines) {
      if (line.width() < NARROW * widest) {
        from = cutLeft(line) ? Math.max(from, line.right()) : from;
        to = cutRight(line) ? Math.min(to, line.left()) : to;
      }
    }
    double left = from;
    double right = to;
    return new ArrayList<>(
        lines.stream().filter(l -> l.middleX() > left && l.middleX() < right).toList());
  }

  private boolean cutLeft(WorkLine line) {
    return line.left() < 0.5 * xHeight;
  }

  private boolean cutRight(WorkLine line) {
    return line.right() > width - 0.5 * xHeight;
  }

  private boolean isSure(WorkLine line) {
    return line.width() > SURE_WIDTH * xHeight && line.letters() > 5;
  }

  private boolean isWithin(WorkLine line, double left, double right) {
    return line.left() > left - 2 * xHeight && line.right() < right + 2 * xHeight;
  }

  /** Whether a line, though its letters are too narrow or too few, is the next one or the one before in a note in the margin. */
  private static boolean goesOn(WorkLine note, WorkLine line) {
    double x = note.xHeight();
    return Math.abs(line.left() - note.left()) < x
        && Math.abs(line.baselineY() - note.baselineY()) < NOTE_SPACING * x
        && line.xHeight() > 0.7 * x
        && line.xHeight() < 1.7 * x
        && line.width() < 1.5 * note.width()
        && line.contrast() > 0.7 * note.contrast();
  }

  /** Beside the text only what has a few letters of its size counts: a note in the margin. */
  private boolean isNear(WorkLine line, double left, double right) {
    if (isWithin(line, left, right)) {
      return true;
    }
    return line.right() > left - SIDE_REACH * xHeight
        && line.left() < right + SIDE_REACH * xHeight
        && line.letters() >= (line.xHeight() > 0.5 * xHeight ? 2 : FEWEST_SMALL)
        && line.letterWidth() > 0.5 * line.xHeight()
        && line.xHeight() > 0.45 * xHeight
        && line.xHeight() < 1.6 * xHeight;
  }

  private boolean inPicture(WorkLine line) {
    for (Box box : pictures) {
      double x = Math.min(line.right(), box.right()) - Math.max(line.left(), box.x());
      double y = Math.min(line.bottom(), box.bottom()) - Math.max(line.top(), box.y());
      double area = line.width() * (line.bottom() - line.top());
      if (x > 0 && y > 0 && x * y > 0.6 * area && line.width() < 0.8 * box.width()) {
        return true;
      }
    }
    return false;
  }

  private boolean looksLikeText(WorkLine line) {
    double x = line.xHeight();
    double fill = line.ink() / (line.width() * x);
    double perLetter = line.letterWidth() / x;
    boolean speck = line.letters() < 2
        && (line.bottom() - line.top() < 0.75 * xHeight || line.width() < 0.3 * xHeight);
    boolean small = speck || line.width() < 0.35 * x || x < 0.45 * xHeight || x > 6 * xHeight;
    boolean tall = line.bottom() - line.top() > 2.2 * line.width() && line.letters() < 3;
    return !small
        && !tall
        && line.odd() < 0.5
        && (fill > 0.12 || isFilledByLetters(line))
        && fill < (line.letters() > MANY ? FULLEST_OF_MANY : FULLEST)
        && perLetter > 0.3
        && line.ink() > 0.15 * x * x;
  }

  /** Whether letters stand far apart, as an entry and its page number do where the points between them have been taken out. */
  private boolean isFilledByLetters(WorkLine line) {
    double letters = line.letters() * line.letterWidth() * line.xHeight();
    return line.letters() > 5
        && line.xHeight() > 0.7 * xHeight
        && line.xHeight() < 1.4 * xHeight
        && line.ink() > 0.3 * letters;
  }

  /** Whether one narrow letter, such as a 1 in a column of numbers, stands on the baseline of a line beside it. */
  private boolean isDigit(WorkLine line, List<WorkLine> sure) {
    return hasSizeOfDigit(line)
        && (rows.holds(line) || sure.stream().anyMatch(other -> isBeside(line, other)));
  }

  private boolean hasSizeOfDigit(WorkLine line) {
    double height = (line.bottom() - line.top()) / xHeight;
    double width = line.width() / xHeight;
    return line.letters() == 1 && height > 1.1 && height < 1.9 && width > 0.3 && width < 1.3;
  }

  /** Whether it is a digit in line with two more figures above or below, each in a row with words. */
  private boolean isInColumn(WorkLine line, List<WorkLine> lines) {
    return hasSizeOfDigit(line)
        && isInRow(line, lines)
        && lines.stream()
                .filter(other -> other != line
                    && other.left() < line.right()
                    && other.right() > line.left()
                    && other.width() < FIGURE * xHeight
                    && Math.abs(other.middleY() - line.middleY()) < COLUMN * xHeight
                    && isInRow(other, lines))
                .count()
            >= 2;
  }

  private boolean isInRow(WorkLine line, List<WorkLine> lines) {
    return lines.stream()
        .anyMatch(other -> other.letters() > 2
            && (other.right() < line.left() || other.left() > line.right())
            && Math.abs(other.baselineY() - line.baselineY()) < 0.2 * xHeight
            && line.contrast() > 0.7 * other.contrast());
  }

  /** Whether letters stand on the baseline of a line, however far away, as in a table without rules. */
  private boolean isOfRow(WorkLine line, List<WorkLine> text) {
    return (line.letters() > 1 || line.width() > line.xHeight())
        && line.xHeight() > 0.6 * xHeight
        && line.xHeight() < 1.6 * xHeight
        && text.stream()
            .anyMatch(
                other -> Math.abs(line.baselineY() - other.baselineY()) < 0.25 * other.xHeight()
                    && line.contrast() > 0.7 * other.contrast());
  }

  private boolean isBeside(WorkLine line, WorkLine other) {
    double gap = Math.max(other.left() - line.right(), line.left() - other.right());
    return gap > 0
        && gap < SIDE_REACH * xHeight
        && Math.abs(line.bottom() - other.baselineY()) < 0.2 * xHeight
        && line.contrast() > 0.7 * other.contrast();
  }

  /** The contrast that half of the ink has or exceeds. */
  private static double typicalContrast(List<WorkLine> lines) {
    List<WorkLine> sorted = new ArrayList<>(lines);
    sorted.sort((a, b) -> Double.compare(a.contrast(), b.contrast()));
    long half = lines.stream().mapToLong(WorkLine::ink).sum() / 2;
    for (WorkLine line : sorted) {
      half -= line.ink();
      if (half <= 0) {
        return line.contrast();
      }
    }
    return sorted.get(sorted.size() - 1).contrast();
  }
}
