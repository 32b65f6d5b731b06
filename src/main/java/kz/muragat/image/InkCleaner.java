package kz.muragat.image;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.image.Components.Piece;
import kz.muragat.model.Box;

/** Leaves only the pieces of ink that may be letters or parts of letters. */
final class InkCleaner {

  private static final double SPECK = 0.13;

  /** In x-heights: a stroke of a frame or of a table, which is no picture, though text stands in it. */
  private static final double LEAST_STRAIGHT = 5;

  private static final double LEAST_STRAIGHT_SHARE = 0.75;
  private static final double MOST_OF_GRID = 0.4;

  private InkCleaner() {}

  /**
   * A copy of the ink without specks, pictures, frames and what hangs on the edge of the sheet.
   *
   * @param xHeight of most letters, in pixels of the ink
   */
  static Ink clean(Ink ink, Components components, double xHeight) {
    List<Piece> pieces = components.pieces();
    boolean[] kept = new boolean[pieces.size() + 1];
    boolean[] points = new boolean[pieces.size()];
    Leaders.find(pieces, xHeight, points);
    for (int i = 0; i < pieces.size(); i++) {
      kept[i + 1] = points[i] || mayBeText(pieces.get(i), ink, xHeight);
    }
    byte[] pixels = new byte[ink.pixels().length];
    for (int i = 0; i < pixels.length; i++) {
      if (kept[components.labels()[i]]) {
        pixels[i] = (byte) 255;
      }
    }
    return new Ink(ink.width(), ink.height(), pixels);
  }

  private static boolean mayBeText(Piece p, Ink ink, double xHeight) {
    double h = p.height() / xHeight;
    double w = p.width() / xHeight;
    if (Math.max(h, w) < SPECK || p.area() <= 2) {
      return false;
    }
    boolean edge =
        p.x() <= 1 || p.y() <= 1 || p.right() >= ink.width() - 1 || p.bottom() >= ink.height() - 1;
    if (edge && (h > 2.5 || w > 8)) {
      return false;
    }
    if (h > 14 || w > 60 || isPicture(p, xHeight)) {
      return false;
    }
    // Strokes of letters: a piece's ink over its length is its thickness.
    double thickness = p.area() / (double) Math.max(p.width(), p.height()) / xHeight;
    if (h > 4 && w < 0.5 * h && thickness < 0.35) {
      return false;
    }
    boolean bar = w > 5 && h < 1.5 && p.fill() > 0.9;
    return !bar && !(h > 5 && w > 1.5 && thickness > 2.2);
  }

  private static boolean isPicture(Piece p, double xHeight) {
    double h = p.height() / xHeight;
    double w = p.width() / xHeight;
    return h > 6 && w > 6 && p.fill() > 0.3;
  }

  /** The boxes of pieces that are large and dense, or large and ragged: pictures, ornaments, stamps. */
  static List<Box> pictures(Components components, double xHeight) {
    List<Box> boxes = new ArrayList<>();
    for (Piece p : components.pieces()) {
      double h = p.height() / xHeight;
      double w = p.width() / xHeight;
      boolean large = h > 6 && w > 6 && h < 45 && w < 70;
      boolean mayBePicture = large && (p.fill() > 0.06 || isRing(components, p));
      if (mayBePicture && !isGrid(components, p, LEAST_STRAIGHT * xHeight)) {
        boxes.add(new Box(p.x(), p.y(), p.width(), p.height()));
      }
    }
    return boxes;
  }

  /** Whether nearly all of a piece is in level and upright strokes of some length, with much paper between them. */
  private static boolean isGrid(Components components, Piece p, double length) {
    if (p.fill() > MOST_OF_GRID) {
      return false;
    }
    int label = components.pieces().indexOf(p) + 1;
    boolean[] straight = new boolean[p.width() * p.height()];
    markRuns(components, p, label, length, straight, true);
    markRuns(components, p, label, length, straight, false);
    int marked = 0;
    for (boolean pixel : straight) {
      marked += pixel ? 1 : 0;
    }
    return marked > LEAST_STRAIGHT_SHARE * p.area();
  }

  private static void markRuns(
      Components components, Piece p, int label, double length, boolean[] into, boolean across) {
    int lanes = across ? p.height() : p.width();
    int extent = across ? p.width() : p.height();
    for (int lane = 0; lane < lanes; lane++) {
      int run = 0;
      for (int i = 0; i <= extent; i++) {
        int x = across ? i : lane;
        int y = across ? lane : i;
        if (i < extent
            && components.labels()[(p.y() + y) * components.width() + p.x() + x] == label) {
          run++;
          continue;
        }
        for (int k = i - run; run >= length && k < i; k++) {
          into[(across ? lane : k) * p.width() + (across ? k : lane)] = true;
        }
        run = 0;
      }
    }
  }

  /** Whether a piece runs along the ellipse in its box: the edge of a round stamp. */
  private static boolean isRing(Components components, Piece p) {
    if (p.width() > 1.4 * p.height() || p.height() > 1.4 * p.width()) {
      return false;
    }
    int label = components.pieces().indexOf(p) + 1;
    int hits = 0;
    int directions = 72;
    for (int i = 0; i < directions; i++) {
      double angle = 2 * Math.PI * i / directions;
      boolean hit = false;
      for (double r = 0.9; r <= 1.0 && !hit; r += 0.5 / Math.max(p.width(), p.height())) {
        int x = (int) (p.middleX() + r * Math.cos(angle) * (p.width() - 1) / 2);
        int y = (int) (p.middleY() + r * Math.sin(angle) * (p.height() - 1) / 2);
        hit = components.labels()[y * components.width() + x] == label;
      }
      hits += hit ? 1 : 0;
    }
    return hits > 0.6 * directions;
  }
}
