package kz.muragat.recognise;

import kz.muragat.text.Alphabet;
import kz.muragat.text.Homoglyphs;

/**
 * What the language says of each character of a line, in the classes of a network. A score is how much better (above 0) or
 * worse a character fits than the average letter of running text does, times a weight. It rewards nothing but words: digits
 * and marks can lose and never win, so that no number grows; of capitals, of gaps after digits, of marks after marks, of
 * Latin letters and lost letters it says nothing, but that Latin words are few and scripts do not change within a word; and
 * one character never costs more than a sure network can outvote.
 *
 * <p>A state is a {@code long}: five symbols of context, the script above them. Immutable and safe for many threads.
 */
final class LineLanguage {

  private static final float MOST_LETTER_COST = 6;
  private static final float SCRIPT_CHANGE = 6;
  /** Of beginning a Latin word: the initial Ғ. of a name is rarer than most letters, and must not be an F. for that. */
  private static final float LATIN_WORD = 1;
  /** What a mark loses is what leaving it out gains: a comma after a full stop must stay where it is seen. */
  private static final float MOST_MARK_COST = 0.7f;
  /** Of marks that texts hardly have: were they free, a faint х would be a ×. */
  private static final float RARE_MARK_COST = 4;

  private static final int SCRIPT_SHIFT = 40;
  private static final int NO_SCRIPT = 0;
  private static final int CYRILLIC = 1;
  private static final int LATIN = 2;

  private final CharacterLanguageModel model;
  private final float weight;
  private final int[] symbols;
  private final int[] scripts;

  /**
   * @param weight of the language against the network, above 0; 0.3 is a usual one
   */
  LineLanguage(CharacterLanguageModel model, Alphabet alphabet, double weight) {
    this.model = model;
    this.weight = (float) weight;
    symbols = new int[alphabet.size() + 1];
    scripts = new int[symbols.length];
    for (int c = 1; c < symbols.length; c++) {
      int codePoint = alphabet.codePointAt(c - 1);
      symbols[c] = FoldedSymbols.of(codePoint);
      scripts[c] = Homoglyphs.isCyrillic(codePoint)
          ? CYRILLIC
          : Homoglyphs.isLatin(codePoint) ? LATIN : NO_SCRIPT;
    }
  }

  /** The state before the first character. */
  long start() {
    return FoldedSymbols.SPACE;
  }

  /** How well a character fits after a state: weighted nats above or below an average letter. */
  float score(long state, int charClass) {
    int symbol = symbols[charClass];
    int scriptBefore = (int) (state >>> SCRIPT_SHIFT);
    boolean change = scripts[charClass] != NO_SCRIPT
        && scriptBefore != NO_SCRIPT
        && scripts[charClass] != scriptBefore;
    if (symbol == FoldedSymbols.OTHER && scripts[charClass] != NO_SCRIPT) {
      boolean begins = scripts[charClass] == LATIN && scriptBefore == NO_SCRIPT;
      return -weight * (change ? SCRIPT_CHANGE : begins ? LATIN_WORD : 0);
    } else if (symbol == FoldedSymbols.OTHER) {
      return -weight * RARE_MARK_COST;
    } else if (isForTheEye(state, symbol)) {
      return 0;
    }
    float cost = Math.min(
        MOST_LETTER_COST,
        -model.logProbability(state & CharacterLanguageModel.CONTEXT_MASK, symbol));
    float score = model.averageCost() - cost;
    if (FoldedSymbols.isLetter(symbol)) {
      score -= change ? SCRIPT_CHANGE : 0;
    } else if (symbol != FoldedSymbols.SPACE) {
      score = Math.max(-MOST_MARK_COST, Math.min(0, score));
    }
    return weight * score;
  }

  /** How digits are grouped and how marks are heaped no text tells: were a comma after a full stop judged, it would go. */
  private static boolean isForTheEye(long state, int symbol) {
    int before = CharacterLanguageModel.last(state);
    return symbol == FoldedSymbols.SPACE
        ? before == FoldedSymbols.DIGIT
        : FoldedSymbols.isMark(symbol) && FoldedSymbols.isMark(before);
  }

  /** The state after a character. Of marks in a heap the first alone is remembered. */
  long next(long state, int charClass) {
    int symbol = symbols[charClass];
    long context = state & CharacterLanguageModel.CONTEXT_MASK;
    if (!FoldedSymbols.isMark(symbol) || !isForTheEye(state, symbol)) {
      context = CharacterLanguageModel.extend(context, symbol);
    }
    return context | (long) scripts[charClass] << SCRIPT_SHIFT;
  }
}
