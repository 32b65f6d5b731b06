package kz.muragat.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import kz.muragat.model.Language;
import kz.muragat.text.KazakhStemmer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Stems of folded words: Kazakh ones by {@link KazakhStemmer}, Russian ones by Lucene's light stemmer, which gives
 * endings of before 1918 their new form first. Safe for many threads.
 */
final class Stems {

  private static final KazakhStemmer KAZAKH = KazakhStemmer.standard();

  /** русскаго, прежняго; and of adjectives новыя, русскія. */
  private static final Pattern OLD_GENITIVE = Pattern.compile("(?<=.{3})([ая])го$");

  private static final Pattern OLD_PLURAL = Pattern.compile("(?<=.{3})([ыи])я$");

  private Stems() {}

  /** The stem of a word of a known language; the word itself where it has none. */
  static String stem(String folded, Language language) {
    return switch (language) {
      case KAZAKH -> KAZAKH.stem(folded);
      case RUSSIAN -> russian(folded);
      case UNDETERMINED -> folded;
    };
  }

  /** The stems of a word of a query, whose language is not known. */
  static List<String> variants(String word) {
    Set<String> stems = new LinkedHashSet<>();
    stems.add(KAZAKH.stem(Folding.fold(word, Language.KAZAKH)));
    stems.add(russian(Folding.fold(word, Language.RUSSIAN)));
    return List.copyOf(stems);
  }

  private static String russian(String folded) {
    String modern =
        OLD_GENITIVE.matcher(folded).replaceFirst(m -> m.group(1).equals("а") ? "ого" : "его");
    // история ends so too, and loses the same letters either way
    modern = OLD_PLURAL.matcher(modern).replaceFirst("$1е");
    try (OneWord word = new OneWord(modern);
        RussianLightStemFilter stemmer = new RussianLightStemFilter(word)) {
      stemmer.incrementToken();
      return word.text();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("memory does not fail to be read", e);
    }
  }

  /** A word as Lucene's filters take it. */
  private static final class OneWord extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final String word;

    OneWord(String word) {
      this.word = word;
    }

    @Override
    public boolean incrementToken() {
      term.setEmpty().append(word);
      return true;
    }

    String text() {
      return term.toString();
    }
  }
}
