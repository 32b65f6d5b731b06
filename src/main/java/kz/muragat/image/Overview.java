package kz.muragat.image;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.muragat.image.Components.Piece;
import kz.muragat.image.SkewFinder.Skew;
import kz.muragat.model.GreyImage;

/**
 * A first look at a page, small, before anything is known of it: is there text, how large is it, which way does it run?
 *
 * @param scale pixels of the look a page pixel
 * @param copy the page at that scale
 * @param ink letters only
 * @param sparse whether there is so little text that dirt was taken out of the ink
 * @param rules of ruled or squared paper, or of a form, where they are much of what is on the page
 * @param xHeight of most letters, pixels of the look; 0 where there are none
 * @param letters the pieces that look like letters
 * @param words that some of those pieces are
 */
record Overview(
    double scale,
    GreyImage copy,
    Ink ink,
    boolean sparse,
    Optional<Ink> rules,
    double xHeight,
    List<Piece> letters,
    Map<Piece, JoinedWord> words) {

  private static final double FIRST_GUESS = 10;
  private static final double LONG = 25;
  private static final double MUCH = 0.2;

  /** How pointed the levels of rules are at least, where those of letters are 2 to 4. */
  private static final double CLEAR = 4;

  /** In degrees: a rule that falls more is not found, so that one that seems to is a staircase of strokes. */
  private static final double STEEPEST_RULE = 4;

  /** Fewer letters than this have no skew to be told, nor which way they run. */
  private static final int FEW = 12;

  /** Where so few letters more stand beside than above one another, the levels of their feet decide. */
  private static final double UNDECIDED = 0.1;

  static Overview of(GreyImage page, int longestPx) {
    double scale = Math.min(1, longestPx / (double) Math.max(page.width(), page.height()));
    GreyImage copy = WorkingCopy.of(page, Frame.of(page.width(), page.height(), 0, scale, 0));
    Ink ink = Binariser.ink(Binariser.levelled(copy, FIRST_GUESS), FIRST_GUESS);
    Components components = Components.of(ink);
    Optional<Ink> rules = Optional.empty();
    if (isRuled(components)) {
      Ink before = new Ink(ink.width(), ink.height(), ink.pixels().clone());
      RuleRemover.remove(ink, FIRST_GUESS);
      before.remove(ink);
      rules = Optional.of(before);
      components = Components.of(ink);
    }
    boolean sparse = Dirt.isSparse(components.pieces());
    if (sparse) {
      ink = Dirt.takenOut(ink, components);
      components = Components.of(ink);
    }
    Map<Piece, JoinedWord> words = new HashMap<>();
    for (int i = 0; i < components.pieces().size(); i++) {
      Piece piece = components.pieces().get(i);
      JoinedWord.of(components, i).ifPresent(word -> words.put(piece, word));
    }
    double xHeight = LetterSize.xHeight(components.pieces(), words);
    if (xHeight == 0) {
      return new Overview(scale, copy, ink, sparse, rules, 0, List.of(), Map.of());
    }
    List<Piece> letters = LetterSize.letters(components.pieces(), xHeight);
    words.keySet().retainAll(letters);
    return new Overview(
        scale, copy, only(components, ink, xHeight), sparse, rules, xHeight, letters, words);
  }

  /** Whether much of the ink hangs together over long ways: rules, with the letters that stand on them. */
  private static boolean isRuled(Components components) {
    long all = 0;
    long ruled = 0;
    for (Piece p : components.pieces()) {
      all += p.area();
      ruled += Math.max(p.width(), p.height()) > LONG * FIRST_GUESS ? p.area() : 0;
    }
    return ruled > MUCH * all;
  }

  private static Ink only(Components components, Ink ink, double xHeight) {
    boolean[] kept = new boolean[components.pieces().size() + 1];
    for (int i = 1; i < kept.length; i++) {
      Piece p = components.pieces().get(i - 1);
      kept[i] = p.height() > 0.4 * xHeight
          && p.width() > 0.2 * xHeight
          && Math.min(p.height(), p.width()) < 6 * xHeight
          && Math.max(p.height(), p.width()) < 25 * xHeight;
    }
    byte[] pixels = new byte[ink.pixels().length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = kept[components.labels()[i]] ? (byte) 255 : 0;
    }
    return new Ink(ink.width(), ink.height(), pixels);
  }

  /** Whether the lines run up and down the picture. */
  boolean lies() {
    if (isShort()) {
      return false;
    }
    double beside = TurnFinder.across(letters, words, xHeight);
    if (Math.abs(beside - 0.5) > UNDECIDED) {
      return beside < 0.5;
    }
    Skew across = SkewFinder.across(ink, xHeight);
    Skew along = SkewFinder.along(ink, xHeight);
    return along.clarity() > 1.2 * across.clarity();
  }

  /**
   * The skew after the given number of clockwise quarter turns: that of the rules where there are clear ones, none where
   * there are few letters.
   */
  double skewDegrees(int quarterTurns) {
    if (isShort()) {
      return 0;
    }
    return rules
        .map(ruled -> skew(ruled, FIRST_GUESS, quarterTurns))
        .filter(skew -> skew.clarity() > CLEAR && Math.abs(skew.degrees()) < STEEPEST_RULE)
        .orElseGet(() -> skew(ink, xHeight, quarterTurns))
        .degrees();
  }

  private boolean isShort() {
    double joined = words.values().stream().mapToDouble(JoinedWord::letters).sum();
    return letters.size() - words.size() + joined < FEW;
  }

  private static Skew skew(Ink ink, double xHeight, int quarterTurns) {
    return quarterTurns % 2 == 0 ? SkewFinder.across(ink, xHeight) : SkewFinder.along(ink, xHeight);
  }
}
