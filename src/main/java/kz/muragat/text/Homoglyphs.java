package kz.muragat.text;

import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Letters that look the same and are not: Latin {@code a} and Cyrillic {@code а}. A word is written in one script, so a
 * word of Cyrillic letters with a Latin look-alike inside was meant to be Cyrillic, and the other way round. Words with
 * only one script, and letters that have no twin, are left as they are.
 */
public final class Homoglyphs {

  private static final String LATIN = "ABCEHKMOPTXYIaceopxyhiəƏǝɵƟ";
  private static final String CYRILLIC = "АВСЕНКМОРТХУІасеорхуһіәӘәөӨ";
  private static final Map<Integer, Integer> TO_CYRILLIC = mapping(LATIN, CYRILLIC);

  /** Only twins that Latin words have; ə and ɵ are read as Kazakh letters wherever they stand. */
  private static final Map<Integer, Integer> TO_LATIN =
      mapping(CYRILLIC.substring(0, 22), LATIN.substring(0, 22));

  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final Pattern ROMAN_NUMERAL =
      Pattern.compile("M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})");

  private Homoglyphs() {}

  /**
   * The text with every word of mixed scripts written in one, where look-alikes allow it: in the script of the letters
   * without a twin; in Cyrillic where all letters have twins, unless they make a Roman numeral. The number of code points
   * stays the same.
   */
  public static String repair(String text) {
    if (!isMixed(text)) {
      return text;
    }
    return WORD.matcher(text).replaceAll(m -> Matcher.quoteReplacement(repairWord(m.group())));
  }

  private static String repairWord(String word) {
    if (!isMixed(word)) {
      return word;
    }
    String latin = replace(word, TO_LATIN);
    String cyrillic = replace(word, TO_CYRILLIC);
    boolean canBeLatin = latin.codePoints().noneMatch(Homoglyphs::isCyrillic);
    boolean canBeCyrillic = cyrillic.codePoints().noneMatch(Homoglyphs::isLatin);
    if (canBeLatin && (!canBeCyrillic || ROMAN_NUMERAL.matcher(latin).matches())) {
      return latin;
    }
    return canBeCyrillic ? cyrillic : word;
  }

  private static boolean isMixed(String text) {
    boolean latin = false;
    boolean cyrillic = false;
    for (int i = 0; i < text.length() && !(latin && cyrillic); i++) {
      // Letters outside the basic plane are of neither script.
      latin |= isLatin(text.charAt(i));
      cyrillic |= isCyrillic(text.charAt(i));
    }
    return latin && cyrillic;
  }

  /** The Cyrillic letter that looks the same as a Latin one; empty where there is none. */
  public static OptionalInt cyrillicTwin(int codePoint) {
    Integer twin = TO_CYRILLIC.get(codePoint);
    return twin == null ? OptionalInt.empty() : OptionalInt.of(twin);
  }

  /** Whether a letter belongs to the Latin script. */
  public static boolean isLatin(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.LATIN;
  }

  /** Whether a letter belongs to the Cyrillic script. */
  public static boolean isCyrillic(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.CYRILLIC;
  }

  private static String replace(String word, Map<Integer, Integer> mapping) {
    return word.codePoints()
        .map(c -> mapping.getOrDefault(c, c))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static Map<Integer, Integer> mapping(String from, String to) {
    return java.util.stream.IntStream.range(0, from.length())
        .boxed()
        .collect(Collectors.toUnmodifiableMap(
            i -> (int) from.charAt(i), i -> (int) to.charAt(i), (a, b) -> a));
  }
}
