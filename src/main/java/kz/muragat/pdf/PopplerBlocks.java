package kz.muragat.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.muragat.pdf.PopplerOrder.Seen;

/**
 * Foretells which words {@code pdftotext} takes together for blocks, and in which order it gives a page's lines: the steps
 * of poppler's {@code TextPage::coalesce}, for words that are read from left to right.
 */
final class PopplerBlocks {

  /** Words are kept by their baselines, in bands of so many points. */
  private static final double BAND = 4;

  /** In how many bands, from the highest with words, a block's first word is looked for. */
  private static final int FIRST_BANDS = 4;

  /** Of the lines of a block, in font sizes. */
  private static final double LINE_DISTANCE = 1.5;

  /** Words on a block's lines may stand so far above or below, in font sizes. */
  private static final double INTRA_LINE = 0.5;

  /** Words beside a block join it if they are nearer, in font sizes. */
  private static final double GAP = 0.7;

  /** The same where there are no more than {@link #FEW} of them. */
  private static final double GAP_OF_FEW = 1.0;

  private static final int FEW = 3;

  /** By how much sizes may differ between lines, on a line, and beside a block. */
  private static final double SIZE_OF_LINES = 0.05;

  private static final double SIZE_ON_LINE = 0.6;
  private static final double SIZE_BESIDE = 0.2;

  /**
   * A word as poppler sees it, in points, y downwards.
   *
   * @param line the number of its line in reading order
   * @param base of its baseline, where it begins
   * @param end of its baseline, where it ends
   */
  record SeenWord(int line, double left, double right, double base, double end, double size) {}

  private final TreeMap<Integer, List<SeenWord>> pool = new TreeMap<>();

  private PopplerBlocks(List<SeenWord> words) {
    words.stream()
        .sorted(Comparator.comparingDouble(SeenWord::left))
        .forEach(word ->
            pool.computeIfAbsent(band(word.base()), b -> new ArrayList<>()).add(word));
  }

  private static int band(double base) {
    return (int) (base / BAND);
  }

  /**
   * The numbers of the lines in the orders in which they may come; a line that is torn apart comes more than once.
   *
   * @return two where it makes a difference whether words on a slant reach as high and low as both their ends: poppler sees
   *     some so, and some not
   */
  static List<List<Integer>> orders(List<SeenWord> words) {
    PopplerBlocks page = new PopplerBlocks(words);
    List<Block> blocks = new ArrayList<>();
    while (!page.pool.isEmpty()) {
      blocks.add(page.next());
    }
    return Stream.of(false, true)
        .map(tall -> blocks.stream().map(block -> block.seen(tall)).toList())
        .distinct()
        .map(seen -> lines(blocks, PopplerOrder.of(seen)))
        .toList();
  }

  private static List<Integer> lines(List<Block> blocks, List<Integer> order) {
    return order.stream().flatMap(block -> blocks.get(block).lines().stream()).toList();
  }

  /** Takes the next block's words out of the pool. */
  private Block next() {
    int first = pool.firstKey();
    SeenWord start = null;
    for (List<SeenWord> band : pool.subMap(first, first + FIRST_BANDS).values()) {
      SeenWord word = band.get(0);
      start = start == null || word.left() < start.left() ? word : start;
    }
    Block block = new Block(Objects.requireNonNull(start));
    remove(start);
    boolean found = true;
    while (found) {
      found = above(block);
      found |= below(block);
      found |= onLines(block);
      if (!found) {
        found = beside(block, -1);
        found |= beside(block, 1);
      }
    }
    return block;
  }

  private void remove(SeenWord word) {
    List<SeenWord> band = Objects.requireNonNull(pool.get(band(word.base())));
    band.remove(word);
    if (band.isEmpty()) {
      pool.remove(band(word.base()));
    }
  }

  private List<SeenWord> between(double from, double to) {
    List<SeenWord> found = new ArrayList<>();
    for (List<SeenWord> band :
        pool.subMap(band(from), true, Math.max(band(from), band(to)), true).values()) {
      for (SeenWord word : band) {
        if (word.base() >= from && word.base() <= to) {
          found.add(word);
        }
      }
    }
    return found;
  }

  private boolean above(Block block) {
    double highest = block.highest;
    double base = highest;
    boolean found = false;
    for (SeenWord word : between(highest - LINE_DISTANCE * block.size, highest)) {
      if (word.base() < highest && block.overlaps(word, 0) && block.like(word, SIZE_OF_LINES)) {
        take(block, word);
        base = word.base();
        found = true;
      }
    }
    block.highest = Math.min(base, highest);
    return found;
  }

  private boolean below(Block block) {
    double lowest = block.lowest;
    double base = lowest;
    boolean found = false;
    for (SeenWord word : between(lowest, lowest + LINE_DISTANCE * block.size)) {
      if (word.base() > lowest && block.overlaps(word, 0) && block.like(word, SIZE_OF_LINES)) {
        take(block, word);
        base = word.base();
        found = true;
      }
    }
    block.lowest = base;
    return found;
  }

  private boolean onLines(Block block) {
    boolean found = false;
    for (SeenWord word : onItsLines(block)) {
      if (block.overlaps(word, GAP * block.size) && block.like(word, SIZE_ON_LINE)) {
        take(block, word);
        found = true;
      }
    }
    return found;
  }

  private List<SeenWord> onItsLines(Block block) {
    double most = INTRA_LINE * block.size;
    return between(block.highest - most, block.lowest + most);
  }

  /** One word a band at the most, as there. */
  private boolean beside(Block block, int side) {
    Set<Integer> bands = new LinkedHashSet<>();
    List<SeenWord> found = new ArrayList<>();
    for (SeenWord word : onItsLines(block)) {
      double gap = side < 0 ? block.left - word.right() : word.left() - block.right;
      if (gap >= 0
          && gap < GAP_OF_FEW * block.size
          && block.like(word, SIZE_BESIDE)
          && bands.add(band(word.base()))) {
        found.add(word);
      }
    }
    if (found.size() > FEW) {
      return false;
    }
    for (SeenWord word : found) {
      take(block, word);
      block.highest = Math.min(block.highest, word.base());
      block.lowest = Math.max(block.lowest, word.base());
    }
    return !found.isEmpty();
  }

  private void take(Block block, SeenWord word) {
    block.add(word);
    remove(word);
  }

  private static final class Block {

    private final List<SeenWord> words = new ArrayList<>();
    private final double size;
    private double left = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;

    /** Baselines. */
    private double highest;

    private double lowest;

    Block(SeenWord first) {
      size = first.size();
      highest = first.base();
      lowest = first.base();
      add(first);
    }

    void add(SeenWord word) {
      words.add(word);
      left = Math.min(left, word.left());
      right = Math.max(right, word.right());
    }

    boolean overlaps(SeenWord word, double margin) {
      return word.left() < right + margin && word.right() > left - margin;
    }

    boolean like(SeenWord word, double most) {
      return Math.abs(word.size() - size) < most * size;
    }

    Seen seen(boolean tall) {
      double top = Double.POSITIVE_INFINITY;
      double bottom = Double.NEGATIVE_INFINITY;
      for (SeenWord word : words) {
        double high = tall ? Math.min(word.base(), word.end()) : word.base();
        double low = tall ? Math.max(word.base(), word.end()) : word.base();
        top = Math.min(top, high - GlyphlessFonts.ASCENT * word.size() / 1000);
        bottom = Math.max(bottom, low - GlyphlessFonts.DESCENT * word.size() / 1000);
      }
      return new Seen(left, top, right, bottom, size);
    }

    /** From the top. */
    List<Integer> lines() {
      return words.stream()
          .sorted(Comparator.comparingDouble(SeenWord::base).thenComparing(SeenWord::left))
          .map(SeenWord::line)
          .distinct()
          .toList();
    }
  }
}
