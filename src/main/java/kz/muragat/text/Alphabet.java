package kz.muragat.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The characters a recogniser can write, in a fixed order that gives each its number. A model keeps the alphabet it was
 * trained with; the order of {@link #standard()} may therefore only change together with a new training.
 *
 * <p>Index 0 is the first character. The CTC blank is no character and has no index here.
 */
public final class Alphabet {

  /** The nine letters that Kazakh has and Russian lacks, small, in the order of the Kazakh alphabet. */
  public static final String KAZAKH_LETTERS = "әғқңөұүһі";

  /** The letters that Russian lost in 1918, small. The last, і, is a Kazakh letter too. */
  public static final String PRE_REFORM_LETTERS = "ѣѳѵі";

  private static final String STANDARD = " 0123456789"
      + "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя"
      + "ѢѣѲѳѴѵ"
      + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
      + ".,;:!?()[]\"'«»„“”’–—-…№§%/\\+=*&@#<>_°|~^{}$€₸×·•";

  private final int[] codePoints;
  private final Map<Integer, Integer> indices;

  private Alphabet(int[] codePoints) {
    this.codePoints = codePoints;
    this.indices = new HashMap<>(codePoints.length * 2);
    for (int i = 0; i < codePoints.length; i++) {
      if (indices.put(codePoints[i], i) != null) {
        throw new IllegalArgumentException(
            "an alphabet names each character once, but this one repeats '"
                + Character.toString(codePoints[i]) + "'");
      }
    }
  }

  /**
   * Everything Muragat writes: space, digits, Kazakh and Russian letters in both cases, pre-reform letters, Latin letters,
   * and the punctuation of documents.
   */
  public static Alphabet standard() {
    return of(STANDARD);
  }

  /**
   * The alphabet of the characters of a string, in its order.
   *
   * @throws IllegalArgumentException if the string is empty or has a character twice
   */
  public static Alphabet of(String characters) {
    if (characters.isEmpty()) {
      throw new IllegalArgumentException("an alphabet has at least one character");
    }
    return new Alphabet(characters.codePoints().toArray());
  }

  /** The number of characters, the CTC blank not among them. */
  public int size() {
    return codePoints.length;
  }

  /** The number of a character, from 0 to {@code size() - 1}; empty where the alphabet lacks it. */
  public OptionalInt indexOf(int codePoint) {
    Integer index = indices.get(codePoint);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /**
   * The character with a number.
   *
   * @param index from 0 to {@code size() - 1}
   * @throws IndexOutOfBoundsException outside that range
   */
  public int codePointAt(int index) {
    return codePoints[index];
  }

  /** Whether the alphabet has the character. */
  public boolean contains(int codePoint) {
    return indices.containsKey(codePoint);
  }

  /** Whether all characters of a text can be written. */
  public boolean canWrite(String text) {
    return text.codePoints().allMatch(this::contains);
  }

  /** All characters in order, such as {@link #of} takes them. */
  public String asString() {
    return new String(codePoints, 0, codePoints.length);
  }

  /** Whether this is one of the nine {@link #KAZAKH_LETTERS}, small or capital. */
  public static boolean isKazakhLetter(int codePoint) {
    return KAZAKH_LETTERS.indexOf(Character.toLowerCase(codePoint)) >= 0;
  }

  /** Whether this is one of the {@link #PRE_REFORM_LETTERS}, small or capital. */
  public static boolean isPreReformLetter(int codePoint) {
    return PRE_REFORM_LETTERS.indexOf(Character.toLowerCase(codePoint)) >= 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Alphabet a && Arrays.equals(codePoints, a.codePoints);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(codePoints);
  }

  @Override
  public String toString() {
    return asString();
  }
}
