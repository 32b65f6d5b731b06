package kz.muragat.image;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.image.Components.Piece;

/** Finds the lines of a level working copy. */
final class LineFinder {

  private LineFinder() {}

  /**
   * @param ink without rules
   * @param xHeight of most letters
   */
  static List<WorkLine> find(Ink ink, Components components, double xHeight, Gutters gutters) {
    List<Track> tracks = new TrackLinker(LineSpace.find(ink, xHeight), gutters, xHeight).link();
    InkSharing sharing = new InkSharing(tracks, xHeight);
    int[] owners = sharing.owners(components.pieces());
    List<LineDraft> drafts = new ArrayList<>();
    for (Track track : tracks) {
      drafts.add(new LineDraft(track, Math.max(2, xHeight / 2)));
    }
    share(components, owners, sharing, drafts);
    List<WorkLine> lines = new ArrayList<>();
    for (LineDraft draft : drafts) {
      if (!draft.isEmpty()) {
        lines.add(LineShaper.shape(draft));
      }
    }
    return lines;
  }

  private static void share(
      Components components, int[] owners, InkSharing sharing, List<LineDraft> drafts) {
    List<Piece> pieces = components.pieces();
    for (int i = 0; i < owners.length; i++) {
      if (owners[i] >= 0) {
        drafts.get(owners[i]).addPiece();
      }
      if (owners[i] != InkSharing.NOBODY) {
        sharePixels(components, i, pieces.get(i), owners[i], sharing, drafts);
      }
    }
  }

  private static void sharePixels(
      Components components,
      int index,
      Piece piece,
      int owner,
      InkSharing sharing,
      List<LineDraft> drafts) {
    for (int y = piece.y(); y < piece.bottom(); y++) {
      int row = y * components.width();
      for (int x = piece.x(); x < piece.right(); x++) {
        if (components.labels()[row + x] == index + 1) {
          int to = owner == InkSharing.SHARED ? sharing.ownerOf(x, y) : owner;
          if (to >= 0) {
            drafts.get(to).add(x, y);
          }
        }
      }
    }
  }
}
