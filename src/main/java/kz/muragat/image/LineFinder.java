package kz.muragat.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.muragat.image.Blanks.Blank;
import kz.muragat.image.Components.Piece;
import kz.muragat.image.Leaders.Leader;
import kz.muragat.model.GreyImage;

/** Finds the lines of a level working copy. */
final class LineFinder {

  /** In letter heights: how far a point or an accent may stand from the nearest letter of its line. */
  private static final double COMPANY = 1.5;

  private static final double LETTER = 0.45;

  /** In letter heights. */
  private static final double WIDEST_GAP = 5;

  private final GreyImage levelled;
  private final Components components;
  private final double xHeight;
  private final List<Blank> blanks;
  private final List<Piece> rules;

  /**
   * @param levelled the page with its paper levelled to white
   * @param components of its ink without rules, pictures and specks
   * @param xHeight of most letters
   * @param blanks rules to write on
   * @param rules all that are level
   */
  LineFinder(
      GreyImage levelled,
      Components components,
      double xHeight,
      List<Blank> blanks,
      List<Piece> rules) {
    this.levelled = levelled;
    this.components = components;
    this.xHeight = xHeight;
    this.blanks = blanks;
    this.rules = rules;
  }

  /** The lines, in no order, junk among them. */
  List<WorkLine> find(Ink text, Gutters gutters) {
    boolean[] point = new boolean[components.pieces().size()];
    List<Leader> leaders = Leaders.find(components.pieces(), xHeight, point);
    Ink letters = leaders.isEmpty() ? text : without(text, point);
    blanks.forEach(blank -> leaders.add(blank.leader()));
    List<Track> tracks =
        new TrackLinker(LineSpace.find(letters, xHeight), gutters, leaders, xHeight).link();
    tracks = new RowMerger(components.pieces(), xHeight).merge(tracks);
    tracks = new TrackEnds(components.pieces(), gutters, leaders, xHeight).settle(tracks);
    tracks = cutAtWideGaps(tracks, leaders);
    List<List<Track>> together = new Entries(components, rules, xHeight).rows(tracks);
    tracks = together.stream().flatMap(List::stream).toList();
    InkSharing sharing = new InkSharing(tracks, xHeight);
    int[] owners = owners(sharing, tracks);
    MixedSizes sizes = new MixedSizes(components, rules);
    List<List<Integer>> rows = rows(owners, tracks);
    List<PartedDraft> drafts = new ArrayList<>();
    for (int t = 0; t < tracks.size(); t++) {
      drafts.add(new PartedDraft(
          tracks.get(t), sizes.parts(tracks.get(t), rows.get(t)), Math.max(2, xHeight / 2)));
    }
    for (int i = 0; i < owners.length; i++) {
      if (owners[i] != InkSharing.NOBODY) {
        hand(i, owners[i], sharing, drafts);
      }
    }
    LineShaper shaper = new LineShaper(xHeight, blanks);
    List<WorkLine> lines = new ArrayList<>();
    int first = 0;
    for (List<Track> line : together) {
      List<WorkLine> parts = drafts.subList(first, first + line.size()).stream()
          .filter(draft -> draft.whole().letters() > 0)
          .map(draft -> draft.shaped(shaper))
          .toList();
      first += line.size();
      if (parts.size() == 1) {
        lines.add(parts.get(0));
      } else if (!parts.isEmpty()) {
        lines.add(WorkLine.inOne(parts));
      }
    }
    return lines;
  }

  /** For each track the pieces on it, from left to right. */
  private List<List<Integer>> rows(int[] owners, List<Track> tracks) {
    List<List<Integer>> rows = new ArrayList<>();
    tracks.forEach(track -> rows.add(new ArrayList<>()));
    for (int i = 0; i < owners.length; i++) {
      if (owners[i] >= 0) {
        rows.get(owners[i]).add(i);
      }
    }
    rows.forEach(
        row -> row.sort(Comparator.comparingInt(i -> components.pieces().get(i).x())));
    return rows;
  }

  private Ink without(Ink text, boolean[] dropped) {
    byte[] pixels = text.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      int label = components.labels()[i];
      if (label > 0 && dropped[label - 1]) {
        pixels[i] = 0;
      }
    }
    return new Ink(text.width(), text.height(), pixels);
  }

  private int[] owners(InkSharing sharing, List<Track> tracks) {
    int[] owners = sharing.owners(components.pieces());
    dropLoners(owners, tracks);
    return owners;
  }

  /** Makes lines of their own of what stands far apart on one level, such as a page number and a running title. */
  private List<Track> cutAtWideGaps(List<Track> tracks, List<Leader> leaders) {
    int[] owners = owners(new InkSharing(tracks, xHeight), tracks);
    List<List<Integer>> rows = rows(owners, tracks);
    List<Track> cut = new ArrayList<>();
    for (int t = 0; t < tracks.size(); t++) {
      Track track = tracks.get(t);
      List<Piece> row = rows.get(t).stream().map(components.pieces()::get).toList();
      double from = track.left();
      double reached = row.isEmpty() ? 0 : row.get(0).right();
      for (Piece piece : row) {
        double gap = piece.x() - reached;
        if (gap > WIDEST_GAP * track.height()
            && !isLed(leaders, reached, piece.x(), feet(track, reached))) {
          cut.add(track.between(from, reached));
          from = piece.x();
        }
        reached = Math.max(reached, piece.right());
      }
      cut.add(track.between(from, track.right()));
    }
    return cut;
  }

  private boolean isLed(List<Leader> leaders, double from, double to, double feet) {
    return leaders.stream().anyMatch(leader -> leader.fills(from, to, feet, xHeight));
  }

  private static double feet(Track track, double x) {
    return track.yAt(x) + track.height() / 2;
  }

  /** Takes points from lines in which no letter (nor a row of points that leads to one) is near them. */
  private void dropLoners(int[] owners, List<Track> tracks) {
    List<List<Integer>> rows = rows(owners, tracks);
    for (int t = 0; t < tracks.size(); t++) {
      List<Integer> row = rows.get(t);
      double height = tracks.get(t).height();
      boolean[] company = new boolean[row.size()];
      walk(row, company, height, 0, 1);
      walk(row, company, height, row.size() - 1, -1);
      for (int k = 0; k < row.size(); k++) {
        if (!company[k]) {
          owners[row.get(k)] = InkSharing.NOBODY;
        }
      }
    }
  }

  private void walk(List<Integer> row, boolean[] company, double height, int from, int step) {
    double reached = step > 0 ? -1e9 : 1e9;
    for (int k = from; k >= 0 && k < row.size(); k += step) {
      Piece piece = components.pieces().get(row.get(k));
      double gap = step > 0 ? piece.x() - reached : reached - piece.right();
      if (piece.height() >= LETTER * height || gap <= COMPANY * height) {
        company[k] = true;
        reached = step > 0 ? Math.max(reached, piece.right()) : Math.min(reached, piece.x());
      }
    }
  }

  private void hand(int index, int owner, InkSharing sharing, List<PartedDraft> drafts) {
    Piece piece = components.pieces().get(index);
    if (owner >= 0
        && piece.height() >= LETTER * drafts.get(owner).whole().track().height()) {
      drafts.get(owner).addLetter(piece);
    }
    boolean[] touched = new boolean[drafts.size()];
    for (int y = piece.y(); y < piece.bottom(); y++) {
      int row = y * components.width();
      for (int x = piece.x(); x < piece.right(); x++) {
        if (components.labels()[row + x] == index + 1) {
          int to = owner == InkSharing.SHARED ? sharing.ownerOf(x, y) : owner;
          if (to >= 0) {
            drafts.get(to).add(x, y, 255 - (levelled.pixels()[row + x] & 0xFF));
            touched[to] = true;
          }
        }
      }
    }
    if (owner == InkSharing.SHARED) {
      for (int t = 0; t < touched.length; t++) {
        if (touched[t]) {
          drafts.get(t).addShare(piece);
        }
      }
    }
  }
}
