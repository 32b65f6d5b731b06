package kz.muragat.text;

import java.util.regex.Pattern;

/** What the letters of a word give away: letters that only one of the languages has. */
final class CyrillicSpelling {

  /** As good as certain; bounded, so that one misread letter does not outvote a whole line. */
  static final double SURE = 6;

  private static final Pattern ONLY_KAZAKH = Pattern.compile("[әғқңөұүһ]");
  private static final Pattern ONLY_RUSSIAN = Pattern.compile("[ѣѳѵ]");

  /** Before 1918 a Russian і stood before vowels and й (исторія, русскій, Россіи), and in міръ. */
  private static final Pattern PRE_REFORM_I = Pattern.compile("і[аеёиоуыэюяѣй]|міръ?");

  /** ъ at the end of a word after a consonant: only Russian before 1918. */
  private static final Pattern FINAL_HARD_SIGN = Pattern.compile("[бвгджзклмнпрстфхцчшщ]ъ$");

  private CyrillicSpelling() {}

  /**
   * Positive for Kazakh, negative for Russian, 0 where the letters say nothing.
   *
   * @param word small Cyrillic letters
   */
  static double logOdds(String word) {
    if (ONLY_KAZAKH.matcher(word).find()) {
      return SURE;
    }
    if (ONLY_RUSSIAN.matcher(word).find() || FINAL_HARD_SIGN.matcher(word).find()) {
      return -SURE;
    }
    if (word.indexOf('і') < 0) {
      return 0;
    }
    return PRE_REFORM_I.matcher(word).replaceAll("").indexOf('і') < 0 ? -1 : SURE;
  }
}
