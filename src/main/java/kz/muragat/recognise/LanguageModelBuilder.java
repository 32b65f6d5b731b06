package kz.muragat.recognise;

import java.util.Arrays;
import java.util.List;

/**
 * Counts the n-grams of texts and makes a {@link CharacterLanguageModel} of the most telling of them: all up to three
 * characters, and of the longer ones those that change the probabilities of the text most (after A. Stolcke,
 * Entropy-based pruning of backoff language models, 1998). Not for several threads.
 */
public final class LanguageModelBuilder {

  private static final int ALWAYS_KEPT = 3;

  private long[] positions = new long[1 << 16];
  private int size;

  /** Adds a sentence, a heading, a word: what stands between two line ends or spaces. Unlike texts may be mixed. */
  public void add(String text) {
    long history = FoldedSymbols.SPACE;
    for (int codePoint : (text.strip() + " ").codePoints().toArray()) {
      int symbol = FoldedSymbols.of(codePoint);
      if (symbol == FoldedSymbols.OTHER) {
        history = 0;
      } else {
        history = history << 8 | symbol;
        history &= (1L << (8 * CharacterLanguageModel.ORDER)) - 1;
        if (size == positions.length) {
          positions = Arrays.copyOf(positions, size * 2);
        }
        positions[size++] = history;
      }
    }
  }

  /**
   * The model of all that was added.
   *
   * @param mostNgrams it may hold, which decides its size: about 3 bytes each on disk
   * @param heldOut sentences that were not added, on which the average cost of a character is measured
   * @throws IllegalArgumentException where nothing was added, or nothing is held out
   */
  public CharacterLanguageModel build(int mostNgrams, List<String> heldOut) {
    if (size == 0 || heldOut.isEmpty()) {
      throw new IllegalArgumentException("a language model needs text, and text held out from it");
    }
    Counts[] counts = new Counts[CharacterLanguageModel.ORDER + 1];
    for (int n = 1; n <= CharacterLanguageModel.ORDER; n++) {
      counts[n] = Counts.of(positions, size, n);
    }
    witten(counts);
    keep(counts, mostNgrams);
    CharacterLanguageModel model = model(counts);
    return model.withAverageCost(averageCost(model, heldOut));
  }

  /** The n-grams of one length, with the numbers of their occurrences. */
  private static final class Counts {
    final long[] keys;
    final int[] counts;
    final double[] logs;
    final double[] gains;
    final boolean[] kept;

    private Counts(long[] keys, int[] counts) {
      this.keys = keys;
      this.counts = counts;
      this.logs = new double[keys.length];
      this.gains = new double[keys.length];
      this.kept = new boolean[keys.length];
    }

    static Counts of(long[] positions, int size, int n) {
      long mask = (1L << (8 * n)) - 1;
      long least = 1L << (8 * (n - 1));
      long[] all = new long[size];
      int found = 0;
      for (int i = 0; i < size; i++) {
        long key = positions[i] & mask;
        if (key >= least) {
          all[found++] = key;
        }
      }
      Arrays.sort(all, 0, found);
      long[] keys = new long[found];
      int[] counts = new int[found];
      int distinct = 0;
      for (int i = 0; i < found; i++) {
        if (distinct == 0 || keys[distinct - 1] != all[i]) {
          keys[distinct++] = all[i];
        }
        counts[distinct - 1]++;
      }
      return new Counts(Arrays.copyOf(keys, distinct), Arrays.copyOf(counts, distinct));
    }

    int find(long key) {
      return Arrays.binarySearch(keys, key);
    }
  }

  /**
   * Interpolated probabilities from the shortest up. N-grams with the same context stand together, since the context is the
   * higher part of the key.
   */
  private static void witten(Counts[] counts) {
    for (int n = 1; n <= CharacterLanguageModel.ORDER; n++) {
      Counts level = counts[n];
      for (int from = 0, to; from < level.keys.length; from = to) {
        to = sameContext(level, from);
        long total = 0;
        for (int i = from; i < to; i++) {
          total += level.counts[i];
        }
        double kinds = to - from;
        for (int i = from; i < to; i++) {
          double shorter = n == 1
              ? 1.0 / 64
              : Math.exp(counts[n - 1].logs[suffix(counts[n - 1], level.keys[i], n)]);
          level.logs[i] = Math.log((level.counts[i] + kinds * shorter) / (total + kinds));
          level.gains[i] = n <= ALWAYS_KEPT
              ? Double.MAX_VALUE
              : level.counts[i]
                  * Math.abs(level.logs[i] - Math.log(shorter * kinds / (total + kinds)));
        }
      }
    }
  }

  private static int suffix(Counts shorter, long key, int n) {
    return shorter.find(key & ((1L << (8 * (n - 1))) - 1));
  }

  private static int sameContext(Counts level, int from) {
    int to = from + 1;
    while (to < level.keys.length && level.keys[to] >>> 8 == level.keys[from] >>> 8) {
      to++;
    }
    return to;
  }

  /** An n-gram is worth as much as the best of those it is the context of, so that none loses its context. */
  private static void keep(Counts[] counts, int most) {
    int all = 0;
    for (int n = CharacterLanguageModel.ORDER; n >= 1; n--) {
      Counts level = counts[n];
      all += level.keys.length;
      for (int i = 0; i < level.keys.length && n > 1; i++) {
        int context = counts[n - 1].find(level.keys[i] >>> 8);
        if (context >= 0) {
          counts[n - 1].gains[context] = Math.max(counts[n - 1].gains[context], level.gains[i]);
        }
      }
    }
    double[] gains = new double[all];
    int at = 0;
    for (int n = 1; n <= CharacterLanguageModel.ORDER; n++) {
      System.arraycopy(counts[n].gains, 0, gains, at, counts[n].gains.length);
      at += counts[n].gains.length;
    }
    Arrays.sort(gains);
    double least = gains[Math.max(0, all - most)];
    for (int n = 1; n <= CharacterLanguageModel.ORDER; n++) {
      for (int i = 0; i < counts[n].keys.length; i++) {
        counts[n].kept[i] = counts[n].gains[i] >= least;
      }
    }
  }

  private CharacterLanguageModel model(Counts[] counts) {
    int kept = 0;
    for (int n = 1; n <= CharacterLanguageModel.ORDER; n++) {
      for (boolean k : counts[n].kept) {
        kept += k ? 1 : 0;
      }
    }
    long[] keys = new long[kept];
    byte[] costs = new byte[kept];
    byte[] backOffs = new byte[kept];
    int at = 0;
    // Keys of longer n-grams are larger, so the whole comes out sorted.
    for (int n = 1; n <= CharacterLanguageModel.ORDER; n++) {
      for (int i = 0; i < counts[n].keys.length; i++) {
        if (counts[n].kept[i]) {
          keys[at] = counts[n].keys[i];
          costs[at] = CharacterLanguageModel.quantised(counts[n].logs[i]);
          at++;
        }
      }
    }
    backOffs(counts, keys, backOffs);
    return new CharacterLanguageModel(keys, costs, backOffs, 0);
  }

  /** What the kept n-grams of a context leave over, shared out as the shorter context says. */
  private static void backOffs(Counts[] counts, long[] keys, byte[] backOffs) {
    for (int n = 2; n <= CharacterLanguageModel.ORDER; n++) {
      Counts level = counts[n];
      for (int from = 0, to; from < level.keys.length; from = to) {
        to = sameContext(level, from);
        double left = 1;
        double leftShorter = 1;
        for (int i = from; i < to; i++) {
          if (level.kept[i]) {
            left -= Math.exp(level.logs[i]);
            leftShorter -= Math.exp(counts[n - 1].logs[suffix(counts[n - 1], level.keys[i], n)]);
          }
        }
        int place = Arrays.binarySearch(keys, level.keys[from] >>> 8);
        if (place >= 0) {
          backOffs[place] = CharacterLanguageModel.quantised(
              Math.log(Math.max(1e-6, left) / Math.max(1e-6, leftShorter)));
        }
      }
    }
  }

  private static float averageCost(CharacterLanguageModel model, List<String> texts) {
    double cost = 0;
    long letters = 0;
    for (String text : texts) {
      long context = FoldedSymbols.SPACE;
      for (int codePoint : text.codePoints().toArray()) {
        int symbol = FoldedSymbols.of(codePoint);
        if (FoldedSymbols.isLetter(symbol)) {
          cost -= model.logProbability(context, symbol);
          letters++;
        }
        context = CharacterLanguageModel.extend(context, symbol);
      }
    }
    return (float) (cost / Math.max(1, letters));
  }
}
