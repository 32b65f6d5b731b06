package kz.muragat.text;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.model.BlockKind;
import kz.muragat.model.Page;
import kz.muragat.model.TextBlock;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;

/**
 * Words that a line end has cut in two: the last word of a line of running text ends in a letter and a hyphen, and the
 * first word of the next line of running text goes on with a small letter. The next line may stand in the next column;
 * page numbers, headings, table rows and notes in between are passed over.
 *
 * <p>Words with a hyphen of their own that happens to fall on a line end (кто-/нибудь) cannot be told from these by
 * letters alone; a capital after the line end (Алма-/Ата) can, and is not joined.
 */
public final class Hyphenation {

  private static final String HYPHENS = "-\u2010\u00AD¬";

  private Hyphenation() {}

  /**
   * A word in two halves.
   *
   * @param first number of the first half among all words of the page in reading order, from 0
   * @param second number of the second half, above {@code first}
   * @param whole both without the hyphen between, the second with what follows it (a full stop, a comma)
   */
  public record Split(int first, int second, String whole) {}

  /** All cut words of a page in reading order. */
  public static List<Split> of(Page page) {
    List<Split> splits = new ArrayList<>();
    Word openHalf = null;
    int openAt = 0;
    int start = 0;
    for (TextBlock block : page.blocks()) {
      for (TextLine line : block.lines()) {
        List<Word> words = line.words();
        if (block.kind() == BlockKind.TEXT) {
          if (openHalf != null && startsSmall(words.get(0).text())) {
            splits.add(
                new Split(openAt, start, stem(openHalf.text()) + words.get(0).text()));
          }
          Word last = words.get(words.size() - 1);
          openHalf = isCut(last.text()) ? last : null;
          openAt = start + words.size() - 1;
        }
        start += words.size();
      }
    }
    return splits;
  }

  /** Whether a word at a line's end looks cut: a letter, and then a hyphen as its last character. */
  public static boolean isCut(String lastWordOfLine) {
    int length = lastWordOfLine.length();
    return length >= 2
        && HYPHENS.indexOf(lastWordOfLine.charAt(length - 1)) >= 0
        && Character.isLetter(lastWordOfLine.codePointBefore(length - 1));
  }

  private static String stem(String cutWord) {
    return cutWord.substring(0, cutWord.length() - 1);
  }

  private static boolean startsSmall(String word) {
    return Character.isLowerCase(word.codePointAt(0));
  }
}
