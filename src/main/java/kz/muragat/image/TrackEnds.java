package kz.muragat.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.muragat.image.Components.Piece;
import kz.muragat.image.Leaders.Leader;

/**
 * Settles where one line ends and the next on its level begins. Tracks are followed in smeared ink, so that their ends may
 * lie a letter or two off, in the middle of a word; the widest gap near by is where they part, and where there is none that
 * parts words, they are one line.
 */
final class TrackEnds {

  /** In x-heights: how far the ends may be off. */
  private static final double REACH = 4;

  private static final double LEAST_GAP = 0.45;
  private static final double MOST_DIFFERENT_SIZE = 4;

  private final List<Piece> pieces;
  private final Gutters gutters;
  private final List<Leader> leaders;
  private final double xHeight;

  TrackEnds(List<Piece> pieces, Gutters gutters, List<Leader> leaders, double xHeight) {
    this.pieces = pieces;
    this.gutters = gutters;
    this.leaders = leaders;
    this.xHeight = xHeight;
  }

  /** The tracks with their ends where words end. */
  List<Track> settle(List<Track> tracks) {
    List<Track> settled = new ArrayList<>(tracks);
    settled.removeIf(this::isEmpty);
    settled.sort(Comparator.comparingDouble(Track::left));
    for (int i = 0; i < settled.size(); i++) {
      for (int k = i + 1; k < settled.size(); k++) {
        Track left = settled.get(i);
        Track right = settled.get(k);
        if (meet(left, right)) {
          Gap gap = widestGap(left, right);
          if (gap.parts(xHeight)) {
            settled.set(i, left.spanning(left.left(), gap.from()));
            settled.set(k, right.spanning(gap.to(), right.right()));
          } else {
            settled.set(i, left.joined(right));
            settled.remove(k);
            k--;
          }
        }
      }
    }
    return settled;
  }

  /** Smeared ink beside tall letters may look like a line too. */
  private boolean isEmpty(Track track) {
    return pieces.stream()
        .noneMatch(p -> p.middleX() > track.left() - xHeight
            && p.middleX() < track.right() + xHeight
            && Math.abs(p.middleY() - track.yAt(p.middleX())) < track.height());
  }

  private boolean meet(Track left, Track right) {
    double middle = (left.right() + right.left()) / 2;
    double smaller = Math.min(left.height(), right.height());
    double shorter = Math.min(left.right() - left.left(), right.right() - right.left());
    double off = left.yAt(middle) - right.yAt(middle);
    // Capitals and digits have their middle higher than small letters, but the same feet.
    double feet = off + (left.height() - right.height()) / 2;
    return left.right() < right.right()
        && left.left() < right.left()
        && left.right() - right.left() < 0.5 * shorter
        && Math.abs(right.left() - left.right()) < REACH * xHeight
        && Math.max(left.height(), right.height()) < MOST_DIFFERENT_SIZE * smaller
        && Math.min(Math.abs(off), Math.abs(feet)) < 0.5 * smaller;
  }

  /** Paper between two pieces; what of it is near the ends counts, twice where it is gutter. */
  private record Gap(double from, double to, double worth) {

    boolean parts(double xHeight) {
      return to - from >= LEAST_GAP * xHeight;
    }
  }

  private Gap widestGap(Track left, Track right) {
    double from = Math.max(left.left(), Math.min(left.right(), right.left()) - REACH * xHeight);
    double to = Math.min(right.right(), Math.max(left.right(), right.left()) + REACH * xHeight);
    double height = (left.height() + right.height()) / 2;
    double middle = (left.yAt(left.right()) + right.yAt(right.left())) / 2;
    List<Piece> near = pieces.stream()
        .filter(p -> p.x() > left.left() - xHeight
            && p.right() < right.right() + xHeight
            && p.y() < middle + height
            && p.bottom() > middle - height)
        .sorted(Comparator.comparingInt(Piece::x))
        .toList();
    Gap widest = new Gap(0, 0, 0);
    double reached = near.isEmpty() ? to : near.get(0).right();
    for (Piece piece : near) {
      if (piece.x() > Math.max(from, reached)
          && reached < to
          && !isLed(reached, piece.x(), middle + height / 2)) {
        double paper = Math.min(to, piece.x()) - Math.max(from, reached);
        double gutter = gutters.between(reached, piece.x(), middle);
        Gap gap = new Gap(reached, piece.x(), paper + gutter);
        widest = gap.worth() > widest.worth() ? gap : widest;
      }
      reached = Math.max(reached, piece.right());
    }
    return widest;
  }

  private boolean isLed(double from, double to, double feet) {
    return leaders.stream().anyMatch(leader -> leader.fills(from, to, feet, xHeight));
  }
}
