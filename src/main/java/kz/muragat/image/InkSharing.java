package kz.muragat.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.muragat.image.Components.Piece;

/**
 * Gives each piece of ink to the line it belongs to: letters to the line whose middle they cover, points and accents to the
 * nearest line (accents stand above, commas below), and a piece that runs through several lines is cut between them.
 */
final class InkSharing {

  /** A piece that belongs to no line. */
  static final int NOBODY = -1;

  /** A piece that several lines share, pixel by pixel. */
  static final int SHARED = -2;

  private static final double COVERED = 0.5;
  /** How much one line on a level may be larger than the next. */
  private static final double ALIKE = 1.3;

  private static final double ACCENT_REACH = 1.15;
  private static final double COMMA_REACH = 0.75;

  private final List<Track> tracks;
  private final double xHeight;

  InkSharing(List<Track> tracks, double xHeight) {
    this.tracks = tracks;
    this.xHeight = xHeight;
  }

  /** For each piece the index of its line, or {@link #NOBODY} or {@link #SHARED}. */
  int[] owners(List<Piece> pieces) {
    int[] owners = new int[pieces.size()];
    for (int i = 0; i < owners.length; i++) {
      owners[i] = owner(pieces.get(i));
    }
    return owners;
  }

  private int owner(Piece piece) {
    List<Integer> covered = new ArrayList<>();
    int best = NOBODY;
    double bestShare = 0;
    for (int t = 0; t < tracks.size(); t++) {
      Track track = tracks.get(t);
      if (piece.right() < track.left() - xHeight || piece.x() > track.right() + xHeight) {
        continue;
      }
      double share = covers(piece, track);
      if (share > COVERED) {
        covered.add(t);
      }
      if (share > bestShare) {
        bestShare = share;
        best = t;
      }
    }
    if (covered.size() > 1 && piece.height() > 1.6 * tracks.get(best).height()) {
      return ofOneLevel(covered, piece.middleX()) ? tallest(covered) : SHARED;
    }
    if (bestShare > COVERED && isBeyond(piece, tracks.get(best))) {
      return within(piece, covered, best);
    }
    if (bestShare > COVERED || (best != NOBODY && contains(tracks.get(best), piece))) {
      return best;
    }
    return nearest(piece);
  }

  /** Whether lines run side by side, as small print goes on as large writing, and not one below the other. */
  private boolean ofOneLevel(List<Integer> lines, double x) {
    double top = lines.stream()
        .mapToDouble(t -> tracks.get(t).yAt(x) - tracks.get(t).height() / 2)
        .max()
        .orElseThrow();
    double bottom = lines.stream()
        .mapToDouble(t -> tracks.get(t).yAt(x) + tracks.get(t).height() / 2)
        .min()
        .orElseThrow();
    return bottom > top;
  }

  private int tallest(List<Integer> lines) {
    return lines.stream()
        .max(Comparator.comparingDouble(t -> tracks.get(t).height()))
        .orElseThrow();
  }

  /** A line as large as another whose end a piece stands beyond, in which it stands; else that one. */
  private int within(Piece piece, List<Integer> covered, int ended) {
    double height = tracks.get(ended).height();
    return covered.stream()
        .filter(t -> !isBeyond(piece, tracks.get(t))
            && tracks.get(t).height() < ALIKE * height
            && tracks.get(t).height() * ALIKE > height)
        .findFirst()
        .orElse(ended);
  }

  private static boolean isBeyond(Piece piece, Track track) {
    return piece.middleX() < track.left() || piece.middleX() > track.right();
  }

  /** Which share of the band of a line's small letters a piece covers from top to bottom, on average across it. */
  private static double covers(Piece piece, Track track) {
    double from = Math.max(piece.x(), track.left());
    double to = Math.min(piece.right(), track.right());
    if (to <= from) {
      from = to = piece.middleX();
    }
    double sum = 0;
    int n = 0;
    for (double x = from; x <= to; x += Math.max(1, track.step())) {
      double middle = track.yAt(x);
      double half = track.height() / 2;
      double overlap = Math.min(piece.bottom(), middle + half) - Math.max(piece.y(), middle - half);
      sum += Math.max(0, overlap) / track.height();
      n++;
    }
    return sum / Math.max(1, n);
  }

  private static boolean contains(Track track, Piece piece) {
    double middle = track.yAt(piece.middleX());
    return Math.abs(piece.middleY() - middle) < 0.6 * track.height();
  }

  private int nearest(Piece piece) {
    int best = NOBODY;
    double bestDistance = 1;
    for (int t = 0; t < tracks.size(); t++) {
      Track track = tracks.get(t);
      if (!track.reaches(piece.middleX(), 1.2 * track.height())
          || piece.height() > 2.2 * track.height()) {
        continue;
      }
      double off = piece.middleY() - track.yAt(piece.middleX());
      double half = track.height() / 2;
      double outside = Math.max(0, Math.abs(off) - half);
      double distance = outside / (track.height() * (off < 0 ? ACCENT_REACH : COMMA_REACH));
      if (distance < bestDistance) {
        bestDistance = distance;
        best = t;
      }
    }
    return best;
  }

  /** The line that a pixel of a shared piece belongs to: the nearest, a little more willingly the one above. */
  int ownerOf(double x, double y) {
    int best = NOBODY;
    double bestDistance = 2.5;
    for (int t = 0; t < tracks.size(); t++) {
      Track track = tracks.get(t);
      if (!track.reaches(x, xHeight)) {
        continue;
      }
      double distance = Math.abs(y - track.yAt(x)) / track.height();
      if (distance < bestDistance) {
        bestDistance = distance;
        best = t;
      }
    }
    return best;
  }
}
