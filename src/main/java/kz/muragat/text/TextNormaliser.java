package kz.muragat.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * One way to write a text, so that two readings of the same ink compare as equal. Spelling, case and punctuation stay as
 * they are; only what nobody can see on paper changes.
 */
public final class TextNormaliser {

  /**
   * Soft hyphen, zero-width space and joiners, marks of writing direction, word joiner, byte order mark; and control
   * characters that are no white space.
   */
  private static final Pattern INVISIBLE = Pattern.compile(
      "[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\uFEFF]|[\\p{Cc}&&[^\\s\\u0085]]");

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\u0085]+");

  /** Palochka, and the marks of which {@link Alphabet#standard()} has a twin. */
  private static final String VARIANTS = "ӀӏӉӊӇӈ‐‑−‒―‟ʼ‘`´‚⁄∙‧";

  private static final String PLAIN = "ІіҢңҢң---–—“’’’’,/··";

  private TextNormaliser() {}

  /**
   * The text in NFC, with runs of white space as one space and none at the ends, without invisible characters, with one
   * code point for each look-alike mark, and with each word in one script ({@link Homoglyphs}).
   */
  public static String normalise(String text) {
    String visible =
        INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("");
    String spaced = SPACES.matcher(visible).replaceAll(" ").strip();
    return Homoglyphs.repair(unifyMarks(spaced));
  }

  private static String unifyMarks(String text) {
    StringBuilder unified = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int variant = VARIANTS.indexOf(text.charAt(i));
      unified.append(variant < 0 ? text.charAt(i) : PLAIN.charAt(variant));
    }
    return unified.toString();
  }
}
