package kz.muragat.image;

import java.util.List;
import java.util.Map;
import kz.muragat.image.Components.Piece;

/**
 * Tells whether lines run across or along a picture: the letters of a line stand closer together than lines do, so that a
 * letter's nearest neighbour is beside it in the direction of reading. Joined words tell it themselves.
 */
final class TurnFinder {

  private static final int MOST_ASKED = 600;
  private static final double LEAST_HEIGHT = 0.6;

  private TurnFinder() {}

  /**
   * The share of letters that have their nearest neighbour to the left or right rather than above or below.
   *
   * @param words that some of the letters are
   * @return 0–1; 0.5 where there is nothing to tell it by
   */
  static double across(List<Piece> letters, Map<Piece, JoinedWord> words, double xHeight) {
    List<Piece> large = letters.stream()
        .filter(p -> Math.max(p.height(), p.width()) > LEAST_HEIGHT * xHeight)
        .toList();
    int skip = Math.max(1, large.size() / MOST_ASKED);
    double asked = 0;
    double across = 0;
    for (int i = 0; i < large.size(); i += skip) {
      double beside = Double.MAX_VALUE;
      double above = Double.MAX_VALUE;
      Piece p = large.get(i);
      JoinedWord word = words.get(p);
      if (word != null) {
        asked += word.letters();
        across += word.lies() ? 0 : word.letters();
        continue;
      }
      for (Piece q : large) {
        if (q == p) {
          continue;
        }
        double gapX = Math.max(q.x() - p.right(), p.x() - q.right());
        double gapY = Math.max(q.y() - p.bottom(), p.y() - q.bottom());
        if (gapY < 0 && gapX > 0) {
          beside = Math.min(beside, gapX);
        } else if (gapX < 0 && gapY > 0) {
          above = Math.min(above, gapY);
        }
      }
      if (Math.min(beside, above) < 3 * xHeight && beside != above) {
        asked++;
        across += beside < above ? 1 : 0;
      }
    }
    return asked < 4 ? 0.5 : across / asked;
  }
}
