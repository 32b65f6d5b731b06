package kz.muragat.train;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.muragat.model.Language;
import kz.muragat.model.Recognition;
import kz.muragat.model.Recognition.ReadWord;
import kz.muragat.model.Style;
import kz.muragat.recognise.CharacterLanguageModel;
import kz.muragat.recognise.ConfidenceCurve;
import kz.muragat.recognise.CtcDecoder;
import kz.muragat.recognise.LineOutput;
import kz.muragat.recognise.ModelDescription;
import kz.muragat.recognise.TorchLineRecogniser;
import kz.muragat.text.Alphabet;
import kz.muragat.text.ErrorRate;
import kz.muragat.text.LanguageGuess;
import kz.muragat.text.RightWords;
import kz.muragat.train.synth.LabelledLine;
import kz.muragat.train.synth.LineSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds on validation lines how a model is best decoded: how much the language model counts in each style, and how often words
 * of each confidence are right. Lines are read once by the network and decoded with every weight. For one thread.
 */
public final class Calibration {

  private static final List<Double> WEIGHTS = List.of(0.0, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8);
  private static final int BATCH = 32;

  /** Words of lines with an even seed are fitted to, the others tell how good the fit is. */
  private record Trial(ErrorRate rate, List<Reliability.Judged> words, long seed) {}

  private final Map<Style, Map<Double, List<Trial>>> trials = new EnumMap<>(Style.class);
  private final LanguageGuess languages = LanguageGuess.standard();
  private final Map<String, int[]> told = new TreeMap<>();
  private final Map<Double, CtcDecoder> decoders = new TreeMap<>();
  private long decodingNanos;
  private int lines;

  /**
   * @param language null for none: then only confidences are fitted
   */
  public Calibration(ModelDescription model, @Nullable CharacterLanguageModel language) {
    for (double weight : language == null ? List.of(0.0) : WEIGHTS) {
      decoders.put(
          weight,
          new CtcDecoder(
              Alphabet.of(model.alphabet()),
              model.temperature(),
              language,
              weight,
              ConfidenceCurve.NONE));
    }
  }

  /** Reads the lines of seeds {@code from} to {@code from + count - 1}, as hard as they get. */
  public void read(TorchLineRecogniser recogniser, LineSource source, long from, int count) {
    for (int start = 0; start < count; start += BATCH) {
      List<LabelledLine> batch = new ArrayList<>();
      for (int i = start; i < Math.min(count, start + BATCH); i++) {
        batch.add(source.line(from + i, 1));
      }
      List<LineOutput> outputs =
          recogniser.outputs(batch.stream().map(LabelledLine::image).toList());
      for (int i = 0; i < batch.size(); i++) {
        decode(batch.get(i), outputs.get(i), from + start + i);
      }
    }
    lines += count;
  }

  private void decode(LabelledLine line, LineOutput output, long seed) {
    long start = cpuNanos();
    decoders.forEach((weight, decoder) -> {
      Recognition read = output.decoded(decoder);
      List<Boolean> right =
          RightWords.of(read.words().stream().map(ReadWord::text).toList(), line.text());
      List<Reliability.Judged> words = new ArrayList<>();
      for (int i = 0; i < right.size(); i++) {
        words.add(new Reliability.Judged(read.words().get(i).confidence(), right.get(i)));
      }
      trials
          .computeIfAbsent(output.style(), s -> new TreeMap<>())
          .computeIfAbsent(weight, w -> new ArrayList<>())
          .add(new Trial(ErrorRate.ofCharacters(line.text(), read.text()), words, seed));
      if (weight == 0) {
        tell(line, read);
      }
    });
    decodingNanos += cpuNanos() - start;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Counts how often style and language are told rightly. */
  private void tell(LabelledLine line, Recognition read) {
    if (line.text().isEmpty()) {
      return;
    }
    count("style", line.style() == read.style());
    count("style." + line.style().name().toLowerCase(Locale.ROOT), line.style() == read.style());
    List<Language> words =
        languages.ofLine(read.words().stream().map(ReadWord::text).toList());
    if (line.language() != Language.UNDETERMINED) {
      count("language.lines", LanguageGuess.mostOf(words) == line.language());
    }
  }

  private void count(String what, boolean right) {
    int[] counts = told.computeIfAbsent(what, w -> new int[2]);
    counts[0] += right ? 1 : 0;
    counts[1]++;
  }

  /**
   * What was found.
   *
   * @param weights of the language model by style, those above 0 only
   * @param curve fitted on all lines
   * @param scores by name: expected calibration error before and after, on lines not fitted to; error rates of each style with
   *     and without the language model; shares of lines whose style and language were told rightly
   * @param diagram as SVG, of the lines not fitted to
   * @param report a few lines for a reader, with the error rate of every weight
   */
  public record Result(
      Map<Style, Double> weights,
      ConfidenceCurve curve,
      Map<String, Double> scores,
      String diagram,
      String report) {}

  /**
   * The best settings for the lines read so far.
   *
   * @throws IllegalStateException where none of them had words
   */
  public Result result() {
    Map<Style, Double> weights = new EnumMap<>(Style.class);
    Map<String, Double> scores = new TreeMap<>();
    StringBuilder report = new StringBuilder();
    List<Trial> chosen = new ArrayList<>();
    trials.forEach((style, byWeight) -> {
      double weight = best(byWeight);
      String name = style.name().toLowerCase(Locale.ROOT);
      if (weight > 0) {
        weights.put(style, weight);
      }
      chosen.addAll(byWeight.getOrDefault(weight, List.of()));
      report.append(name).append(": CER");
      byWeight.forEach((w, list) -> report.append(String.format(
          Locale.ROOT,
          " %.2f %% at %.2f%s,",
          100 * rate(list).rate(),
          w,
          w == weight ? " (chosen)" : "")));
      report.setCharAt(report.length() - 1, '\n');
      scores.put("calibration.cer." + name + ".alone", rate(byWeight.get(0.0)).rate());
      scores.put(
          "calibration.cer." + name + ".language", rate(byWeight.get(weight)).rate());
    });
    Reliability all = words(chosen, 0, 1);
    if (all.words().isEmpty()) {
      throw new IllegalStateException("no word was read in " + lines + " lines");
    }
    Reliability held = words(chosen, 1, 2);
    ConfidenceCurve half = words(chosen, 0, 2).fitted();
    Reliability corrected = held.corrected(half);
    scores.put("calibration.error.decoded", held.expectedError());
    scores.put("calibration.error.corrected", corrected.expectedError());
    told.forEach(
        (what, counts) -> scores.put("calibration." + what, (double) counts[0] / counts[1]));
    report.append(String.format(
        Locale.ROOT,
        "Expected calibration error of words, on lines not fitted to: %.3f as decoded, %.3f corrected.%n"
            + "Decoding took %.1f ms of processor time a line and weight.%n",
        held.expectedError(),
        corrected.expectedError(),
        decodingNanos / 1e6 / Math.max(1, lines) / decoders.size()));
    told.forEach((what, counts) -> report.append(
        String.format(Locale.ROOT, "%s told rightly: %d of %d%n", what, counts[0], counts[1])));
    return new Result(
        weights, all.fitted(), scores, ReliabilityDiagram.of(held, corrected), report.toString());
  }

  /**
   * The smallest weight that reads about as well as the best one does: what is more would only make the language bolder. No
   * weight where the best gains no more on the network alone than chance would give.
   */
  private static double best(Map<Double, List<Trial>> byWeight) {
    double best = 0;
    for (double weight : byWeight.keySet()) {
      if (rate(byWeight.get(weight)).errors() < rate(byWeight.get(best)).errors()) {
        best = weight;
      }
    }
    for (double weight : new TreeSet<>(byWeight.keySet())) {
      if (!isBetter(byWeight.get(best), byWeight.get(weight))) {
        return weight;
      }
    }
    return best;
  }

  /** Whether errors are fewer by more than one standard deviation of the difference, line by line. */
  private static boolean isBetter(@Nullable List<Trial> one, @Nullable List<Trial> other) {
    if (one == null || other == null) {
      return false;
    }
    long gained = 0;
    double variance = 0;
    for (int i = 0; i < one.size(); i++) {
      long gain = other.get(i).rate.errors() - one.get(i).rate.errors();
      gained += gain;
      variance += (double) gain * gain;
    }
    return gained > Math.sqrt(variance);
  }

  private static ErrorRate rate(@Nullable List<Trial> trials) {
    return trials == null
        ? ErrorRate.NONE
        : trials.stream().map(Trial::rate).reduce(ErrorRate.NONE, ErrorRate::plus);
  }

  /** The words of the lines whose seed leaves this remainder. */
  private static Reliability words(List<Trial> trials, int remainder, int divisor) {
    return new Reliability(trials.stream()
        .filter(trial -> Math.floorMod(trial.seed, divisor) == remainder)
        .flatMap(trial -> trial.words.stream())
        .toList());
  }
}
