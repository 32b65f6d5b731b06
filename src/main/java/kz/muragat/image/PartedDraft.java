package kz.muragat.image;

import java.util.List;

/** The ink of a line, and that of its parts where it is to be read in parts. */
final class PartedDraft {

  private final LineDraft whole;
  private final List<LineDraft> parts;

  /**
   * @param parts none, or at least two from left to right
   * @param binWidth as of a {@link LineDraft}
   */
  PartedDraft(Track track, List<Track> parts, double binWidth) {
    this.whole = new LineDraft(track, binWidth);
    this.parts = parts.stream().map(part -> new LineDraft(part, binWidth)).toList();
  }

  LineDraft whole() {
    return whole;
  }

  void addLetter(Components.Piece piece) {
    whole.addLetter(piece);
    if (!parts.isEmpty()) {
      partAt(piece.x()).addLetter(piece);
    }
  }

  void addShare(Components.Piece piece) {
    whole.addShare(piece);
    if (!parts.isEmpty()) {
      partAt(piece.x()).addShare(piece);
    }
  }

  void add(int x, int y, int darker) {
    whole.add(x, y, darker);
    if (!parts.isEmpty()) {
      partAt(x).add(x, y, darker);
    }
  }

  /** The part that a place across belongs to: a part ends where the next begins. */
  private LineDraft partAt(int x) {
    int at = parts.size() - 1;
    while (at > 0 && x < parts.get(at).track().left()) {
      at--;
    }
    return parts.get(at);
  }

  WorkLine shaped(LineShaper shaper) {
    return shaper.shape(whole).inParts(parts.stream().map(shaper::shape).toList());
  }
}
