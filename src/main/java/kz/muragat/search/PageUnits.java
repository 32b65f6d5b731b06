package kz.muragat.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import kz.muragat.model.Alternative;
import kz.muragat.model.Language;
import kz.muragat.model.Page;
import kz.muragat.model.Word;
import kz.muragat.text.Hyphenation;
import org.jspecify.annotations.Nullable;

/** The units of a page: its words as they are searched for, numbered in reading order. */
final class PageUnits {

  /**
   * A word, or the two halves of one.
   *
   * @param terms what it can be found by
   * @param readings what it may be as well, by the recogniser's next-best readings
   * @param confidence of the word, or of the less sure half, 0–1
   */
  record Unit(Set<String> terms, Set<String> readings, Language language, double confidence) {

    /** The unit of a word that goes on, or of one that another begins in. */
    private Unit with(Set<String> moreTerms, Set<String> moreReadings, double other) {
      Set<String> allTerms = new LinkedHashSet<>(terms);
      allTerms.addAll(moreTerms);
      Set<String> allReadings = new LinkedHashSet<>(readings);
      allReadings.addAll(moreReadings);
      return new Unit(allTerms, allReadings, language, Math.min(confidence, other));
    }
  }

  private final List<Unit> units = new ArrayList<>();

  /** For each word of the page, the number of its unit; -1 is kept inside this class. */
  private final int[] unitOfWord;

  PageUnits(Page page) {
    List<Word> words = page.lines().flatMap(line -> line.words().stream()).toList();
    unitOfWord = new int[words.size()];
    Map<Integer, Hyphenation.Split> bySecond = new HashMap<>();
    Map<Integer, Hyphenation.Split> byFirst = new HashMap<>();
    for (Hyphenation.Split split : Hyphenation.of(page)) {
      byFirst.put(split.first(), split);
      bySecond.put(split.second(), split);
    }
    for (int i = 0; i < words.size(); i++) {
      Hyphenation.Split begun = bySecond.get(i);
      Set<String> terms = new LinkedHashSet<>(Terms.of(words.get(i).text()));
      Hyphenation.Split begins = byFirst.get(i);
      if (begins != null) {
        terms.addAll(Terms.of(begins.whole()));
        terms.addAll(Terms.of(words.get(i).text() + words.get(begins.second()).text()));
      }
      Set<String> readings = readings(words, i, begins);
      Word word = words.get(i);
      unitOfWord[i] = begun == null
          ? add(new Unit(terms, readings, word.language(), word.confidence()))
          : extend(begun, terms, readings, word.confidence());
    }
  }

  /** Other readings of a word, and of the whole that it begins. */
  private static Set<String> readings(
      List<Word> words, int number, Hyphenation.@Nullable Split begins) {
    Set<String> readings = new LinkedHashSet<>();
    for (Alternative alternative : words.get(number).alternatives()) {
      readings.addAll(Terms.of(alternative.text()));
      if (begins != null && Hyphenation.isCut(alternative.text())) {
        String half = alternative.text().substring(0, alternative.text().length() - 1);
        readings.addAll(Terms.of(half + words.get(begins.second()).text()));
      }
    }
    return readings;
  }

  private int add(Unit unit) {
    if (unit.terms().isEmpty()) {
      return -1;
    }
    units.add(unit);
    return units.size() - 1;
  }

  /** The second half of a cut word joins the first, and so does the first half of a next word that it begins. */
  private int extend(
      Hyphenation.Split begun, Set<String> terms, Set<String> readings, double confidence) {
    int unit = unitOfWord[begun.first()];
    units.set(unit, units.get(unit).with(terms, readings, confidence));
    return unit;
  }

  /** All units, in the order of their numbers from 0. */
  List<Unit> units() {
    return units;
  }

  /** The unit of a word, counted over the whole page; empty for a mark without letter or digit. */
  OptionalInt ofWord(int wordOfPage) {
    int unit = unitOfWord[wordOfPage];
    return unit < 0 ? OptionalInt.empty() : OptionalInt.of(unit);
  }
}
