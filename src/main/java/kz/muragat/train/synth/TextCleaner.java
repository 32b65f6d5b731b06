package kz.muragat.train.synth;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text from the world fit for labels: NFC, single spaces, one kind of dash between words, and no Latin letter inside a
 * Cyrillic word, since its picture would be the same and its label another.
 */
final class TextCleaner {

  private static final Pattern MIXED = Pattern.compile(
      "[\\p{IsCyrillic}A-Za-z]*(?:\\p{IsCyrillic}[A-Za-z]|[A-Za-z]\\p{IsCyrillic})[\\p{IsCyrillic}A-Za-z]*");
  private static final Pattern WORD = Pattern.compile("[\\p{IsCyrillic}]+(?:-[\\p{IsCyrillic}]+)*");
  private static final String LATIN = "ABCEHIKMOPTXYaceiopxyh";
  private static final String CYRILLIC = "АВСЕНІКМОРТХУасеіорхуһ";

  private TextCleaner() {}

  /** Roman numerals as texts have them: often with Cyrillic Х and І. */
  private static final Pattern ROMAN =
      Pattern.compile("(?<![\\p{L}\\d])(?=[VIXХІ]*[IVXХІ]{2})[VIXХІ]+(?![\\p{L}\\d])");

  private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*");
  private static final Pattern CLEARLY_LATIN = Pattern.compile("[DFGJLNQRSUVWZbdfgjlmnqrstuvwz]");

  /**
   * The same text with the letters that an eye would take it to have: a run of letters and digits that could as well be
   * Cyrillic is Cyrillic.
   */
  static String readable(String text) {
    return LATIN_WORD
        .matcher(text)
        .replaceAll(run -> Matcher.quoteReplacement(
            CLEARLY_LATIN.matcher(run.group()).find() ? run.group() : toCyrillic(run.group())));
  }

  static boolean isCyrillic(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.CYRILLIC;
  }

  /** Whether this is one word of Cyrillic letters, perhaps with hyphens, of a length found in documents. */
  static boolean isWord(String text) {
    return text.length() <= 32 && WORD.matcher(text).matches();
  }

  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /** The clean text; empty where words mix scripts beyond repair or nothing is left. */
  static Optional<String> clean(String raw) {
    String text = Normalizer.normalize(raw, Normalizer.Form.NFC)
        .replace('\u2212', '–')
        .replace('\u2011', '-')
        .replace("\u00AD", "")
        .replace("\u0301", "")
        .replaceAll("(?<=[\\s\u00A0]|^)[–―](?=[\\s\u00A0]|$)", "—")
        .replaceAll("[\\s\\u00A0\\u2000-\\u200B\\u202F\\uFEFF]+", " ")
        .strip();
    text = ROMAN
        .matcher(text)
        .replaceAll(numeral -> numeral.group().replace('Х', 'X').replace('І', 'I'));
    Matcher mixed = MIXED.matcher(text);
    StringBuilder repaired = new StringBuilder();
    while (mixed.find()) {
      String word = toCyrillic(mixed.group());
      if (MIXED.matcher(word).find()) {
        return Optional.empty();
      }
      mixed.appendReplacement(repaired, Matcher.quoteReplacement(word));
    }
    mixed.appendTail(repaired);
    return repaired.length() == 0 ? Optional.empty() : Optional.of(repaired.toString());
  }

  private static String toCyrillic(String word) {
    StringBuilder result = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      int at = LATIN.indexOf(word.charAt(i));
      result.append(at < 0 ? word.charAt(i) : CYRILLIC.charAt(at));
    }
    return result.toString();
  }
}
