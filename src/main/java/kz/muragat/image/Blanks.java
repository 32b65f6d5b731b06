package kz.muragat.image;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.image.Components.Piece;

/**
 * Finds rules to write on, as those that wait for a signature or a date: thin and level, at the feet of the letters that
 * stand at one of their ends. They are paper to whoever reads, but hold their line together.
 */
final class Blanks {

  /** In x-heights. */
  private static final double SHORTEST = 1.5;

  private static final double LONGEST = 60;
  private static final double THICKEST = 0.5;
  private static final double CRUMB = 0.5;
  private static final double LEAST_FILL = 0.6;
  private static final double NEAR = 4;
  private static final double LETTER = 0.7;
  private static final double TALLEST_LETTER = 2.4;

  /** In x-heights: how far above a rule, and how far below its upper edge, the feet of letters may be. */
  private static final double ABOVE = 0.7;

  private static final double BELOW = 0.3;

  private Blanks() {}

  /** A rule on the working copy. */
  record Blank(int left, int right, int top, int bottom) {

    /** Whether it begins or ends, or goes on, where something does that reaches from one place across to another. */
    boolean isNear(double from, double to, double xHeight) {
      return left < to + NEAR * xHeight && right > from - NEAR * xHeight;
    }

    /** As what leads from one part of its line to the next. */
    Leaders.Leader leader() {
      return new Leaders.Leader(left, right, (top + bottom) / 2.0);
    }
  }

  /**
   * The blanks of a page.
   *
   * @param rules the level rules that were taken out of the ink
   * @param text what may be letters; blanks too short for a rule are taken out of it
   * @param components of the ink without the rules
   */
  static List<Blank> takeOut(List<Piece> rules, Ink text, Components components, double xHeight) {
    List<Blank> blanks = new ArrayList<>();
    List<Piece> letters = components.pieces().stream()
        .filter(p -> p.height() > LETTER * xHeight && p.height() < TALLEST_LETTER * xHeight)
        .toList();
    for (Piece rule : rules) {
      // A rule's mask is a pixel thicker on either side.
      if (isBlank(rule, THICKEST * xHeight + 2, letters, xHeight)) {
        blanks.add(blank(rule));
      }
    }
    boolean[] taken = new boolean[components.pieces().size() + 1];
    for (int i = 1; i < taken.length; i++) {
      Piece piece = components.pieces().get(i - 1);
      if (isCrumb(piece, blanks, CRUMB * xHeight)) {
        taken[i] = true;
      } else if (piece.fill() > LEAST_FILL
          && isBlank(piece, THICKEST * xHeight, letters, xHeight)) {
        taken[i] = true;
        blanks.add(blank(piece));
      }
    }
    for (int i = 0; i < text.pixels().length; i++) {
      if (taken[components.labels()[i]]) {
        text.pixels()[i] = 0;
      }
    }
    return blanks;
  }

  private static Blank blank(Piece rule) {
    return new Blank(rule.x(), rule.right(), rule.y(), rule.bottom());
  }

  /** Whether a piece is what was left of a rule, such as its ragged end. */
  private static boolean isCrumb(Piece piece, List<Blank> blanks, double reach) {
    return blanks.stream()
        .anyMatch(blank -> piece.x() >= blank.left() - reach
            && piece.right() <= blank.right() + reach
            && piece.y() >= blank.top() - 1
            && piece.bottom() <= blank.bottom() + 1);
  }

  private static boolean isBlank(Piece rule, double thickest, List<Piece> letters, double xHeight) {
    return rule.width() > SHORTEST * xHeight
        && rule.width() < LONGEST * xHeight
        && rule.height() <= thickest
        && letters.stream().anyMatch(letter -> standsAtEnd(letter, rule, xHeight));
  }

  private static boolean standsAtEnd(Piece letter, Piece rule, double xHeight) {
    double gap = Math.max(rule.x() - letter.right(), letter.x() - rule.right());
    double foot = letter.bottom() - rule.y();
    return gap > -0.5 * xHeight
        && gap < NEAR * xHeight
        && foot > -ABOVE * xHeight
        && foot < BELOW * xHeight;
  }
}
