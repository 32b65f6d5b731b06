package kz.muragat.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Foretells the order in which {@code pdftotext} gives blocks of text: the rules of T. M. Breuel, High Performance Document
 * Layout Analysis (2003), as poppler keeps them, with its tables.
 */
final class PopplerOrder {

  /** Blocks are aligned if they differ by no more, in font sizes: from left to right, and in height. */
  private static final double ALIGNED_X = 0.7;

  private static final double ALIGNED_Y = 0.5;

  /**
   * A block as poppler sees it, in points, y downwards.
   *
   * @param size its font size
   */
  record Seen(double left, double top, double right, double bottom, double size) {

    boolean besides(Seen other) {
      return top <= other.bottom && bottom >= other.top;
    }

    boolean inColumn(Seen other) {
      return left <= other.right && right >= other.left;
    }
  }

  private final List<Seen> blocks;
  private final Seen[] extended;
  private final int[] tables;
  private final boolean[] visited;
  private final List<Integer> order = new ArrayList<>();

  private PopplerOrder(List<Seen> blocks) {
    this.blocks = blocks;
    extended = blocks.toArray(Seen[]::new);
    tables = new int[blocks.size()];
    visited = new boolean[blocks.size()];
  }

  /**
   * The blocks' numbers in the order in which they will come.
   *
   * @param blocks in the order in which they were found
   */
  static List<Integer> of(List<Seen> blocks) {
    PopplerOrder found = new PopplerOrder(blocks);
    found.findTables();
    found.extend();
    for (int i = 0; i < blocks.size(); i++) {
      found.visit(i);
    }
    return found.order;
  }

  private void findTables() {
    Arrays.fill(tables, -1);
    int count = 0;
    for (int i = 0; i < blocks.size(); i++) {
      int[] square = square(i);
      if (square.length == 0) {
        continue;
      }
      int table = -1;
      for (int corner : square) {
        table = Math.max(table, tables[corner]);
      }
      table = table < 0 ? count++ : table;
      for (int corner : square) {
        tables[corner] = table;
      }
    }
    for (int table = 0; table < count; table++) {
      Seen around = null;
      for (int i = 0; i < tables.length; i++) {
        if (tables[i] == table) {
          around = around == null ? blocks.get(i) : around(around, blocks.get(i));
        }
      }
      for (int i = 0; i < tables.length; i++) {
        extended[i] = tables[i] == table && around != null ? around : extended[i];
      }
    }
  }

  private static Seen around(Seen a, Seen b) {
    return new Seen(
        Math.min(a.left, b.left),
        Math.min(a.top, b.top),
        Math.max(a.right, b.right),
        Math.max(a.bottom, b.bottom),
        a.size);
  }

  /** The four blocks whose upper left is this one, if they are taken for a table. */
  private int[] square(int corner) {
    Seen a = blocks.get(corner);
    int right = -1;
    int below = -1;
    int across = -1;
    for (int i = 0; i < blocks.size(); i++) {
      Seen b = blocks.get(i);
      if (i == corner) {
        continue;
      }
      if (b.besides(a) && b.left > a.right && (right < 0 || b.left < blocks.get(right).left)) {
        right = i;
      } else if (b.inColumn(a)
          && b.top > a.bottom
          && (below < 0 || b.top < blocks.get(below).top)) {
        below = i;
      } else if (b.left > a.right
          && b.top > a.bottom
          && (across < 0 || (b.left < blocks.get(across).left && b.top < blocks.get(across).top))) {
        across = i;
      }
    }
    boolean table = right >= 0
        && below >= 0
        && across >= 0
        && table(a, blocks.get(right), blocks.get(below), blocks.get(across));
    return table ? new int[] {corner, right, below, across} : new int[0];
  }

  private static boolean table(Seen a, Seen right, Seen below, Seen across) {
    if (below.inColumn(across)
        || right.besides(across)
        || right.inColumn(below)
        || right.besides(below)
        || !across.inColumn(right)
        || !across.besides(below)) {
      return false;
    }
    double size = Math.min(Math.min(a.size, right.size), Math.min(below.size, across.size));
    double x = ALIGNED_X * size;
    double y = ALIGNED_Y * size;
    return (aligned(a.left, below.left, right.left, across.left, x)
            || aligned(a.right, below.right, right.right, across.right, x)
            || aligned(
                (a.left + a.right) / 2,
                (below.left + below.right) / 2,
                (right.left + right.right) / 2,
                (across.left + across.right) / 2,
                x))
        && (aligned(a.top, right.top, below.top, across.top, y)
            || aligned(a.bottom, right.bottom, below.bottom, across.bottom, y)
            || aligned(
                (a.top + a.bottom) / 2,
                (right.top + right.bottom) / 2,
                (below.top + below.bottom) / 2,
                (across.top + across.bottom) / 2,
                y));
  }

  private static boolean aligned(double a, double b, double c, double d, double most) {
    return Math.abs(a - b) <= most && Math.abs(c - d) <= most;
  }

  /** Blocks reach as far left and right as those below them, up to their neighbours. */
  private void extend() {
    for (int i = 0; i < blocks.size(); i++) {
      Seen a = blocks.get(i);
      double least = 0;
      double most = Double.POSITIVE_INFINITY;
      for (Seen b : blocks) {
        if (!b.equals(a) && b.besides(a)) {
          most = b.left > a.right ? Math.min(most, b.left) : most;
          least = b.right < a.left ? Math.max(least, b.right) : least;
        }
      }
      double left = extended[i].left;
      double right = extended[i].right;
      for (Seen b : blocks) {
        if (b.top >= a.bottom) {
          right = b.right <= most ? Math.max(right, b.right) : right;
          left = b.left >= least ? Math.min(left, b.left) : left;
        }
      }
      extended[i] = new Seen(left, extended[i].top, right, extended[i].bottom, a.size);
    }
  }

  private void visit(int block) {
    if (visited[block]) {
      return;
    }
    visited[block] = true;
    for (int other = 0; other < blocks.size(); other++) {
      if (!visited[other] && before(other, block)) {
        visit(other);
      }
    }
    order.add(block);
  }

  private boolean before(int a, int b) {
    if (tables[a] >= 0 && tables[a] == tables[b]) {
      Seen first = blocks.get(a);
      Seen second = blocks.get(b);
      return first.bottom <= second.top || (first.right <= second.left && first.besides(second));
    }
    if (above(a, b)) {
      return true;
    }
    if (extended[a].right > extended[b].left) {
      return false;
    }
    for (int between = 0; between < blocks.size(); between++) {
      if (between != a && between != b && above(b, between) && above(between, a)) {
        return false;
      }
    }
    return true;
  }

  private boolean above(int a, int b) {
    return extended[a].inColumn(extended[b]) && extended[a].top < extended[b].top;
  }
}
