package kz.muragat.search;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kz.muragat.model.Language;
import kz.muragat.text.KazakhLatin;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

/** The words that stand in one state of the index, and which of them answer a word of a query. */
final class Vocabulary {

  /** Of the likely mistakes that the index has, so many are looked for. */
  private static final int MAX_MISREAD = 50;

  private static final double ANY_MISTAKE = 1;

  /**
   * Where so many pages have a word as it should be, those that may have it damaged would come behind all that anyone looks
   * at.
   */
  static final int COMMON = 1000;

  private static final int SHORTEST_DAMAGED = 6;

  private static final int LETTERS_FOR_TWO = 8;

  private static final Confusions CONFUSIONS = Confusions.standard();

  private final IndexReader reader;

  Vocabulary(IndexReader reader) {
    this.reader = reader;
  }

  /** Everything that answers a word, of which the index has what it has. */
  WordForms all(String word) throws IOException {
    Set<String> folded = new LinkedHashSet<>(Folding.variants(word));
    Set<String> stems = new LinkedHashSet<>(Stems.variants(word));
    addLatin(word, folded, stems);
    Set<String> readings = new LinkedHashSet<>(folded);
    readings.addAll(stems);
    Map<String, Double> misread = new HashMap<>();
    for (String form : Folding.variants(word)) {
      addMisread(form, misread);
    }
    misread.keySet().removeAll(folded);
    misread.keySet().removeAll(stems);
    return new WordForms(
        exact(word),
        folded,
        stems,
        readings,
        misread,
        isCommon(folded, stems) ? Set.of() : damaged(folded, stems));
  }

  /** Only this form of a word, however it is spelled. */
  static WordForms asWritten(String word) {
    Set<String> folded = Set.copyOf(Folding.variants(word));
    return new WordForms(exact(word), folded, Set.of(), folded, Map.of(), Set.of());
  }

  private static Set<String> exact(String word) {
    return Set.of(Normalizer.normalize(word, Normalizer.Form.NFC));
  }

  /** Latin spellings of Kazakh words have many readings; those that the index has are meant. */
  private void addLatin(String word, Set<String> folded, Set<String> stems) throws IOException {
    for (String cyrillic : KazakhLatin.cyrillic(word)) {
      String stem = Stems.stem(cyrillic, Language.KAZAKH);
      if (isIn(TextField.FOLDED, cyrillic)) {
        folded.add(cyrillic);
        stems.add(stem);
      } else if (isIn(TextField.STEM, stem) || isIn(TextField.FOLDED, stem)) {
        stems.add(stem);
      }
    }
  }

  private boolean isIn(TextField field, String term) throws IOException {
    return pages(field, term) > 0;
  }

  private int pages(TextField field, String term) throws IOException {
    return reader.docFreq(new Term(field.fieldName(), term));
  }

  private boolean isCommon(Set<String> folded, Set<String> stems) throws IOException {
    for (String term : folded) {
      if (pages(TextField.FOLDED, term) >= COMMON) {
        return true;
      }
    }
    for (String stem : stems) {
      if (pages(TextField.STEM, stem) >= COMMON) {
        return true;
      }
    }
    return false;
  }

  /**
   * Short words have too many neighbours: with 4 letters one likely mistake is allowed, with 6 one of any that recognisers
   * are known for, with 8 two likely ones, with 9 any one.
   */
  private static double budget(int letters) {
    if (letters < 4) {
      return 0;
    }
    return letters < 6 ? 0.4 : letters < 8 ? 0.6 : 0.8;
  }

  private void addMisread(String word, Map<String, Double> misread) throws IOException {
    double budget = budget(word.length());
    if (budget == 0 || word.chars().noneMatch(Character::isLetter)) {
      return;
    }
    Map<String, Double> known = CONFUSIONS.misreadings(word, budget);
    Map<String, Double> found = new HashMap<>();
    TreeSet<BytesRef> terms = new TreeSet<>();
    known.keySet().forEach(term -> terms.add(new BytesRef(term)));
    for (String term : accepted(TextField.FOLDED, Automata.makeStringUnion(terms))) {
      found.merge(term, known.getOrDefault(term, budget), Math::min);
    }
    if (word.length() >= 9) {
      Automaton oneMistake = new LevenshteinAutomata(word, false).toAutomaton(1);
      accepted(TextField.FOLDED, oneMistake).forEach(term -> found.putIfAbsent(term, ANY_MISTAKE));
    }
    found.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .limit(MAX_MISREAD)
        .forEach(e -> misread.merge(e.getKey(), e.getValue(), Math::min));
  }

  /**
   * Words that were read with doubt and differ from a form in a letter, or from eight letters on in two; from a stem in their
   * beginning.
   */
  private Set<String> damaged(Set<String> folded, Set<String> stems) throws IOException {
    List<Automaton> alike = new ArrayList<>();
    folded.stream().filter(Vocabulary::isTelling).map(Vocabulary::likeWord).forEach(alike::add);
    stems.stream()
        .filter(Vocabulary::isTelling)
        .map(stem -> Operations.concatenate(likeWord(stem), Automata.makeAnyString()))
        .forEach(alike::add);
    if (alike.isEmpty()) {
      return Set.of();
    }
    Automaton any =
        Operations.determinize(Operations.union(alike), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
    return accepted(TextField.DOUBTED, any);
  }

  /** Shorter words are like too many others. */
  private static boolean isTelling(String word) {
    return word.length() >= SHORTEST_DAMAGED && word.chars().allMatch(Character::isLetter);
  }

  private static Automaton likeWord(String word) {
    int wrong = word.length() >= LETTERS_FOR_TWO ? 2 : 1;
    return new LevenshteinAutomata(word, false).toAutomaton(wrong);
  }

  /** The words of a field that an automaton takes. */
  private Set<String> accepted(TextField field, Automaton automaton) throws IOException {
    CompiledAutomaton compiled = new CompiledAutomaton(automaton, false, true);
    Set<String> words = new LinkedHashSet<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      Terms terms = leaf.reader().terms(field.fieldName());
      if (terms == null) {
        continue;
      }
      TermsEnum matching = compiled.getTermsEnum(terms);
      for (BytesRef term = matching.next(); term != null; term = matching.next()) {
        words.add(term.utf8ToString());
      }
    }
    return words;
  }
}
