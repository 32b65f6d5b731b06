package kz.muragat.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.muragat.image.Leaders.Leader;
import kz.muragat.image.LineSpace.Columns;
import kz.muragat.image.LineSpace.Peak;

/** Follows lines from column to column and joins what belongs together, but never across a gutter. */
final class TrackLinker {

  private static final int LONGEST_PAUSE = 8;
  private static final double DRIFT = 0.35;
  private static final double DRIFT_A_COLUMN = 0.04;
  private static final double MOST_DIFFERENT_SIZE = 2.2;
  /** In x-heights; a wider gap in a line means a new line. */
  private static final double WIDEST_GAP = 14;

  private static final double LARGE = 1.45;

  private final Columns columns;
  private final Gutters gutters;
  private final List<Leader> leaders;
  private final double xHeight;

  TrackLinker(Columns columns, Gutters gutters, List<Leader> leaders, double xHeight) {
    this.columns = columns;
    this.gutters = gutters;
    this.leaders = leaders;
    this.xHeight = xHeight;
  }

  List<Track> link() {
    List<Draft> done = new ArrayList<>();
    List<Draft> active = new ArrayList<>();
    for (int i = 0; i < columns.peaks().size(); i++) {
      int column = i;
      active.removeIf(draft -> column - draft.lastColumn() > LONGEST_PAUSE);
      List<Draft> open = new ArrayList<>(active);
      for (Peak peak : columns.peaks().get(i)) {
        if (gutters.at(x(i), peak.y()) && peak.height() < LARGE * xHeight) {
          continue;
        }
        Draft draft = nearest(open, i, peak);
        if (draft == null) {
          draft = new Draft();
          done.add(draft);
          active.add(draft);
        }
        open.remove(draft);
        draft.add(i, peak);
      }
    }
    List<Track> tracks = new ArrayList<>();
    for (Draft draft : done) {
      tracks.add(Track.through(columns.step(), draft.columns, draft.peaks));
    }
    return joined(tracks);
  }

  /** Whether a gutter divides a line; a word gap of large letters above columns may well lie in line with one. */
  private boolean divided(double from, double to, double y, double height) {
    double gutter = gutters.between(from, to, y);
    return height < LARGE * xHeight ? gutter > 0 : gutter > height;
  }

  private double x(int column) {
    return (column + 0.5) * columns.step();
  }

  private @org.jspecify.annotations.Nullable Draft nearest(
      List<Draft> open, int column, Peak peak) {
    Draft best = null;
    double bestDrift = Double.MAX_VALUE;
    for (Draft draft : open) {
      Peak last = draft.last();
      double size = Math.max(last.height(), peak.height()) / Math.min(last.height(), peak.height());
      double drift = Math.abs(draft.level() - peak.y());
      double allowed = (DRIFT + DRIFT_A_COLUMN * (column - draft.lastColumn()))
          * Math.min(last.height(), peak.height());
      if (size <= MOST_DIFFERENT_SIZE
          && drift <= allowed
          && drift < bestDrift
          && !divided(x(draft.lastColumn()), x(column), peak.y(), peak.height())) {
        best = draft;
        bestDrift = drift;
      }
    }
    return best;
  }

  private List<Track> joined(List<Track> tracks) {
    List<Track> left = new ArrayList<>(tracks);
    left.removeIf(t -> t.columns() < 2);
    dropDoubles(left);
    left.sort(Comparator.comparingInt(Track::firstColumn));
    boolean again = true;
    while (again) {
      again = false;
      for (int i = 0; i < left.size() && !again; i++) {
        int next = continuation(left, i);
        if (next >= 0) {
          Track joined = left.get(i).joined(left.get(next));
          left.remove(next);
          left.set(i, joined);
          again = true;
        }
      }
    }
    return left;
  }

  /** Drops tracks that run within the band of a longer or taller one: a second answer to the same letters. */
  private static void dropDoubles(List<Track> tracks) {
    tracks.sort(Comparator.<Track>comparingDouble(t -> t.columns() * t.height()).reversed());
    for (int i = 0; i < tracks.size(); i++) {
      Track larger = tracks.get(i);
      for (int k = tracks.size() - 1; k > i; k--) {
        if (doubles(tracks.get(k), larger)) {
          tracks.remove(k);
        }
      }
    }
  }

  private static boolean doubles(Track track, Track larger) {
    double shared = Math.min(track.right(), larger.right()) - Math.max(track.left(), larger.left());
    if (shared < 0.7 * (track.right() - track.left())) {
      return false;
    }
    double x = (track.left() + track.right()) / 2;
    double off = Math.abs(track.yAt(x) - larger.yAt(x));
    // The serifs of capitals answer as lines of their own.
    boolean serifs = track.height() < 0.65 * larger.height()
        && larger.answer() > 0.7 * track.answer()
        && off < 0.6 * larger.height();
    return serifs || off < 0.45 * Math.max(track.height(), larger.height());
  }

  private int continuation(List<Track> tracks, int index) {
    Track track = tracks.get(index);
    int best = -1;
    double bestGap = Double.MAX_VALUE;
    for (int k = 0; k < tracks.size(); k++) {
      Track next = tracks.get(k);
      double gap = next.left() - track.right();
      double height = Math.min(track.height(), next.height());
      boolean led = gap > 2 * xHeight && isLed(track, next);
      if (k == index
          || gap < -3 * xHeight
          || (gap > WIDEST_GAP * Math.max(xHeight, height) && !led)
          || next.firstColumn() <= track.firstColumn()
          || gap >= bestGap
          || Math.max(track.height(), next.height()) > MOST_DIFFERENT_SIZE * height) {
        continue;
      }
      double a = track.yAt(track.right() - Math.min(2 * xHeight, track.right() - track.left()));
      double b = next.yAt(next.left() + Math.min(2 * xHeight, next.right() - next.left()));
      // Capitals have their middle higher than small letters, but the same feet.
      double feet = Math.abs(a + track.height() / 2 - b - next.height() / 2);
      double drift = Math.min(Math.abs(a - b), feet);
      boolean level = drift < (led || gap < 4 * xHeight ? 0.5 : 0.35) * height;
      if (level
          && (led
              || !divided(
                  Math.min(track.right(), next.left()),
                  Math.max(track.right(), next.left()),
                  (a + b) / 2,
                  height))) {
        best = k;
        bestGap = gap;
      }
    }
    return best;
  }

  /** Whether a row of points or a blank fills most of the way from one to the other. */
  private boolean isLed(Track track, Track next) {
    double feet = track.yAt(track.right()) + track.height() / 2;
    return leaders.stream()
        .anyMatch(leader -> leader.fills(track.right(), next.left(), feet, xHeight));
  }

  /** A line that is still being followed. */
  private static final class Draft {
    private final List<Integer> columns = new ArrayList<>();
    private final List<Peak> peaks = new ArrayList<>();

    void add(int column, Peak peak) {
      columns.add(column);
      peaks.add(peak);
    }

    int lastColumn() {
      return columns.get(columns.size() - 1);
    }

    Peak last() {
      return peaks.get(peaks.size() - 1);
    }

    /** Where the next peak is expected: the mean of the last few. */
    double level() {
      int n = Math.min(3, peaks.size());
      double sum = 0;
      for (int i = peaks.size() - n; i < peaks.size(); i++) {
        sum += peaks.get(i).y();
      }
      return sum / n;
    }
  }
}
