package kz.muragat.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kz.muragat.model.Alternative;
import kz.muragat.model.Recognition.ReadWord;
import kz.muragat.text.Alphabet;

/**
 * Turns the network's output into words. The best path says where the spaces are; each word between two of them is then read
 * by prefix beam, which gives its probability and the next-best readings.
 */
public final class CtcDecoder {

  private static final int MAX_ALTERNATIVES = 4;
  /** A reading this much less likely than the best is not worth keeping. */
  private static final double CLOSE = 0.02;

  private final Alphabet alphabet;
  private final double temperature;
  private final int space;

  /**
   * @param temperature by which logits are divided before they become probabilities; 1 leaves them
   */
  public CtcDecoder(Alphabet alphabet, double temperature) {
    this.alphabet = alphabet;
    this.temperature = temperature;
    this.space = alphabet.indexOf(' ').orElse(-1) + 1;
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
    List<List<Run>> groups = groups(runs(probabilities));
    WordEdges edges = new WordEdges(input);
    List<ReadWord> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < groups.size(); i++) {
      List<Run> group = groups.get(i);
      int end = i + 1 < groups.size()
          ? (lastStep(group) + groups.get(i + 1).get(0).first + 1) / 2
          : steps;
      int leftGap = i == 0 ? 0 : lastStep(groups.get(i - 1));
      int rightGap = i + 1 < groups.size() ? groups.get(i + 1).get(0).first : steps;
      double[] span = edges.span(leftGap, group.get(0).first, lastStep(group), rightGap);
      words.add(word(probabilities, group, start, Math.max(end, lastStep(group) + 1), span));
      start = end;
    }
    return words;
  }

  private static int lastStep(List<Run> group) {
    return group.get(group.size() - 1).last;
  }

  private ReadWord word(
      float[][] probabilities, List<Run> group, int start, int end, double[] span) {
    List<PrefixBeam.Reading> readings = PrefixBeam.read(probabilities, start, end, space).stream()
        .filter(reading -> reading.classes().length > 0)
        .toList();
    int[] greedy = group.stream().mapToInt(Run::charClass).toArray();
    if (readings.isEmpty()) {
      double product = group.stream().mapToDouble(Run::peak).reduce(1, (a, b) -> a * b);
      readings = List.of(new PrefixBeam.Reading(greedy, product));
    }
    PrefixBeam.Reading best = readings.get(0);
    List<Alternative> alternatives = readings.stream()
        .skip(1)
        .filter(reading ->
            reading.probability() >= CLOSE * best.probability() && reading.probability() > 0)
        .limit(MAX_ALTERNATIVES)
        .map(reading -> new Alternative(text(reading.classes()), reading.probability()))
        .toList();
    boolean onBestPath = java.util.Arrays.equals(best.classes(), greedy);
    double even = Math.pow(best.probability(), 1.0 / best.classes().length);
    List<Double> characters = onBestPath
        ? group.stream().map(Run::peak).toList()
        : IntStream.range(0, best.classes().length).mapToObj(i -> even).toList();
    return new ReadWord(
        text(best.classes()), span[0], span[1], best.probability(), characters, alternatives);
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
