package kz.muragat.search;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import kz.muragat.model.Language;
import kz.muragat.text.Homoglyphs;

/**
 * Takes from a word what a searcher cannot know: case, ё or е, the spelling of before 1918 (ѣ ѳ ѵ, ъ at the end, and in
 * Russian words і, and з before с in prefixes), Latin look-alikes. Kazakh і is a letter of its own and stays.
 */
final class Folding {

  /** Before 1918 разсказъ, изслѣдованіе, безсмертный: since then the letter follows the sound. */
  private static final Pattern BEFORE_S = Pattern.compile("^(бе|во|и|ни|ра|ро|чере)з(?=с)");

  private static final String HARD_SIGN = "ъ";

  private Folding() {}

  /** A word of a known language; an undetermined one is folded like Kazakh, which changes less. */
  static String fold(String word, Language language) {
    String folded = Homoglyphs.repair(Normalizer.normalize(word, Normalizer.Form.NFC))
        .toLowerCase(Locale.ROOT)
        .replace('ё', 'е')
        .replace('ѣ', 'е')
        .replace('ѳ', 'ф')
        .replace('ѵ', 'и');
    if (language == Language.RUSSIAN) {
      folded = BEFORE_S.matcher(folded.replace('і', 'и')).replaceFirst("$1с");
    }
    // Kazakh and modern Russian words never end in ъ
    boolean oldEnding = folded.endsWith(HARD_SIGN) && folded.length() > 1;
    return oldEnding ? folded.substring(0, folded.length() - 1) : folded;
  }

  /** What a word may have become in the index, its language not known: one or two forms. */
  static List<String> variants(String word) {
    Set<String> variants = new LinkedHashSet<>();
    variants.add(fold(word, Language.KAZAKH));
    variants.add(fold(word, Language.RUSSIAN));
    return List.copyOf(variants);
  }
}
