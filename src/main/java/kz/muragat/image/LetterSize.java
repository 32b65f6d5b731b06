package kz.muragat.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kz.muragat.image.Components.Piece;

/** How large the letters of a page are. */
final class LetterSize {

  private static final int LARGEST = 400;
  private static final int LEAST = 4;

  /** Letters that touch now and then, as in old print, are measured better one by one. */
  private static final double JOINED = 0.5;

  /** Heights that fewer than this share of the commonest height's pieces have are of tall letters, not of small ones. */
  private static final double FEW = 0.6;

  private static final int LARGEST_SPECK = 8;

  /** In letters: what may be a point of a row that leads to a page number, of which a page of contents has more than letters. */
  private static final double POINT = 0.25;

  private LetterSize() {}

  /**
   * The x-height that most letters of a page share, in pixels of the working copy: the commonest height of letter-like
   * pieces of ink, and of the rows that joined words fill. Capitals and ascenders are fewer; points (rows of them
   * lead to page numbers) are many, so that pieces weigh by the paper they cover.
   *
   * @param words that some of the pieces are
   * @return 0 where there is nothing like letters
   */
  static double xHeight(List<Piece> pieces, Map<Piece, JoinedWord> words) {
    double[] counts = new double[LARGEST + 1];
    double joined = words.values().stream().mapToDouble(JoinedWord::letters).sum();
    boolean handwritten = joined > JOINED * pieces.size();
    double letters = 0;
    for (Piece piece : pieces) {
      JoinedWord word = handwritten ? words.get(piece) : null;
      if (word != null && word.xHeight() <= LARGEST) {
        counts[word.xHeight()] += word.letters();
        letters += word.letters();
      } else if (couldBeLetter(piece)) {
        counts[piece.height()] += mayBePoint(piece) ? POINT : 1;
        letters++;
      }
    }
    return letters == 0 ? 0 : commonest(counts);
  }

  private static double commonest(double[] counts) {
    double most = 0;
    for (int h = LARGEST_SPECK; h <= LARGEST; h++) {
      most = Math.max(most, near(counts, h));
    }
    double best = 0;
    int bestHeight = LEAST;
    for (int h = LEAST; h <= LARGEST; h++) {
      double near = near(counts, h);
      double score = near * h * h / (2 * reach(h) + 1);
      if (score > best && near > FEW * most) {
        best = score;
        bestHeight = h;
      }
    }
    double moment = 0;
    int to = Math.min(LARGEST, bestHeight + reach(bestHeight));
    for (int h = bestHeight - reach(bestHeight); h <= to; h++) {
      moment += counts[h] * h;
    }
    return best == 0 ? 0 : moment / near(counts, bestHeight);
  }

  private static int reach(int height) {
    return Math.max(1, height / 8);
  }

  /** Letters about as high. */
  private static double near(double[] counts, int height) {
    int to = Math.min(LARGEST, height + reach(height));
    return Arrays.stream(counts, Math.max(0, height - reach(height)), to + 1).sum();
  }

  private static boolean mayBePoint(Piece p) {
    double aspect = p.width() / (double) p.height();
    return p.height() < LARGEST_SPECK && aspect > 0.6 && aspect < 1.7 && p.fill() > 0.6;
  }

  private static boolean couldBeLetter(Piece p) {
    double aspect = p.width() / (double) p.height();
    return p.height() >= LEAST
        && p.height() <= LARGEST
        && aspect > 0.2
        && aspect < 6
        && p.fill() > 0.12
        && p.fill() < 0.95;
  }

  /** The pieces whose size fits letters of an x-height, from full stops' neighbours to capitals of a heading, or words. */
  static List<Piece> letters(List<Piece> pieces, double xHeight) {
    List<Piece> letters = new ArrayList<>();
    for (Piece p : pieces) {
      int longer = Math.max(p.width(), p.height());
      int shorter = Math.min(p.width(), p.height());
      if (p.height() > 0.5 * xHeight
          && p.width() > 0.2 * xHeight
          && shorter < 4 * xHeight
          && longer < 25 * xHeight) {
        letters.add(p);
      }
    }
    return letters;
  }
}
