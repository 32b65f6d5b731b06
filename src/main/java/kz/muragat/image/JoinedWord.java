package kz.muragat.image;

import java.util.Arrays;
import java.util.Optional;
import kz.muragat.image.Components.Piece;

/**
 * A piece of ink that is several letters in one stroke, as in most handwriting: the pen goes up and down many times along
 * the line, so that rows cross far more strokes than columns do.
 *
 * @param lies whether it runs up or down the picture
 * @param foot of the rows that the pen fills evenly, in pixels from the piece's edge: the row below them
 * @param xHeight of those rows, pixels
 * @param letters about how many, at least 2
 */
record JoinedWord(boolean lies, int foot, int xHeight, double letters) {

  private static final int FEWEST_STROKES = 5;
  private static final double MORE_THAN_ACROSS = 1.8;
  private static final double STROKES_OF_A_LETTER = 2;
  private static final int LEAST_PX = 4;
  private static final int LEAST_PITCH_PX = 3;
  private static final int MOST_PX = 2000;

  /** The word that a piece is; empty for a letter, a few that touch, or what is no writing. */
  static Optional<JoinedWord> of(Components components, int index) {
    Piece piece = components.pieces().get(index);
    int shorter = Math.min(piece.width(), piece.height());
    int longer = Math.max(piece.width(), piece.height());
    if (shorter < LEAST_PX || longer < FEWEST_STROKES * LEAST_PITCH_PX || longer > MOST_PX) {
      return Optional.empty();
    }
    int[] rows = new int[piece.height()];
    int[] columns = new int[piece.width()];
    int label = index + 1;
    for (int y = 0; y < rows.length; y++) {
      int at = (piece.y() + y) * components.width() + piece.x();
      for (int x = 0; x < columns.length; x++) {
        if (components.labels()[at + x] == label) {
          rows[y] += x == 0 || components.labels()[at + x - 1] != label ? 1 : 0;
          columns[x] += y == 0 || components.labels()[at + x - components.width()] != label ? 1 : 0;
        }
      }
    }
    int down = Arrays.stream(rows).max().orElse(0);
    int across = Arrays.stream(columns).max().orElse(0);
    boolean lies = across > down;
    if (Math.max(down, across) < FEWEST_STROKES
        || Math.max(down, across) < MORE_THAN_ACROSS * Math.min(down, across)) {
      return Optional.empty();
    }
    int[] counts = lies ? columns : rows;
    int xHeight = 0;
    int foot = 0;
    int run = 0;
    for (int i = 0; i < counts.length; i++) {
      run = 2 * counts[i] >= Math.max(down, across) ? run + 1 : 0;
      if (run > xHeight) {
        xHeight = run;
        foot = i + 1;
      }
    }
    return xHeight < LEAST_PX
        ? Optional.empty()
        : Optional.of(
            new JoinedWord(lies, foot, xHeight, Math.max(down, across) / STROKES_OF_A_LETTER));
  }
}
