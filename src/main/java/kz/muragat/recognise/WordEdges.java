package kz.muragat.recognise;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds where a word's ink begins and ends. CTC says on which step a letter is recognised, somewhere within its ink; the
 * edges of the ink itself are looked up in the picture.
 */
final class WordEdges {

  /** A column with less ink than this many full pixels is empty. */
  private static final double LEAST_INK = 0.8;

  /** Between words, as a share of the height. */
  private static final double LEAST_GAP = 0.2;

  private final int width;
  private final int height;
  private final float[] columns;
  private final double empty;

  WordEdges(LineInput input) {
    width = input.width();
    height = input.ink().length / width;
    columns = new float[width];
    float[] ink = input.ink();
    for (int i = 0; i < ink.length; i++) {
      columns[i % width] += ink[i];
    }
    float[] sorted = columns.clone();
    java.util.Arrays.sort(sorted);
    // A rule under the line puts ink into every column; a quarter of the way up it is still paper.
    empty = Math.max(
        LEAST_INK, Math.min(sorted[width / 10] + LEAST_INK, 0.15 * sorted[width * 9 / 10]));
  }

  /**
   * The word between two neighbours.
   *
   * @param leftStep last step of the word before, or 0
   * @param firstStep of the word's first letter
   * @param lastStep of the word's last letter
   * @param rightStep first step of the word after, or the end
   * @return its left and right edge as shares of the picture's width
   */
  double[] span(int leftStep, int firstStep, int lastStep, int rightStep) {
    int first = pixel(firstStep);
    int last = Math.min(width - 1, pixel(lastStep) + NetworkShape.PIXELS_PER_STEP - 1);
    int low = leftStep == 0 ? 0 : widestGap(pixel(leftStep), first).middle();
    int high = pixel(rightStep) >= width
        ? width - 1
        : widestGap(last, pixel(rightStep)).middle();
    int left = Math.min(low, first);
    while (left < first && columns[left] < empty) {
      left++;
    }
    int right = Math.max(high, last);
    while (right > last && columns[right] < empty) {
      right--;
    }
    return new double[] {(double) left / width, Math.min(1, (right + 1.0) / width)};
  }

  /** The stretches of paper that may part two words. */
  List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    int start = 0;
    for (int x = 0; x <= width; x++) {
      if (x < width && columns[x] < empty) {
        continue;
      }
      if (x - start >= LEAST_GAP * height && start > 0 && x < width) {
        gaps.add(new Gap((start + x) / 2, x - start));
      }
      start = x + 1;
    }
    return gaps;
  }

  /** Whether between two letters there is so much paper that they are not of one word: as much as the line is high. */
  boolean parts(int lastStep, int firstStep) {
    return pixel(firstStep) - pixel(lastStep) > height
        && widestGap(pixel(lastStep), pixel(firstStep)).length() > height;
  }

  private int pixel(int step) {
    return Math.min(width - 1, step * NetworkShape.PIXELS_PER_STEP);
  }

  /** A stretch of empty columns, in pixels. */
  record Gap(int middle, int length) {}

  /** The widest stretch of empty columns between two places, or the middle between them. */
  private Gap widestGap(int from, int to) {
    Gap widest = new Gap((from + to) / 2, 0);
    int start = from;
    for (int x = from; x <= to; x++) {
      if (columns[x] >= empty) {
        start = x + 1;
      } else if (x + 1 - start > widest.length) {
        widest = new Gap(start + (x + 1 - start) / 2, x + 1 - start);
      }
    }
    return widest;
  }
}
