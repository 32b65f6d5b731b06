package kz.muragat.recognise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import kz.muragat.model.Alternative;
import kz.muragat.model.Recognition.ReadWord;
import kz.muragat.text.Alphabet;
import kz.muragat.text.Homoglyphs;
import org.jspecify.annotations.Nullable;

/**
 * Turns the network's output into words. The best path, or the best reading in the eyes of network and language, says where
 * the spaces are; each word between two of them is then read by prefix beam, which gives its probability and the next-best
 * readings. A Latin letter inside a Cyrillic word gives way to its twin unless the network is sure of it.
 *
 * <p>Immutable and safe for many threads.
 */
public final class CtcDecoder {

  private static final int MAX_ALTERNATIVES = 4;
  /** A reading this much less likely than the best is not worth keeping. */
  private static final double CLOSE = 0.02;
  /** A Latin letter in a Cyrillic word stays where it is this many times as likely as its twin. */
  private static final double SURE_OF_SCRIPT = 200;
  /** Where the likeliest characters are on average less likely than this, the picture is dirt, in which the language model
   * would find words. */
  private static final double LEGIBLE = 0.5;
  /** Where the letters of a text are on average less likely than this, the picture shows another. */
  private static final double SHOWN = 0.3;

  private final Alphabet alphabet;
  private final double temperature;
  private final int space;
  private final int[] twins;
  private final boolean[] cyrillic;
  private final boolean[] latin;
  private final @Nullable LineLanguage language;
  private final ConfidenceCurve confidences;

  /**
   * A decoder without a language model, whose confidences are those of the network.
   *
   * @param temperature by which logits are divided before they become probabilities; 1 leaves them
   */
  public CtcDecoder(Alphabet alphabet, double temperature) {
    this(alphabet, temperature, null, 0, ConfidenceCurve.NONE);
  }

  /**
   * @param temperature by which logits are divided before they become probabilities; 1 leaves them
   * @param model of the language; null for none
   * @param weight of the language model; 0 for none
   * @param confidences by which the probabilities of words are corrected
   */
  public CtcDecoder(
      Alphabet alphabet,
      double temperature,
      @Nullable CharacterLanguageModel model,
      double weight,
      ConfidenceCurve confidences) {
    this.alphabet = alphabet;
    this.temperature = temperature;
    this.space = alphabet.indexOf(' ').orElse(-1) + 1;
    this.language = model == null || weight <= 0 ? null : new LineLanguage(model, alphabet, weight);
    this.confidences = confidences;
    twins = new int[alphabet.size() + 1];
    cyrillic = new boolean[twins.length];
    latin = new boolean[twins.length];
    for (int c = 1; c < twins.length; c++) {
      int codePoint = alphabet.codePointAt(c - 1);
      cyrillic[c] = Homoglyphs.isCyrillic(codePoint);
      latin[c] = Homoglyphs.isLatin(codePoint);
      twins[c] = Homoglyphs.cyrillicTwin(codePoint).stream()
          .flatMap(twin -> alphabet.indexOf(twin).stream())
          .map(index -> index + 1)
          .findFirst()
          .orElse(0);
    }
  }

  /** A run of the best path: one character and the steps on which it is the likeliest. */
  private record Run(int charClass, int first, int last, double peak) {}

  /**
   * The text of the best path.
   *
   * @param logits step after step, {@code classes} values each, beginning at {@code from}
   */
  public String bestPath(float[] logits, int from, int steps) {
    StringBuilder text = new StringBuilder();
    for (Run run : runs(probabilities(logits, from, steps))) {
      text.appendCodePoint(alphabet.codePointAt(run.charClass - 1));
    }
    return text.toString().strip().replaceAll(" +", " ");
  }

  /**
   * The words of a line.
   *
   * @param logits step after step, beginning at {@code from}
   * @param steps of the picture itself, without its padding
   * @param input the picture, on which the words' edges are found
   */
  public List<ReadWord> words(float[] logits, int from, int steps, LineInput input) {
    float[][] probabilities = probabilities(logits, from, steps);
    List<Run> runs = runs(probabilities);
    LineLanguage helper = isLegible(runs) ? language : null;
    if (helper != null) {
      runs = read(probabilities, runs, helper);
    }
    List<List<Run>> groups = groups(runs);
    WordEdges edges = new WordEdges(input);
    List<ReadWord> words = new ArrayList<>();
    long state = helper == null ? 0 : helper.start();
    int start = 0;
    for (int i = 0; i < groups.size(); i++) {
      List<Run> group = groups.get(i);
      boolean last = i + 1 == groups.size();
      int end = last ? steps : (lastStep(group) + groups.get(i + 1).get(0).first + 1) / 2;
      end = Math.max(end, lastStep(group) + 1);
      int leftGap = i == 0 ? 0 : lastStep(groups.get(i - 1));
      int rightGap = last ? steps : groups.get(i + 1).get(0).first;
      double[] span = edges.span(leftGap, group.get(0).first, lastStep(group), rightGap);
      group = inOneScript(probabilities, group, start, end);
      words.add(word(probabilities, group, start, end, span, new Context(helper, state, last)));
      if (helper != null) {
        for (Run run : group) {
          state = helper.next(state, run.charClass);
        }
        state = helper.next(state, space);
      }
      start = end;
    }
    return words;
  }

  /**
   * Where the words of a known text stand, by its likeliest alignment.
   *
   * @param logits as {@link #words} takes them
   * @return one for each word; none where the line hardly shows the text, or has letters outside the alphabet
   */
  public List<LineRecogniser.Span> spans(
      float[] logits, int from, int steps, LineInput input, List<String> words) {
    int[] codePoints = String.join(" ", words).codePoints().toArray();
    int[] text = new int[codePoints.length];
    for (int i = 0; i < text.length; i++) {
      text[i] = alphabet.indexOf(codePoints[i]).orElse(-1) + 1;
      if (text[i] == 0) {
        return List.of();
      }
    }
    float[][] probabilities = probabilities(logits, from, steps);
    int[] places = CtcAlignment.best(probabilities, text);
    int[] first = new int[text.length];
    int[] last = new int[text.length];
    double[] peaks = new double[text.length];
    Arrays.fill(first, -1);
    for (int t = 0; t < places.length; t++) {
      int place = places[t];
      if (place >= 0) {
        first[place] = first[place] < 0 ? t : first[place];
        last[place] = t;
        peaks[place] = Math.max(peaks[place], probabilities[t][text[place]]);
      }
    }
    if (places.length == 0 || Arrays.stream(peaks).average().orElse(0) < SHOWN) {
      return List.of();
    }
    WordEdges edges = new WordEdges(input);
    List<LineRecogniser.Span> spans = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < words.size(); i++) {
      int end = at + (int) words.get(i).codePoints().count();
      boolean isLast = i + 1 == words.size();
      double[] span = edges.span(
          i == 0 ? 0 : last[at - 2], first[at], last[end - 1], isLast ? steps : first[end + 1]);
      spans.add(new LineRecogniser.Span(span[0], span[1]));
      at = end + 1;
    }
    return spans;
  }

  /** What the language says of a word: who is asked, what stands before the word, whether nothing follows. */
  private record Context(@Nullable LineLanguage language, long state, boolean last) {}

  private static int lastStep(List<Run> group) {
    return group.get(group.size() - 1).last;
  }

  private static boolean isLegible(List<Run> runs) {
    return runs.stream().mapToDouble(Run::peak).average().orElse(0) >= LEGIBLE;
  }

  /** The runs of the reading that network and language agree on. */
  private List<Run> read(float[][] probabilities, List<Run> greedy, LineLanguage helper) {
    int[] text = PrefixBeam.readLine(probabilities, space, helper);
    if (text.length == 0 || Arrays.equals(text, classes(greedy))) {
      return greedy;
    }
    int[] places = CtcAlignment.best(probabilities, text);
    List<Run> runs = new ArrayList<>();
    for (int t = 0; t < places.length; t++) {
      if (places[t] >= 0) {
        int charClass = text[places[t]];
        double peak = probabilities[t][charClass];
        if (t > 0 && places[t - 1] == places[t]) {
          Run run = runs.remove(runs.size() - 1);
          runs.add(new Run(charClass, run.first, t, Math.max(run.peak, peak)));
        } else {
          runs.add(new Run(charClass, t, t, peak));
        }
      }
    }
    return runs.isEmpty() ? greedy : runs;
  }

  private static int[] classes(List<Run> runs) {
    return runs.stream().mapToInt(Run::charClass).toArray();
  }

  /**
   * The word with Cyrillic letters for their Latin twins wherever letters beside each other make a Cyrillic word. The
   * probabilities of the twins are put together, since the two readings look the same.
   */
  private List<Run> inOneScript(float[][] probabilities, List<Run> group, int start, int end) {
    if (group.stream().noneMatch(run -> latin[run.charClass])) {
      return group;
    }
    List<Run> repaired = new ArrayList<>();
    int from = 0;
    while (from < group.size()) {
      int to = from;
      while (to < group.size() && isLetter(group.get(to))) {
        to++;
      }
      List<Run> letters = group.subList(from, to);
      long cyrillicLetters =
          letters.stream().filter(run -> cyrillic[run.charClass]).count();
      boolean cyrillicWord = cyrillicLetters > 0 && 2 * cyrillicLetters >= letters.size();
      for (Run run : letters) {
        repaired.add(
            cyrillicWord && latin[run.charClass] ? asTwin(probabilities, run, start, end) : run);
      }
      if (to < group.size()) {
        repaired.add(group.get(to));
      }
      from = to + 1;
    }
    return repaired;
  }

  private boolean isLetter(Run run) {
    return cyrillic[run.charClass] || latin[run.charClass];
  }

  private Run asTwin(float[][] probabilities, Run run, int start, int end) {
    int twin = twins[run.charClass];
    double twinPeak = 0;
    for (int t = run.first; t <= run.last; t++) {
      twinPeak = Math.max(twinPeak, probabilities[t][twin]);
    }
    if (twin == 0 || twinPeak * SURE_OF_SCRIPT < run.peak) {
      return run;
    }
    for (int t = Math.max(start, run.first - 1); t <= Math.min(end - 1, run.last + 1); t++) {
      probabilities[t][twin] += probabilities[t][run.charClass];
      probabilities[t][run.charClass] = 0;
    }
    return new Run(twin, run.first, run.last, Math.min(1, run.peak + twinPeak));
  }

  private ReadWord word(
      float[][] probabilities,
      List<Run> group,
      int start,
      int end,
      double[] span,
      Context context) {
    int[] greedy = classes(group);
    List<PrefixBeam.Reading> readings = readings(probabilities, greedy, start, end, context);
    if (readings.isEmpty()) {
      double product = group.stream().mapToDouble(Run::peak).reduce(1, (a, b) -> a * b);
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
        ? group.stream().map(Run::peak).toList()
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
    LineLanguage helper = context.language;
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

  /** The runs between the spaces, without the spaces. */
  private List<List<Run>> groups(List<Run> runs) {
    List<List<Run>> groups = new ArrayList<>();
    List<Run> group = new ArrayList<>();
    for (Run run : runs) {
      if (run.charClass != space) {
        group.add(run);
      } else if (!group.isEmpty()) {
        groups.add(group);
        group = new ArrayList<>();
      }
    }
    if (!group.isEmpty()) {
      groups.add(group);
    }
    return groups;
  }

  private static List<Run> runs(float[][] probabilities) {
    List<Run> runs = new ArrayList<>();
    int before = 0;
    for (int t = 0; t < probabilities.length; t++) {
      int best = 0;
      for (int c = 1; c < probabilities[t].length; c++) {
        if (probabilities[t][c] > probabilities[t][best]) {
          best = c;
        }
      }
      double peak = probabilities[t][best];
      if (best != 0 && best == before) {
        Run run = runs.remove(runs.size() - 1);
        runs.add(new Run(best, run.first, t, Math.max(run.peak, peak)));
      } else if (best != 0) {
        runs.add(new Run(best, t, t, peak));
      }
      before = best;
    }
    return runs;
  }

  private float[][] probabilities(float[] logits, int from, int steps) {
    int classes = alphabet.size() + 1;
    float[][] result = new float[steps][classes];
    for (int t = 0; t < steps; t++) {
      int row = from + t * classes;
      float max = Float.NEGATIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        max = Math.max(max, logits[row + c]);
      }
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        double e = Math.exp((logits[row + c] - max) / temperature);
        result[t][c] = (float) e;
        sum += e;
      }
      for (int c = 0; c < classes; c++) {
        result[t][c] /= (float) sum;
      }
    }
    return result;
  }
}
