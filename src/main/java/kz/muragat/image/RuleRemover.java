package kz.muragat.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import kz.muragat.image.Components.Piece;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Takes long thin rules out of the ink: table lines, underlines, ruled and squared paper, column rules, the edges of sheets.
 * Where a letter crosses a rule, the letter's ink stays.
 */
final class RuleRemover {

  /** In x-heights: no stroke of a letter runs straight for so long across, or down. */
  private static final double LEAST_ACROSS = 6;

  private static final double LEAST_DOWN = 7;
  private static final double THICKEST = 0.5;

  /** By so many pixels a run is thickened while it is sought. */
  static final int THICKENING = 2;

  private static final double GAP = 0.4;
  private static final double LONG = 20;

  /** An upright rule that parts columns is crossed by no letter, but for a slip. */
  private static final double MOST_CROSSED_DIVIDER = 0.02;

  /** In x-heights: with rules as near as this on either side it is one of squared paper. */
  private static final double SQUARE = 4.5;

  private RuleRemover() {}

  /**
   * What was taken out.
   *
   * @param across what lies bare of the level rules
   * @param whole the same rules, with what stands on them
   * @param down mask of the upright rules that part columns; not those of squared paper
   * @param dividers those upright rules
   */
  record Rules(List<Piece> across, List<Piece> whole, Ink down, List<Piece> dividers) {}

  /** Removes rules from the ink, in place. */
  static Rules remove(Ink ink, double xHeight) {
    Ink across = rules(ink, xHeight, true);
    Ink down = rules(ink, xHeight, false);
    Components levels = Components.of(across);
    Components uprights = Components.of(down);
    List<RuleRun> levelRules = erase(ink, across, levels, true, xHeight);
    List<RuleRun> uprightRules = erase(ink, down, uprights, false, xHeight);
    clearCrossings(ink, levelRules, uprightRules, reach(xHeight));
    return new Rules(
        levelRules.stream().map(RuleRun::bare).toList(),
        levelRules.stream().map(RuleRun::box).toList(),
        down,
        dividers(ink, down, uprights, uprightRules, xHeight));
  }

  /** Where two rules cross or meet, each looks like a letter to the other, and the corner of a frame belongs to neither. */
  private static void clearCrossings(
      Ink ink, List<RuleRun> levels, List<RuleRun> uprights, int reach) {
    for (RuleRun level : levels) {
      for (RuleRun upright : uprights) {
        Piece u = upright.box();
        RuleRun.Extent rows = level.between(u.x() - reach, u.right() + reach);
        if (!rows.isEmpty()) {
          clear(ink, rows, upright.between(rows.from() - reach, rows.to() + reach));
        }
      }
    }
  }

  private static void clear(Ink ink, RuleRun.Extent rows, RuleRun.Extent columns) {
    if (columns.isEmpty()) {
      return;
    }
    for (int y = rows.from(); y < rows.to(); y++) {
      int row = y * ink.width();
      Arrays.fill(ink.pixels(), row + columns.from(), row + columns.to(), (byte) 0);
    }
  }

  /** Straight runs that are long enough (small breaks closed) and thin enough. */
  private static Ink rules(Ink ink, double xHeight, boolean across) {
    Mat page = new Mat(ink.height(), ink.width(), CvType.CV_8UC1);
    Mat runs = new Mat();
    Mat thick = new Mat();
    int gap = (int) Math.max(1, Math.round(GAP * xHeight));
    int length = (int) Math.round((across ? LEAST_ACROSS : LEAST_DOWN) * xHeight);
    int thickest = (int) Math.max(2, Math.round(THICKEST * xHeight)) + 1 + THICKENING;
    Mat bridge = bar(gap, across);
    Mat bar = bar(length, across);
    Mat girth = bar(thickest, !across);
    Mat back = bar(1 + THICKENING, !across);
    try {
      page.put(0, 0, ink.pixels());
      // A rule that is a hair off level steps from row to row: one pixel of thickening keeps it in
      // one piece.
      Imgproc.dilate(page, runs, back);
      Imgproc.morphologyEx(runs, runs, Imgproc.MORPH_CLOSE, bridge);
      Imgproc.morphologyEx(runs, runs, Imgproc.MORPH_OPEN, bar);
      Imgproc.morphologyEx(runs, thick, Imgproc.MORPH_OPEN, girth);
      Core.subtract(runs, thick, runs);
      Imgproc.morphologyEx(runs, runs, Imgproc.MORPH_OPEN, bar);
      byte[] pixels = new byte[ink.pixels().length];
      runs.get(0, 0, pixels);
      return new Ink(ink.width(), ink.height(), pixels);
    } finally {
      OpenCv.release(page, runs, thick, bridge, bar, girth, back);
    }
  }

  private static Mat bar(int length, boolean across) {
    int n = Math.max(1, length);
    return Imgproc.getStructuringElement(
        Imgproc.MORPH_RECT, across ? new Size(n, 1) : new Size(1, n));
  }

  /**
   * Clears the ink of true rules, but for stretches where ink goes on on either side: there a letter crosses. What is no
   * rule is cleared from the mask.
   *
   * @param runs of the mask
   * @return those of the runs that are rules
   */
  private static List<RuleRun> erase(
      Ink ink, Ink rules, Components runs, boolean across, double xHeight) {
    List<RuleRun> found = new ArrayList<>();
    if (runs.pieces().isEmpty()) {
      return found;
    }
    byte[] pixels = ink.pixels();
    byte[] before = pixels.clone();
    for (int i = 0; i < runs.pieces().size(); i++) {
      RuleRun run = new RuleRun(ink, before, runs, i, across, reach(xHeight));
      boolean isLong = run.length() > LONG * xHeight;
      if (run.isRule(isLong)) {
        found.add(run);
        run.clear(pixels, false);
      } else {
        run.clear(rules.pixels(), true);
      }
    }
    return found;
  }

  /** Leaves only those upright rules in the mask that part what stands beside them, and tells which they are. */
  private static List<Piece> dividers(
      Ink text, Ink down, Components runs, List<RuleRun> rules, double xHeight) {
    List<Piece> uprights = rules.stream().map(RuleRun::box).toList();
    List<Piece> dividers = new ArrayList<>();
    for (RuleRun rule : rules) {
      RuleRun run = new RuleRun(text, text.pixels(), runs, rule.index(), false, reach(xHeight));
      if (run.crossed() > MOST_CROSSED_DIVIDER || isOfSquares(uprights, run.box(), xHeight)) {
        run.clear(down.pixels(), true);
      } else {
        dividers.add(run.box());
      }
    }
    return dividers;
  }

  private static boolean isOfSquares(List<Piece> rules, Piece rule, double xHeight) {
    boolean left = false;
    boolean right = false;
    for (Piece other : rules) {
      double away = other.middleX() - rule.middleX();
      boolean beside = other.y() < rule.bottom() && other.bottom() > rule.y();
      left |= beside && away < -xHeight && away > -SQUARE * xHeight;
      right |= beside && away > xHeight && away < SQUARE * xHeight;
    }
    return left && right;
  }

  private static int reach(double xHeight) {
    return Math.max(2, (int) Math.round(0.2 * xHeight));
  }

  /** The level rules that are at least this long, from the top. */
  static List<Level> levels(Rules rules, double leastLength) {
    List<Level> levels = new ArrayList<>();
    for (Piece p : rules.across()) {
      if (p.width() >= leastLength) {
        levels.add(new Level(p.x(), p.right(), p.middleY()));
      }
    }
    levels.sort(Comparator.comparingDouble(Level::y));
    return levels;
  }

  /** A level rule on the working copy. */
  record Level(double left, double right, double y) {}
}
