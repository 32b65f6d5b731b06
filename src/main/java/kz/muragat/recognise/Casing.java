package kz.muragat.recognise;

/** What came before a letter, as far as it says whether the letter is a capital: one of five contexts, 0 the first. */
final class Casing {

  static final int CONTEXTS = 5;
  static final int WORD_START = 0;

  private static final int AFTER_SMALL = 1;
  private static final int AFTER_FIRST_CAPITAL = 2;
  private static final int AFTER_CAPITALS = 3;
  private static final int START_AFTER_CAPITALS = 4;

  private Casing() {}

  /** The context after one more character. */
  static int after(int context, boolean letter, boolean capital) {
    if (!letter) {
      return context == AFTER_CAPITALS || context == START_AFTER_CAPITALS
          ? START_AFTER_CAPITALS
          : WORD_START;
    }
    if (!capital) {
      return AFTER_SMALL;
    }
    return context == WORD_START ? AFTER_FIRST_CAPITAL : AFTER_CAPITALS;
  }
}
