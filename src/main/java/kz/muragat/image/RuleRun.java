package kz.muragat.image;

import kz.muragat.image.Components.Piece;

/** A straight run of ink that may be a rule; its lanes are the columns of a level one, the rows of an upright one. */
final class RuleRun {

  /** A row of touching letters has ink above or below most of its length, a rule has not. */
  private static final double MOST_CROSSED = 0.25;

  private static final double MOST_CROSSED_LONG = 0.7;

  /** Serifs and rows of points are broken by paper, a rule is not, or only where it is long and stands alone. */
  private static final double LEAST_INKED = 0.88;

  private static final double LEAST_INKED_LONG = 0.7;

  /** In and between the letters of a row of text there is paper, in a thick rule hardly any. */
  private static final double LEAST_INKED_THICK = 0.88;

  private static final double LEAST_OF_THICKNESS = 0.6;

  /** In pixels. */
  private static final int THIN = 3;

  /** A place that is crossed or paper counts as so many that are bare. */
  private static final int OUTWEIGHED = 2;

  private final int index;
  private final Piece box;
  private final boolean across;
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

  RuleRun(Ink ink, byte[] before, Components runs, int index, boolean across, int reach) {
    this.index = index;
    this.box = runs.pieces().get(index);
    this.across = across;
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

  /** Which of the runs it is. */
  int index() {
    return index;
  }

  Piece box() {
    return box;
  }

  int length() {
    return lanes;
  }

  boolean isRule(boolean isLong) {
    double crossed = crossed();
    double inked = inked();
    if (!isThin() && inked < LEAST_INKED_THICK) {
      return false;
    }
    if (isLong && inked >= LEAST_INKED_LONG && crossed < MOST_CROSSED) {
      return true;
    }
    return inked >= LEAST_INKED && crossed <= (isLong ? MOST_CROSSED_LONG : MOST_CROSSED);
  }

  /** The share of its length that is ink and not a gap that was closed. */
  private double inked() {
    int n = 0;
    for (int lane = 0; lane < lanes; lane++) {
      n += isInked(lane) ? 1 : 0;
    }
    return n / (double) lanes;
  }

  private boolean isThin() {
    return box.area() <= (THIN + RuleRemover.THICKENING) * lanes;
  }

  private boolean isInked(int lane) {
    double least =
        isThin() ? 1 : LEAST_OF_THICKNESS * (box.area() / (double) lanes - RuleRemover.THICKENING);
    int ink = 0;
    for (int i = start; i < start + depth && ink < least; i++) {
      ink += labels[at(lane, i)] == label && before[at(lane, i)] != 0 ? 1 : 0;
    }
    return ink >= least;
  }

  /**
   * The box of its part in which bare ink outweighs the rest most: without the feet of a word before or behind it that
   * stands on its level.
   */
  Piece bare() {
    int from = 0;
    int to = 0;
    int weight = 0;
    int heaviest = 0;
    for (int lane = 0, first = 0; lane < lanes; lane++) {
      weight += isInked(lane) && !isCrossed(lane) ? 1 : -OUTWEIGHED;
      if (weight <= 0) {
        weight = 0;
        first = lane + 1;
      } else if (weight > heaviest) {
        heaviest = weight;
        from = first;
        to = lane + 1;
      }
    }
    int top = depth;
    int bottom = 0;
    int area = 0;
    for (int lane = from; lane < to; lane++) {
      for (int i = 0; i < depth; i++) {
        if (labels[at(lane, start + i)] == label) {
          top = Math.min(top, i);
          bottom = Math.max(bottom, i + 1);
          area++;
        }
      }
    }
    return across
        ? new Piece(box.x() + from, box.y() + top, to - from, bottom - top, area)
        : new Piece(box.x() + top, box.y() + from, bottom - top, to - from, area);
  }

  /** Rows or columns of the page; empty where {@code to} is not above {@code from}. */
  record Extent(int from, int to) {

    boolean isEmpty() {
      return from >= to;
    }
  }

  /** The rows of a level run, the columns of an upright one, that it takes up between two columns, or rows, of the page. */
  Extent between(int from, int to) {
    int origin = across ? box.x() : box.y();
    int lowest = start + depth;
    int highest = start;
    for (int lane = Math.max(0, from - origin); lane < Math.min(lanes, to - origin); lane++) {
      for (int i = start; i < start + depth; i++) {
        if (labels[at(lane, i)] == label) {
          lowest = Math.min(lowest, i);
          highest = Math.max(highest, i + 1);
        }
      }
    }
    return new Extent(lowest, highest);
  }

  /** The share of its length where ink goes on beside it. */
  double crossed() {
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
