package kz.muragat.recognise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import kz.muragat.model.Alternative;
import kz.muragat.model.Recognition.ReadWord;
import kz.muragat.text.Alphabet;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among the readings of a word, whose place on the line is known, and says how sure they are.
 *
 * <p>Immutable and safe for many threads.
 */
final class WordReader {

  private static final int MAX_ALTERNATIVES = 4;
  /** A reading this much less likely than the best is not worth keeping. */
  private static final double CLOSE = 0.02;

  private final Alphabet alphabet;
  private final int space;
  private final ConfidenceCurve confidences;

  /**
   * @param confidences by which the probabilities of words are corrected
   */
  WordReader(Alphabet alphabet, ConfidenceCurve confidences) {
    this.alphabet = alphabet;
    this.space = alphabet.indexOf(' ').orElse(-1) + 1;
    this.confidences = confidences;
  }

  /** What the language says of a word: who is asked, what stands before the word, whether nothing follows. */
  record Context(@Nullable LineLanguage language, long state, boolean last) {}

  /**
   * Reads a word.
   *
   * @param probabilities of the line, step after step
   * @param group the word's runs on the line's path
   * @param start the first step that belongs to the word
   * @param end the step after the last
   * @param span where the word is seen, from and to, as shares of the picture's width
   */
  ReadWord read(
      float[][] probabilities,
      List<CtcRun> group,
      int start,
      int end,
      double[] span,
      Context context) {
    int[] greedy = CtcRun.classes(group);
    List<PrefixBeam.Reading> readings = readings(probabilities, greedy, start, end, context);
    if (readings.isEmpty()) {
      double product = group.stream().mapToDouble(CtcRun::peak).reduce(1, (a, b) -> a * b);
      readings = List.of(new PrefixBeam.Reading(greedy, product));
    }
    PrefixBeam.Reading best = readings.get(0);
    double confidence = confidences.at(best.probability());
    // What confidence was taken from the best reading goes to the others, and the other way round.
    double others = best.probability() < 1 ? (1 - confidence) / (1 - best.probability()) : 1;
    List<Alternative> alternatives = readings.stream()
        .skip(1)
        .filter(reading ->
            reading.probability() >= CLOSE * best.probability() && reading.probability() > 0)
        .limit(MAX_ALTERNATIVES)
        .map(reading -> new Alternative(
            text(reading.classes()), Math.min(confidence, others * reading.probability())))
        .toList();
    boolean onBestPath = Arrays.equals(best.classes(), greedy);
    double even = Math.pow(best.probability(), 1.0 / best.classes().length);
    List<Double> characters = onBestPath
        ? group.stream().map(CtcRun::peak).toList()
        : IntStream.range(0, best.classes().length).mapToObj(i -> even).toList();
    return new ReadWord(
        text(best.classes()), span[0], span[1], confidence, characters, alternatives);
  }

  /**
   * The readings of a word, the best first: without language by probability; with it the one that suits the line, each with
   * its share of the probability that all have together, the language counted in.
   */
  private List<PrefixBeam.Reading> readings(
      float[][] probabilities, int[] greedy, int start, int end, Context context) {
    List<PrefixBeam.Reading> readings =
        new ArrayList<>(PrefixBeam.read(probabilities, start, end, space).stream()
            .filter(reading -> reading.classes().length > 0)
            .toList());
    LineLanguage helper = context.language();
    if (helper == null) {
      return readings;
    }
    if (readings.stream().noneMatch(reading -> Arrays.equals(reading.classes(), greedy))) {
      double probability = CtcAlignment.probability(probabilities, start, end, greedy, space);
      readings.add(new PrefixBeam.Reading(greedy, probability));
    }
    double[] fits =
        readings.stream().mapToDouble(r -> fit(helper, r.classes(), context)).toArray();
    double most = Arrays.stream(fits).max().orElse(0);
    double all = 0;
    double weighted = 0;
    for (int i = 0; i < fits.length; i++) {
      all += readings.get(i).probability();
      weighted += readings.get(i).probability() * Math.exp(fits[i] - most);
    }
    double scale = weighted > 0 ? Math.min(1, all) / weighted : 0;
    return IntStream.range(0, fits.length)
        .mapToObj(i -> new PrefixBeam.Reading(
            readings.get(i).classes(),
            Math.min(1, readings.get(i).probability() * Math.exp(fits[i] - most) * scale)))
        .sorted(Comparator.<PrefixBeam.Reading>comparingInt(
                reading -> Arrays.equals(reading.classes(), greedy) ? 0 : 1)
            .thenComparingDouble(reading -> -reading.probability()))
        .toList();
  }

  private double fit(LineLanguage helper, int[] classes, Context context) {
    long state = context.state;
    double fit = 0;
    for (int c : classes) {
      fit += helper.score(state, c);
      state = helper.next(state, c);
    }
    return context.last || space == 0 ? fit : fit + helper.score(state, space);
  }

  private String text(int[] classes) {
    StringBuilder text = new StringBuilder();
    for (int c : classes) {
      text.appendCodePoint(alphabet.codePointAt(c - 1));
    }
    return text.toString();
  }
}
