package kz.muragat.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import kz.muragat.image.Components.Piece;

/**
 * Parts lines at the rules that somebody wrote on. A track of print leads astray among large letters, or loses them; where a
 * rule says what was filled in, the track there is made from the letters that stand on it.
 */
final class Entries {

  /** In x-heights. */
  private static final double LEAST_GAP = 0.5;

  private static final double LETTER = 0.7;
  private static final double TALLEST = 6;
  private static final double ABOVE = 1.2;
  private static final double OFF_LEVEL = 0.8;
  private static final double NEAR = 4;
  private static final double TABLE = 2;
  private static final double SHORTEST = 10;
  private static final double LONGEST = 60;

  /** In x-heights: an underline ends with its words, a rule to write on goes on. */
  private static final double SPARE = 3;

  private final List<Piece> pieces;
  private final List<Piece> rules;
  private final MixedSizes sizes;
  private final double xHeight;

  Entries(Components components, List<Piece> rules, double xHeight) {
    this.pieces = components.pieces();
    this.rules = rules;
    this.sizes = new MixedSizes(components, rules);
    this.xHeight = xHeight;
  }

  /** The tracks, those of one line together: several, from left to right, where something was filled in. */
  List<List<Track>> rows(List<Track> tracks) {
    List<List<Track>> rows = new ArrayList<>();
    tracks.forEach(track -> rows.add(new ArrayList<>(List.of(track))));
    rules.stream()
        .filter(rule -> rule.width() > SHORTEST * xHeight
            && rule.width() < LONGEST * xHeight
            && !isOfTable(rule))
        .sorted(Comparator.comparingInt(Piece::x))
        .forEach(rule -> part(rows, rule));
    return rows;
  }

  private void part(List<List<Track>> rows, Piece rule) {
    List<Integer> on = IntStream.range(0, pieces.size())
        .filter(i -> standsOn(pieces.get(i), rule))
        .boxed()
        .sorted(Comparator.comparingInt(i -> pieces.get(i).x()))
        .toList();
    if (on.isEmpty()) {
      return;
    }
    int from = pieces.get(on.get(0)).x();
    int to = on.stream().mapToInt(i -> pieces.get(i).right()).max().orElseThrow();
    if (from - rule.x() + rule.right() - to < SPARE * xHeight) {
      return;
    }
    List<Track> line = new ArrayList<>();
    List<List<Track>> replaced = new ArrayList<>();
    for (List<Track> row : rows) {
      List<Track> left = new ArrayList<>();
      for (Track track : row) {
        if (!isOnLevel(track, rule)) {
          left.add(track);
          continue;
        }
        double ends = reached(track, p -> p.middleX() < rule.x());
        double begins = begun(track, p -> p.middleX() > rule.right());
        boolean label = track.left() < ends && ends > rule.x() - NEAR * xHeight;
        boolean tail = track.right() > begins && begins < rule.right() + NEAR * xHeight;
        if ((label && from - ends < LEAST_GAP * xHeight)
            || (tail && begins - to < LEAST_GAP * xHeight)) {
          return;
        }
        if (label) {
          left.add(track.between(track.left(), ends));
        }
        if (tail) {
          left.add(track.spanning(begins, track.right()));
        }
        if (!label && !tail && !runsThrough(track, on)) {
          left.add(track);
        } else if (!replaced.contains(row)) {
          replaced.add(row);
        }
      }
      if (replaced.contains(row)) {
        line.addAll(left);
      }
    }
    if (line.isEmpty()) {
      return;
    }
    line.add(sizes.one(on, xHeight));
    line.sort(Comparator.comparingDouble(Track::left));
    rows.removeAll(replaced);
    rows.add(line);
  }

  /** Whether another rule goes on where it ends or begins. */
  private boolean isOfTable(Piece rule) {
    return rules.stream()
        .anyMatch(other -> other != rule
            && Math.abs(other.middleY() - rule.middleY()) < 0.5 * xHeight
            && other.x() < rule.right() + TABLE * xHeight
            && other.right() > rule.x() - TABLE * xHeight);
  }

  private boolean standsOn(Piece piece, Piece rule) {
    return piece.middleX() > rule.x()
        && piece.middleX() < rule.right()
        && piece.height() >= LETTER * xHeight
        && piece.bottom() > rule.y() - ABOVE * xHeight
        && piece.y() < rule.y() - LETTER * xHeight
        && piece.y() > rule.y() - TALLEST * xHeight;
  }

  private boolean isOnLevel(Track track, Piece rule) {
    double x = Math.max(rule.x(), Math.min(rule.right(), track.right()));
    double middle = rule.y() - track.yAt(Math.max(x, track.left()));
    return track.left() < rule.right() + NEAR * xHeight
        && track.right() > rule.x() - NEAR * xHeight
        && middle > -OFF_LEVEL * xHeight
        && middle < track.height() / 2 + ABOVE * xHeight;
  }

  private boolean runsThrough(Track track, List<Integer> on) {
    return on.stream().map(pieces::get).anyMatch(p -> crosses(track, p));
  }

  private static boolean crosses(Track track, Piece piece) {
    double x = piece.middleX();
    return track.reaches(x, 0) && piece.y() < track.yAt(x) && piece.bottom() > track.yAt(x);
  }

  /** Where the letters of a track end that stand somewhere; far to the left where there are none. */
  private double reached(Track track, Predicate<Piece> where) {
    return pieces.stream()
        .filter(p -> p.height() >= 0.3 * xHeight && where.test(p) && crosses(track, p))
        .mapToDouble(Piece::right)
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private double begun(Track track, Predicate<Piece> where) {
    return pieces.stream()
        .filter(p -> p.height() >= 0.3 * xHeight && where.test(p) && crosses(track, p))
        .mapToDouble(Piece::x)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
