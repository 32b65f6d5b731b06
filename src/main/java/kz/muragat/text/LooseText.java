package kz.muragat.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** A text without case and punctuation, for figures that count letters, digits and word borders alone. */
public final class LooseText {

  /** Marks and symbols of all scripts, № and § among them. */
  private static final Pattern MARKS = Pattern.compile("[\\p{P}\\p{S}]+");

  private LooseText() {}

  /**
   * Small letters and digits with single spaces between words. Marks vanish and do not part words: "кк-ру" and "ккру" are
   * one word each; a mark that stands alone leaves one space.
   */
  public static String of(String text) {
    return MARKS
        .matcher(text)
        .replaceAll("")
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .strip();
  }
}
