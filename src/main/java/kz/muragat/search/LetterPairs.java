package kz.muragat.search;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The pairs of neighbouring letters in a word, its edges among them: {@code ^с сө өз з$}. A wrong, missing or additional
 * letter changes two pairs at most, so that words which differ in n letters share all pairs but 2n (Ukkonen 1992).
 */
final class LetterPairs {

  private static final char BEGIN = '^';
  private static final char END = '$';

  /** Shorter words share too many pairs with others. */
  private static final int SHORTEST = 6;

  private static final int LETTERS_FOR_TWO = 8;

  /** Fewer are in too many words. */
  private static final int LEAST = 4;

  /**
   * What of a word's pairs has to be found at one place.
   *
   * @param least so many of them
   */
  record Wanted(Set<String> pairs, int least) {}

  private LetterPairs() {}

  /** All pairs of a word. */
  static Set<String> ofWord(String word) {
    Set<String> pairs = ofBeginning(word);
    pairs.add("" + word.charAt(word.length() - 1) + END);
    return pairs;
  }

  /** The pairs of a word that may go on. */
  private static Set<String> ofBeginning(String word) {
    Set<String> pairs = new LinkedHashSet<>();
    pairs.add("" + BEGIN + word.charAt(0));
    for (int i = 1; i < word.length(); i++) {
      pairs.add(word.substring(i - 1, i + 1));
    }
    return pairs;
  }

  /**
   * What is looked for, for each spelling and each stem: one letter may be wrong in words of six letters and more, two in
   * those of eight and more.
   */
  static Set<Wanted> wanted(Set<String> folded, Set<String> stems) {
    Set<Wanted> wanted = new LinkedHashSet<>();
    folded.forEach(word -> add(wanted, word, ofWord(word)));
    stems.forEach(stem -> add(wanted, stem, ofBeginning(stem)));
    return wanted;
  }

  private static void add(Set<Wanted> wanted, String word, Set<String> pairs) {
    if (word.length() >= SHORTEST && word.chars().allMatch(Character::isLetter)) {
      int wrong = word.length() >= LETTERS_FOR_TWO ? 2 : 1;
      wanted.add(new Wanted(pairs, Math.max(LEAST, pairs.size() - 2 * wrong)));
    }
  }
}
