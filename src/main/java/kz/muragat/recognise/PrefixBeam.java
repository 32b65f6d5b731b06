package kz.muragat.recognise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The likeliest readings of a stretch of CTC output, each with the probability of all its alignments together. Prefix beam
 * search without a language model, after A. Hannun and others, arXiv 1408.2873.
 */
final class PrefixBeam {

  private static final int WIDTH = 8;
  /** A character less likely than this at a step is not tried there. */
  private static final double LEAST = 1e-3;

  private PrefixBeam() {}

  /**
   * A reading.
   *
   * @param classes of its characters
   * @param probability 0–1
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Reading(int[] classes, double probability) {}

  /**
   * Reads steps {@code from} to {@code to} (exclusive).
   *
   * @param probabilities [step][class], class 0 the blank
   * @param space its class, which counts as blank here: a word's stretch reaches into the gaps beside it
   * @return at least one reading, the likeliest first
   */
  static List<Reading> read(float[][] probabilities, int from, int to, int space) {
    Map<List<Integer>, double[]> beam = new HashMap<>();
    beam.put(List.of(), new double[] {1, 0});
    for (int t = from; t < to; t++) {
      beam = best(extend(beam, probabilities[t], space));
    }
    return beam.entrySet().stream()
        .sorted(Comparator.comparingDouble(
            (Map.Entry<List<Integer>, double[]> entry) -> -sum(entry.getValue())))
        .map(entry -> new Reading(
            entry.getKey().stream().mapToInt(Integer::intValue).toArray(),
            Math.min(1, sum(entry.getValue()))))
        .toList();
  }

  /** Each prefix holds two sums: of the alignments that end in a blank, and of those that end in its last letter. */
  private static Map<List<Integer>, double[]> extend(
      Map<List<Integer>, double[]> beam, float[] step, int space) {
    Map<List<Integer>, double[]> next = new HashMap<>();
    double blank = step[0] + (space > 0 ? step[space] : 0);
    beam.forEach((prefix, mass) -> {
      int last = prefix.isEmpty() ? -1 : prefix.get(prefix.size() - 1);
      double[] same = next.computeIfAbsent(prefix, key -> new double[2]);
      same[0] += sum(mass) * blank;
      if (last >= 0) {
        same[1] += mass[1] * step[last];
      }
      for (int c = 1; c < step.length; c++) {
        if (step[c] >= LEAST && c != space) {
          List<Integer> longer = new ArrayList<>(prefix);
          longer.add(c);
          next.computeIfAbsent(longer, key -> new double[2])[1] +=
              (c == last ? mass[0] : sum(mass)) * step[c];
        }
      }
    });
    return next;
  }

  private static Map<List<Integer>, double[]> best(Map<List<Integer>, double[]> beam) {
    if (beam.size() <= WIDTH) {
      return beam;
    }
    Map<List<Integer>, double[]> kept = new HashMap<>();
    beam.entrySet().stream()
        .sorted(Comparator.comparingDouble(
            (Map.Entry<List<Integer>, double[]> entry) -> -sum(entry.getValue())))
        .limit(WIDTH)
        .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
    return kept;
  }

  private static double sum(double[] mass) {
    return mass[0] + mass[1];
  }
}
