package kz.muragat.image;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.image.Components.Piece;

/**
 * Makes one track of two that run through the same letters. The feet and the heads of capitals, with their serifs, answer
 * like lines of their own; but where most letters that touch either track reach through both, there is one line only.
 */
final class RowMerger {

  private static final double FARTHEST = 5;
  private static final double LEAST_SHARED = 0.5;
  private static final double LEAST_LETTER = 0.5;

  private final List<Piece> pieces;
  private final double xHeight;

  RowMerger(List<Piece> pieces, double xHeight) {
    this.pieces = pieces;
    this.xHeight = xHeight;
  }

  List<Track> merge(List<Track> tracks) {
    List<Track> left = new ArrayList<>(tracks);
    for (int i = 0; i < left.size(); i++) {
      for (int k = i + 1; k < left.size(); k++) {
        List<Piece> through = through(left.get(i), left.get(k));
        if (!through.isEmpty()) {
          left.set(i, left.get(i).merged(left.get(k), through));
          left.remove(k);
          // The merged track may run through the letters of one that was looked at before.
          k = i;
        }
      }
    }
    return left;
  }

  /** The letters that reach through both tracks if they are most of all letters there, else none. */
  private List<Piece> through(Track a, Track b) {
    double from = Math.max(a.left(), b.left());
    double to = Math.min(a.right(), b.right());
    double shorter = Math.min(a.right() - a.left(), b.right() - b.left());
    if (to - from < 0.5 * shorter) {
      return List.of();
    }
    double off = Math.abs(a.yAt((from + to) / 2) - b.yAt((from + to) / 2));
    if (off > FARTHEST * xHeight) {
      return List.of();
    }
    List<Piece> through = new ArrayList<>();
    int either = 0;
    for (Piece p : pieces) {
      double x = p.middleX();
      if (x < from || x > to || p.height() < LEAST_LETTER * xHeight) {
        continue;
      }
      double ya = a.yAt(x);
      double yb = b.yAt(x);
      boolean onA = p.y() < ya && p.bottom() > ya;
      boolean onB = p.y() < yb && p.bottom() > yb;
      either += onA || onB ? 1 : 0;
      if (onA && onB) {
        through.add(p);
      }
    }
    return through.size() > LEAST_SHARED * either ? through : List.of();
  }
}
