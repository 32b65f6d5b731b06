package kz.muragat.pdf;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kz.muragat.model.Page;
import kz.muragat.model.Point;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;

/**
 * How wide a document's letters are, learnt from the widths of its words: so words come out as wide as they are without
 * being stretched one by one, and a part of a word that is marked in a viewer lies on the right letters.
 *
 * <p>The widths are those under which the words of each line, all scaled alike, fit best: found by
 * multiplicative steps (as in maximum likelihood expectation maximisation), which keep them positive.
 */
final class LetterWidths {

  /** Widths in thousandths of the font size are multiples of this. */
  private static final int STEP = 40;

  private static final double USUAL = 550;
  private static final int LEAST = 100;
  private static final int MOST = 1500;
  private static final int ROUNDS = 25;

  /** More lines teach next to nothing. */
  private static final int MOST_LINES = 2000;

  private final Map<Integer, Double> widths = new HashMap<>();

  private LetterWidths() {}

  /** The widths of these pages' letters. */
  static LetterWidths of(Collection<Page> pages) {
    LetterWidths fitted = new LetterWidths();
    List<TextLine> lines = pages.stream().flatMap(Page::lines).limit(MOST_LINES).toList();
    for (int round = 0; round < ROUNDS; round++) {
      fitted.improve(lines);
    }
    return fitted;
  }

  /**
   * How far a letter moves the pen, in thousandths of the font size.
   *
   * @param letter one or a few characters that are written as one; what follows the first takes no room
   */
  int of(String letter) {
    double width = Math.max(LEAST, Math.min(width(letter.codePointAt(0)), MOST));
    return (int) Math.round(width / STEP) * STEP;
  }

  private double width(int c) {
    return widths.getOrDefault(c, USUAL);
  }

  private void improve(List<TextLine> lines) {
    Map<Integer, double[]> ratios = new HashMap<>();
    for (TextLine line : lines) {
      double scale =
          line.words().stream().mapToDouble(word -> length(line, word)).sum()
              / line.words().stream()
                  .flatMapToInt(LetterWidths::letters)
                  .mapToDouble(this::width)
                  .sum();
      for (Word word : line.words()) {
        double width = letters(word).mapToDouble(this::width).sum();
        double ratio = length(line, word) / scale / width;
        if (ratio > 0) {
          letters(word).forEach(c -> {
            double[] sum = ratios.computeIfAbsent(c, key -> new double[2]);
            sum[0] += ratio;
            sum[1]++;
          });
        }
      }
    }
    double all = 0;
    double count = 0;
    for (Map.Entry<Integer, double[]> entry : ratios.entrySet()) {
      double[] sum = entry.getValue();
      double width = width(entry.getKey()) * sum[0] / sum[1];
      widths.put(entry.getKey(), width);
      all += width * sum[1];
      count += sum[1];
    }
    double mean = all / count;
    widths.replaceAll((c, width) -> width * USUAL / mean);
  }

  private static IntStream letters(Word word) {
    return word.text().codePoints();
  }

  /** A word's length in the direction of its line, in pixels. */
  private static double length(TextLine line, Word word) {
    Point first = line.shape().baseline().first();
    Point last = line.shape().baseline().last();
    boolean horizontal = Math.abs(last.x() - first.x()) >= Math.abs(last.y() - first.y());
    return horizontal ? word.box().width() : word.box().height();
  }
}
