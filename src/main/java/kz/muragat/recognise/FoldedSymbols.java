package kz.muragat.recognise;

/**
 * The few symbols that the language model knows: what differs to the eye alone, or is no language at all, is one to it. Small
 * and capital letters, ё and е, all dashes, all quotation marks and all digits are folded. Latin letters, the lost letters ѣ ѳ
 * ѵ and rare marks are {@link #OTHER}, of which it says nothing.
 */
final class FoldedSymbols {

  /** What the model does not judge. */
  static final int OTHER = 127;

  static final int SPACE = 1;
  static final int DIGIT = 2;

  private static final String SYMBOLS =
      " 0аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя.,;:!?()-\"'/%№§";
  private static final String DASHES = "-–—";
  private static final String QUOTES = "\"«»„“”";
  private static final String APOSTROPHES = "'’";
  private static final int FIRST_LETTER = 3;
  private static final int LAST_LETTER = SYMBOLS.indexOf('я') + 1;

  private FoldedSymbols() {}

  /** The symbol of a character, 1 to 127. */
  static int of(int codePoint) {
    if (codePoint >= '0' && codePoint <= '9') {
      return DIGIT;
    }
    int folded = Character.toLowerCase(codePoint);
    if (folded == 'ё') {
      folded = 'е';
    } else if (DASHES.indexOf(folded) >= 0) {
      folded = '-';
    } else if (QUOTES.indexOf(folded) >= 0) {
      folded = '"';
    } else if (APOSTROPHES.indexOf(folded) >= 0) {
      folded = '\'';
    }
    int place = SYMBOLS.indexOf(folded);
    return place < 0 ? OTHER : place + 1;
  }

  static boolean isLetter(int symbol) {
    return symbol >= FIRST_LETTER && symbol <= LAST_LETTER;
  }

  static boolean isMark(int symbol) {
    return symbol > LAST_LETTER && symbol != OTHER;
  }
}
