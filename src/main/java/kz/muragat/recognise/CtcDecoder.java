package kz.muragat.recognise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.muragat.model.Recognition.ReadWord;
import kz.muragat.text.Alphabet;
import kz.muragat.text.Homoglyphs;
import org.jspecify.annotations.Nullable;

/**
 * Turns the network's output into words. The best path, or the best reading in the eyes of network and language, says where
 * the spaces are, and so does much paper between letters; each word is then read by prefix beam, which gives its probability
 * and the next-best readings. A Latin letter inside a Cyrillic word gives way to its twin unless the network is sure of it.
 *
 * <p>Immutable and safe for many threads.
 */
public final class CtcDecoder {

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
  private final WordReader reader;

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
    this.reader = new WordReader(alphabet, confidences);
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

  /**
   * The text of the best path.
   *
   * @param logits step after step, {@code classes} values each, beginning at {@code from}
   */
  public String bestPath(float[] logits, int from, int steps) {
    StringBuilder text = new StringBuilder();
    for (CtcRun run : CtcRun.ofBestPath(probabilities(logits, from, steps))) {
      text.appendCodePoint(alphabet.codePointAt(run.charClass() - 1));
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
    List<CtcRun> runs = CtcRun.ofBestPath(probabilities);
    LineLanguage helper = isLegible(runs) ? language : null;
    if (helper != null) {
      runs = agreed(probabilities, runs, helper);
    }
    WordEdges edges = new WordEdges(input);
    List<List<CtcRun>> groups = groups(runs, edges);
    List<ReadWord> words = new ArrayList<>();
    long state = helper == null ? 0 : helper.start();
    int start = 0;
    for (int i = 0; i < groups.size(); i++) {
      List<CtcRun> group = groups.get(i);
      boolean last = i + 1 == groups.size();
      int end = last ? steps : (lastStep(group) + groups.get(i + 1).get(0).first() + 1) / 2;
      end = Math.max(end, lastStep(group) + 1);
      int leftGap = i == 0 ? 0 : lastStep(groups.get(i - 1));
      int rightGap = last ? steps : groups.get(i + 1).get(0).first();
      double[] span = edges.span(leftGap, group.get(0).first(), lastStep(group), rightGap);
      group = inOneScript(probabilities, group, start, end);
      var context = new WordReader.Context(helper, state, last);
      words.add(reader.read(probabilities, group, start, end, span, context));
      if (helper != null) {
        for (CtcRun run : group) {
          state = helper.next(state, run.charClass());
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

  private static int lastStep(List<CtcRun> group) {
    return group.get(group.size() - 1).last();
  }

  private static boolean isLegible(List<CtcRun> runs) {
    return runs.stream().mapToDouble(CtcRun::peak).average().orElse(0) >= LEGIBLE;
  }

  /** The runs of the reading that network and language agree on. */
  private List<CtcRun> agreed(float[][] probabilities, List<CtcRun> greedy, LineLanguage helper) {
    int[] text = PrefixBeam.readLine(probabilities, space, helper);
    if (text.length == 0 || Arrays.equals(text, CtcRun.classes(greedy))) {
      return greedy;
    }
    List<CtcRun> runs = CtcRun.of(text, probabilities);
    return runs.isEmpty() ? greedy : runs;
  }

  /**
   * The word with Cyrillic letters for their Latin twins wherever letters beside each other make a Cyrillic word. The
   * probabilities of the twins are put together, since the two readings look the same.
   */
  private List<CtcRun> inOneScript(
      float[][] probabilities, List<CtcRun> group, int start, int end) {
    if (group.stream().noneMatch(run -> latin[run.charClass()])) {
      return group;
    }
    List<CtcRun> repaired = new ArrayList<>();
    int from = 0;
    while (from < group.size()) {
      int to = from;
      while (to < group.size() && isLetter(group.get(to))) {
        to++;
      }
      List<CtcRun> letters = group.subList(from, to);
      long cyrillicLetters =
          letters.stream().filter(run -> cyrillic[run.charClass()]).count();
      boolean cyrillicWord = cyrillicLetters > 0 && 2 * cyrillicLetters >= letters.size();
      for (CtcRun run : letters) {
        repaired.add(
            cyrillicWord && latin[run.charClass()] ? asTwin(probabilities, run, start, end) : run);
      }
      if (to < group.size()) {
        repaired.add(group.get(to));
      }
      from = to + 1;
    }
    return repaired;
  }

  private boolean isLetter(CtcRun run) {
    return cyrillic[run.charClass()] || latin[run.charClass()];
  }

  private CtcRun asTwin(float[][] probabilities, CtcRun run, int start, int end) {
    int twin = twins[run.charClass()];
    double twinPeak = 0;
    for (int t = run.first(); t <= run.last(); t++) {
      twinPeak = Math.max(twinPeak, probabilities[t][twin]);
    }
    if (twin == 0 || twinPeak * SURE_OF_SCRIPT < run.peak()) {
      return run;
    }
    for (int t = Math.max(start, run.first() - 1); t <= Math.min(end - 1, run.last() + 1); t++) {
      probabilities[t][twin] += probabilities[t][run.charClass()];
      probabilities[t][run.charClass()] = 0;
    }
    return new CtcRun(twin, run.first(), run.last(), Math.min(1, run.peak() + twinPeak));
  }

  /** The runs between the spaces, without the spaces; much paper is a space whether the network says so or not. */
  private List<List<CtcRun>> groups(List<CtcRun> runs, WordEdges edges) {
    List<List<CtcRun>> groups = new ArrayList<>();
    List<CtcRun> group = new ArrayList<>();
    for (CtcRun run : runs) {
      boolean isSpace = run.charClass() == space;
      if (!group.isEmpty() && (isSpace || edges.parts(lastStep(group), run.first()))) {
        groups.add(group);
        group = new ArrayList<>();
      }
      if (!isSpace) {
        group.add(run);
      }
    }
    if (!group.isEmpty()) {
      groups.add(group);
    }
    return groups;
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
