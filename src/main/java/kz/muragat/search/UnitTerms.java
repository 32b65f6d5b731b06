package kz.muragat.search;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Set;
import kz.muragat.model.Language;

/**
 * The terms that stand in the index for a word of a page, all at its position.
 *
 * @param exact as written, but for NFC
 * @param folded as {@link Folding} leaves it
 * @param stems as {@link Stems} leaves it, where that is not the folded word
 * @param readings next-best readings of the recogniser, folded, and their stems
 * @param doubted the folded word once more if it was read with doubt; none of others
 */
record UnitTerms(
    Set<String> exact,
    Set<String> folded,
    Set<String> stems,
    Set<String> readings,
    Set<String> doubted) {

  /** Below this confidence a word may be damaged beyond the mistakes that are known. */
  static final double DOUBT = 0.8;

  static UnitTerms of(PageUnits.Unit unit) {
    Language language = unit.language();
    Set<String> exact = new LinkedHashSet<>();
    Set<String> folded = new LinkedHashSet<>();
    Set<String> stems = new LinkedHashSet<>();
    for (String term : unit.terms()) {
      exact.add(Normalizer.normalize(term, Normalizer.Form.NFC));
      folded.add(Folding.fold(term, language));
    }
    folded.forEach(term -> stems.add(Stems.stem(term, language)));
    stems.removeAll(folded);
    Set<String> readings = new LinkedHashSet<>();
    for (String reading : unit.readings()) {
      String other = Folding.fold(reading, language);
      readings.add(other);
      readings.add(Stems.stem(other, language));
    }
    readings.removeAll(folded);
    Set<String> doubted = unit.confidence() < DOUBT ? folded : Set.of();
    return new UnitTerms(exact, folded, stems, readings, doubted);
  }
}
