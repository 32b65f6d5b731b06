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

  /** Wider than so many of its heights, a piece is several letters. */
  private static final double WORD = 1.2;

  /** A track of which so little was seen, beside the other, is no second row of serifs. */
  private static final double FAINT = 0.2;

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
          left.set(i, one(left.get(i), left.get(k), through));
          left.remove(k);
          // The merged track may run through the letters of one that was looked at before.
          k = i;
        }
      }
    }
    return left;
  }

  /** Joined letters have ascenders and descenders in one piece: tracks of those are none beside their line's own. */
  private static Track one(Track a, Track b, List<Piece> through) {
    double clear = a.columns() * a.answer();
    double other = b.columns() * b.answer();
    List<Piece> words =
        through.stream().filter(p -> p.width() > WORD * p.height()).toList();
    boolean alike = Math.min(clear, other) > FAINT * Math.max(clear, other);
    if (alike && 2 * width(words) <= width(through)) {
      return a.merged(b, through);
    }
    return clear >= other ? a : b;
  }

  private static int width(List<Piece> pieces) {
    return pieces.stream().mapToInt(Piece::width).sum();
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
      either += onA || onB ? p.width() : 0;
      if (onA && onB) {
        through.add(p);
      }
    }
    return width(through) > LEAST_SHARED * either ? through : List.of();
  }
}
