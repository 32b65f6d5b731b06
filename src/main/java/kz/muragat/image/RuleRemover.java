package kz.muragat.image;

import java.util.ArrayList;
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
  private static final double GAP = 0.4;
  private static final double LONG = 20;

  /** A row of touching letters has ink above or below most of its length, a rule has not. */
  private static final double MOST_CROSSED = 0.25;

  private static final double MOST_CROSSED_LONG = 0.7;

  /** Serifs and rows of points are broken by paper, a rule is not, or only where it is long and stands alone. */
  private static final double LEAST_INKED = 0.88;

  private static final double LEAST_INKED_LONG = 0.7;

  /** An upright rule that parts columns is crossed by no letter, but for a slip. */
  private static final double MOST_CROSSED_DIVIDER = 0.02;

  /** In x-heights: with rules as near as this on either side it is one of squared paper. */
  private static final double SQUARE = 4.5;

  private RuleRemover() {}

  /**
   * What was taken out.
   *
   * @param across the level rules
   * @param down mask of the upright rules that part columns; not those of squared paper
   * @param dividers those upright rules
   */
  record Rules(List<Piece> across, Ink down, List<Piece> dividers) {}

  /** Removes rules from the ink, in place. */
  static Rules remove(Ink ink, double xHeight) {
    Ink across = rules(ink, xHeight, true);
    Ink down = rules(ink, xHeight, false);
    Components levels = Components.of(across);
    Components uprights = Components.of(down);
    List<Piece> levelRules = pieces(levels, erase(ink, across, levels, true, xHeight));
    List<Integer> uprightRules = erase(ink, down, uprights, false, xHeight);
    if (!levelRules.isEmpty() && !uprightRules.isEmpty()) {
      clearCrossings(ink, across, down, reach(xHeight));
    }
    List<Integer> dividers = dividers(ink, down, uprights, uprightRules, xHeight);
    return new Rules(levelRules, down, pieces(uprights, dividers));
  }

  private static List<Piece> pieces(Components components, List<Integer> indices) {
    return indices.stream().map(components.pieces()::get).toList();
  }

  /** Where two rules cross or meet, each looks like a letter to the other. */
  private static void clearCrossings(Ink ink, Ink across, Ink down, int reach) {
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x++) {
        if (down.at(x, y)) {
          clearAround(ink, across, x, y, reach);
        }
      }
    }
  }

  private static void clearAround(Ink ink, Ink across, int x, int y, int reach) {
    for (int v = Math.max(0, y - reach); v <= Math.min(ink.height() - 1, y + reach); v++) {
      for (int u = Math.max(0, x - reach); u <= Math.min(ink.width() - 1, x + reach); u++) {
        if (across.at(u, v)) {
          ink.pixels()[v * ink.width() + u] = 0;
          ink.pixels()[y * ink.width() + x] = 0;
        }
      }
    }
  }

  /** Straight runs that are long enough (small breaks closed) and thin enough. */
  private static Ink rules(Ink ink, double xHeight, boolean across) {
    Mat page = new Mat(ink.height(), ink.width(), CvType.CV_8UC1);
    Mat runs = new Mat();
    Mat thick = new Mat();
    int gap = (int) Math.max(1, Math.round(GAP * xHeight));
    int length = (int) Math.round((across ? LEAST_ACROSS : LEAST_DOWN) * xHeight);
    int thickest = (int) Math.max(2, Math.round(THICKEST * xHeight)) + 1;
    Mat bridge = bar(gap, across);
    Mat bar = bar(length, across);
    Mat girth = bar(thickest, !across);
    Mat back = bar(3, !across);
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
   * @return which of the runs are rules
   */
  private static List<Integer> erase(
      Ink ink, Ink rules, Components runs, boolean across, double xHeight) {
    List<Integer> found = new ArrayList<>();
    if (runs.pieces().isEmpty()) {
      return found;
    }
    byte[] pixels = ink.pixels();
    byte[] before = pixels.clone();
    for (int i = 0; i < runs.pieces().size(); i++) {
      Run run = new Run(ink, before, runs, i, across, reach(xHeight));
      boolean isLong = run.length() > LONG * xHeight;
      if (run.isRule(isLong)) {
        found.add(i);
        run.clear(pixels, false);
      } else {
        run.clear(rules.pixels(), true);
      }
    }
    return found;
  }

  /** Leaves only those upright rules in the mask that part what stands beside them, and tells which they are. */
  private static List<Integer> dividers(
      Ink text, Ink down, Components runs, List<Integer> rules, double xHeight) {
    List<Piece> uprights = pieces(runs, rules);
    List<Integer> dividers = new ArrayList<>();
    for (int i : rules) {
      Run run = new Run(text, text.pixels(), runs, i, false, reach(xHeight));
      if (run.crossed() > MOST_CROSSED_DIVIDER
          || isOfSquares(uprights, runs.pieces().get(i), xHeight)) {
        run.clear(down.pixels(), true);
      } else {
        dividers.add(i);
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

  /** One candidate for a rule. */
  private static final class Run {
    private final int zero;
    private final int laneStride;
    private final int stride;
    private final int lanes;
    private final int depth;
    private final int limit;
    private final int start;
    private final byte[] before;
    private final int[] labels;
    private final int label;
    private final int reach;

    Run(Ink ink, byte[] before, Components runs, int index, boolean across, int reach) {
      Piece box = runs.pieces().get(index);
      this.laneStride = across ? 1 : ink.width();
      this.stride = across ? ink.width() : 1;
      this.zero = across ? box.x() : box.y() * ink.width();
      this.lanes = across ? box.width() : box.height();
      this.start = across ? box.y() : box.x();
      this.depth = across ? box.height() : box.width();
      this.limit = across ? ink.height() : ink.width();
      this.before = before;
      this.labels = runs.labels();
      this.label = index + 1;
      this.reach = reach;
    }

    int length() {
      return lanes;
    }

    boolean isRule(boolean isLong) {
      double crossed = crossed();
      double inked = inked();
      if (isLong && inked >= LEAST_INKED_LONG && crossed < MOST_CROSSED) {
        return true;
      }
      return inked >= LEAST_INKED && crossed <= (isLong ? MOST_CROSSED_LONG : MOST_CROSSED);
    }

    /** The share of its length that is ink and not a gap that was closed. */
    private double inked() {
      int n = 0;
      for (int lane = 0; lane < lanes; lane++) {
        boolean ink = false;
        for (int i = start; i < start + depth && !ink; i++) {
          ink = labels[at(lane, i)] == label && before[at(lane, i)] != 0;
        }
        n += ink ? 1 : 0;
      }
      return n / (double) lanes;
    }

    /** The share of its length where ink goes on beside it. */
    private double crossed() {
      int n = 0;
      for (int lane = 0; lane < lanes; lane++) {
        n += isCrossed(lane) ? 1 : 0;
      }
      return n / (double) lanes;
    }

    private boolean isCrossed(int lane) {
      int from = -1;
      int to = -1;
      for (int i = start; i < start + depth; i++) {
        if (labels[at(lane, i)] == label) {
          from = from < 0 ? i : from;
          to = i + 1;
        }
      }
      return from >= 0 && (goesOn(lane, from - 1, -1) || goesOn(lane, to, 1));
    }

    private boolean goesOn(int lane, int from, int direction) {
      for (int k = 0; k < reach; k++) {
        int i = from + k * direction;
        if (i < 0 || i >= limit || before[at(lane, i)] == 0) {
          return false;
        }
      }
      return true;
    }

    private int at(int lane, int i) {
      return zero + lane * laneStride + i * stride;
    }

    void clear(byte[] pixels, boolean wholly) {
      for (int lane = 0; lane < lanes; lane++) {
        if (!wholly && isCrossed(lane)) {
          continue;
        }
        for (int i = start; i < start + depth; i++) {
          if (labels[at(lane, i)] == label) {
            pixels[at(lane, i)] = 0;
          }
        }
      }
    }
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
