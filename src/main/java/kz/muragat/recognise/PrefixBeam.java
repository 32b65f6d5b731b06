package kz.muragat.recognise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The likeliest readings of a stretch of CTC output, each with the probability of all its alignments together: prefix beam
 * search after A. Hannun and others, arXiv 1408.2873, in logarithms. Prefixes are nodes of a tree that know their parent. One
 * stretch, one object; for one thread.
 */
final class PrefixBeam {

  private static final int WORD_WIDTH = 8;
  /** Hands need the room; in clean print all but a few prefixes fall behind by {@link #MARGIN}. */
  private static final int LINE_WIDTH = 64;
  /** A prefix so many nats behind the best is given up. */
  private static final double MARGIN = 12;
  /** A character less likely than this at a step is not tried there. */
  private static final double LEAST = 1e-3;

  private static final double NEVER = Double.NEGATIVE_INFINITY;
  private static final int ROOT = 0;

  /**
   * A reading.
   *
   * @param classes of its characters
   * @param probability 0–1, as the network alone sees it
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Reading(int[] classes, double probability) {}

  private final int width;
  private final int space;
  private final boolean spaceIsBlank;
  private final @Nullable LineLanguage language;

  // The tree, by node.
  private int nodes = 1;
  private int[] parent = new int[256];
  private int[] letter = new int[256];
  private int[] child = new int[256];
  private int[] sibling = new int[256];
  private long[] state = new long[256];
  private double[] fit = new double[256];
  // Logarithms of the mass that ends in a blank and in the last letter, now and at the next step.
  private double[] blank = filled(256);
  private double[] ended = filled(256);
  private double[] nextBlank = filled(256);
  private double[] nextEnded = filled(256);

  private int[] beam = new int[256];
  private int beamSize = 1;
  private int[] touched = new int[256];
  private int touchedSize;
  private boolean[] isTouched = new boolean[256];

  private PrefixBeam(int width, int space, boolean spaceIsBlank, @Nullable LineLanguage language) {
    this.width = width;
    this.space = space;
    this.spaceIsBlank = spaceIsBlank;
    this.language = language;
    state[ROOT] = language == null ? 0 : language.start();
    blank[ROOT] = 0;
  }

  /**
   * Reads a word in steps {@code from} to {@code to} (exclusive), by the network alone.
   *
   * @param probabilities [step][class], class 0 the blank
   * @param space its class, which counts as blank here: a word's stretch reaches into the gaps beside it
   * @return at least one reading, the likeliest first
   */
  static List<Reading> read(float[][] probabilities, int from, int to, int space) {
    PrefixBeam beam = new PrefixBeam(WORD_WIDTH, space, true, null);
    for (int t = from; t < to; t++) {
      beam.step(probabilities[t]);
    }
    return beam.readings();
  }

  /**
   * Reads a whole line, the language having its say.
   *
   * @return classes of the best reading; spaces are single, and there may be one at the end
   */
  static int[] readLine(float[][] probabilities, int space, LineLanguage language) {
    PrefixBeam beam = new PrefixBeam(LINE_WIDTH, space, false, language);
    for (float[] step : probabilities) {
      beam.step(step);
    }
    return beam.classes(beam.beam[0]);
  }

  private void step(float[] probabilities) {
    touchedSize = 0;
    double blankStep = Math.log(
        Math.max(Float.MIN_NORMAL, probabilities[0] + (spaceIsBlank ? probabilities[space] : 0)));
    for (int i = 0; i < beamSize; i++) {
      int node = beam[i];
      touch(node);
      double total = add(blank[node], ended[node]);
      nextBlank[node] = add(nextBlank[node], total + blankStep);
      if (node != ROOT) {
        nextEnded[node] = add(nextEnded[node], ended[node] + log(probabilities[letter[node]]));
      }
    }
    int before = beamSize;
    for (int c = 1; c < probabilities.length; c++) {
      if (probabilities[c] >= LEAST && !(c == space && spaceIsBlank)) {
        double letterStep = Math.log(probabilities[c]);
        for (int i = 0; i < before; i++) {
          extend(beam[i], c, letterStep);
        }
      }
    }
    for (int i = 0; i < beamSize; i++) {
      blank[beam[i]] = NEVER;
      ended[beam[i]] = NEVER;
    }
    select();
  }

  private void extend(int node, int c, double letterStep) {
    double total = add(blank[node], ended[node]);
    if (c == space && node == ROOT) {
      nextBlank[node] = add(nextBlank[node], total + letterStep);
    } else if (c == space && letter[node] == space) {
      // Never two spaces: more of the gap.
      nextEnded[node] = add(nextEnded[node], blank[node] + letterStep);
    } else {
      double mass = c == letter[node] ? blank[node] : total;
      if (mass != NEVER) {
        int longer = longer(node, c);
        touch(longer);
        nextEnded[longer] = add(nextEnded[longer], mass + letterStep);
      }
    }
  }

  private void touch(int node) {
    if (!isTouched[node]) {
      if (touchedSize == touched.length) {
        touched = Arrays.copyOf(touched, touchedSize * 2);
      }
      isTouched[node] = true;
      touched[touchedSize++] = node;
    }
  }

  /** Makes the best of the touched nodes the beam, the best first. */
  private void select() {
    beamSize = 0;
    double[] scores = new double[width];
    for (int i = 0; i < touchedSize; i++) {
      int node = touched[i];
      double score = add(nextBlank[node], nextEnded[node]) + fit[node];
      int place = beamSize;
      while (place > 0 && scores[place - 1] < score) {
        place--;
      }
      if (place < width) {
        int moved = Math.min(beamSize, width - 1) - place;
        System.arraycopy(scores, place, scores, place + 1, moved);
        System.arraycopy(beam, place, beam, place + 1, moved);
        scores[place] = score;
        beam[place] = node;
        beamSize = Math.min(width, beamSize + 1);
      }
    }
    while (scores[beamSize - 1] < scores[0] - MARGIN) {
      beamSize--;
    }
    for (int i = 0; i < beamSize; i++) {
      blank[beam[i]] = nextBlank[beam[i]];
      ended[beam[i]] = nextEnded[beam[i]];
    }
    for (int i = 0; i < touchedSize; i++) {
      nextBlank[touched[i]] = NEVER;
      nextEnded[touched[i]] = NEVER;
      isTouched[touched[i]] = false;
    }
  }

  private int longer(int node, int c) {
    int found = child[node];
    while (found != 0 && letter[found] != c) {
      found = sibling[found];
    }
    if (found != 0) {
      return found;
    }
    if (nodes == parent.length) {
      grow();
    }
    int made = nodes++;
    parent[made] = node;
    letter[made] = c;
    sibling[made] = child[node];
    child[node] = made;
    fit[made] = fit[node];
    if (language != null) {
      fit[made] += language.score(state[node], c);
      state[made] = language.next(state[node], c);
    }
    return made;
  }

  private void grow() {
    int larger = nodes * 2;
    parent = Arrays.copyOf(parent, larger);
    letter = Arrays.copyOf(letter, larger);
    child = Arrays.copyOf(child, larger);
    sibling = Arrays.copyOf(sibling, larger);
    state = Arrays.copyOf(state, larger);
    fit = Arrays.copyOf(fit, larger);
    blank = grown(blank, larger);
    ended = grown(ended, larger);
    nextBlank = grown(nextBlank, larger);
    nextEnded = grown(nextEnded, larger);
    isTouched = Arrays.copyOf(isTouched, larger);
  }

  private static double[] grown(double[] values, int length) {
    double[] longer = Arrays.copyOf(values, length);
    Arrays.fill(longer, values.length, length, NEVER);
    return longer;
  }

  private static double[] filled(int length) {
    double[] values = new double[length];
    Arrays.fill(values, NEVER);
    return values;
  }

  private List<Reading> readings() {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < beamSize; i++) {
      double mass = Math.exp(add(blank[beam[i]], ended[beam[i]]));
      readings.add(new Reading(classes(beam[i]), Math.min(1, mass)));
    }
    return readings;
  }

  private int[] classes(int node) {
    int length = 0;
    for (int n = node; n != ROOT; n = parent[n]) {
      length++;
    }
    int[] classes = new int[length];
    for (int n = node; n != ROOT; n = parent[n]) {
      classes[--length] = letter[n];
    }
    return classes;
  }

  private static double log(float probability) {
    return probability <= 0 ? NEVER : Math.log(probability);
  }

  private static double add(double a, double b) {
    if (a == NEVER) {
      return b;
    }
    if (b == NEVER) {
      return a;
    }
    double high = Math.max(a, b);
    double gap = Math.min(a, b) - high;
    return gap < -30 ? high : high + Math.log1p(Math.exp(gap));
  }
}
