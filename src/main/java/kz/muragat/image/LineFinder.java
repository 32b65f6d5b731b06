package kz.muragat.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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

  /**
   * @param levelled the page with its paper levelled to white
   * @param components of its ink without rules, pictures and specks
   * @param xHeight of most letters
   * @param blanks rules to write on
   */
  LineFinder(GreyImage levelled, Components components, double xHeight, List<Blank> blanks) {
    this.levelled = levelled;
    this.components = components;
    this.xHeight = xHeight;
    this.blanks = blanks;
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
    tracks = new TrackEnds(components.pieces(), gutters, xHeight).settle(tracks);
    tracks = cutAtWideGaps(tracks, leaders);
    InkSharing sharing = new InkSharing(tracks, xHeight);
    int[] owners = owners(sharing, tracks);
    List<LineDraft> drafts = new ArrayList<>();
    for (Track track : tracks) {
      drafts.add(new LineDraft(track, Math.max(2, xHeight / 2)));
    }
    for (int i = 0; i < owners.length; i++) {
      if (owners[i] != InkSharing.NOBODY) {
        hand(i, owners[i], sharing, drafts);
      }
    }
    LineShaper shaper = new LineShaper(xHeight, blanks);
    List<WorkLine> lines = new ArrayList<>();
    for (int t = 0; t < drafts.size(); t++) {
      if (drafts.get(t).letters() > 0) {
        lines.add(shaper.shape(drafts.get(t)).inParts(parts(t, tracks.get(t), owners, shaper)));
      }
    }
    return lines;
  }

  /** The parts of a line in which letters are of another size; none where they are of one. */
  private List<WorkLine> parts(int owner, Track track, int[] owners, LineShaper shaper) {
    List<Piece> pieces = components.pieces();
    List<Integer> row = IntStream.range(0, owners.length)
        .filter(i -> owners[i] == owner && pieces.get(i).height() >= LETTER * track.height())
        .boxed()
        .sorted(Comparator.comparingInt(i -> pieces.get(i).x()))
        .toList();
    List<Track> parts = new MixedSizes(components).part(track, row);
    List<WorkLine> lines = new ArrayList<>();
    double from = -Double.MAX_VALUE;
    for (int k = 0; k < parts.size() && parts.size() > 1; k++) {
      double to = k + 1 < parts.size() ? parts.get(k + 1).left() : Double.MAX_VALUE;
      List<Track> alone = List.of(parts.get(k));
      LineDraft draft = new LineDraft(parts.get(k), Math.max(2, xHeight / 2));
      for (int i = 0; i < owners.length; i++) {
        double x = pieces.get(i).x();
        if (owners[i] == owner && x >= from && x < to) {
          hand(i, 0, new InkSharing(alone, xHeight), List.of(draft));
        }
      }
      lines.add(shaper.shape(draft));
      from = to;
    }
    return lines;
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
    List<List<Piece>> members = new ArrayList<>();
    tracks.forEach(t -> members.add(new ArrayList<>()));
    for (int i = 0; i < owners.length; i++) {
      if (owners[i] >= 0) {
        members.get(owners[i]).add(components.pieces().get(i));
      }
    }
    List<Track> cut = new ArrayList<>();
    for (int t = 0; t < tracks.size(); t++) {
      Track track = tracks.get(t);
      List<Piece> row = members.get(t);
      row.sort(Comparator.comparingInt(Piece::x));
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
    List<List<Integer>> members = new ArrayList<>();
    for (int t = 0; t < tracks.size(); t++) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < owners.length; i++) {
      if (owners[i] >= 0) {
        members.get(owners[i]).add(i);
      }
    }
    List<Piece> pieces = components.pieces();
    for (int t = 0; t < tracks.size(); t++) {
      List<Integer> row = members.get(t);
      double height = tracks.get(t).height();
      row.sort(Comparator.comparingInt(i -> pieces.get(i).x()));
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

  private void hand(int index, int owner, InkSharing sharing, List<LineDraft> drafts) {
    Piece piece = components.pieces().get(index);
    if (owner >= 0 && piece.height() >= LETTER * drafts.get(owner).track().height()) {
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
