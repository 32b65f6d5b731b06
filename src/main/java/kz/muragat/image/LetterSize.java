package kz.muragat.image;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.image.Components.Piece;

/** How large the letters of a page are. */
final class LetterSize {

  private static final int LARGEST = 400;

  private LetterSize() {}

  /**
   * The x-height that most letters of a page share, in pixels of the working copy: the commonest height of letter-like
   * pieces of ink. Capitals and ascenders are fewer; points (rows of them
   * lead to page numbers) are many, so that pieces weigh by the paper they cover.
   *
   * @return 0 where there is nothing like letters
   */
  static double xHeight(List<Piece> pieces) {
    double[] counts = new double[LARGEST + 1];
    int letters = 0;
    for (Piece piece : pieces) {
      if (couldBeLetter(piece)) {
        counts[piece.height()]++;
        letters++;
      }
    }
    if (letters < 3) {
      return 0;
    }
    double best = 0;
    double bestHeight = 0;
    for (int h = 4; h <= LARGEST; h++) {
      int reach = Math.max(1, h / 8);
      double near = 0;
      double moment = 0;
      for (int i = Math.max(0, h - reach); i <= Math.min(LARGEST, h + reach); i++) {
        near += counts[i];
        moment += counts[i] * i;
      }
      double score = near * h * h / (2 * reach + 1);
      if (score > best) {
        best = score;
        bestHeight = moment / near;
      }
    }
    return bestHeight;
  }

  private static boolean couldBeLetter(Piece p) {
    double aspect = p.width() / (double) p.height();
    return p.height() >= 4
        && p.height() <= LARGEST
        && aspect > 0.2
        && aspect < 6
        && p.fill() > 0.12
        && p.fill() < 0.95;
  }

  /** The pieces whose size fits letters of an x-height, from full stops' neighbours to capitals of a heading. */
  static List<Piece> letters(List<Piece> pieces, double xHeight) {
    List<Piece> letters = new ArrayList<>();
    for (Piece p : pieces) {
      if (p.height() > 0.5 * xHeight
          && p.height() < 4 * xHeight
          && p.width() > 0.2 * xHeight
          && p.width() < 25 * xHeight) {
        letters.add(p);
      }
    }
    return letters;
  }
}
