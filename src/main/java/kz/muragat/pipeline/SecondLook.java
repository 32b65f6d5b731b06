package kz.muragat.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Recognition;
import kz.muragat.recognise.LineRecogniser;

/**
 * Reads lines of low confidence once more with more or less paper above and below: how a line is framed decides how large
 * its letters are for the recogniser. Lines that read well are left alone, for other framings make those worse rather than
 * better.
 */
final class SecondLook {

  /** Mean confidence of a line's letters below which it is looked at again. */
  static final double LOW = 0.5;

  /** How much paper is added on either side, or taken away, as a share of the picture's height: a quarter x-height. */
  private static final double[] FRAMINGS = {0.08, -0.06};

  /** By so much another framing must be surer. */
  private static final double GAIN = 0.03;

  /** A reading that leaves out more of the letters than a fifth is not the better one, however sure. */
  private static final double MOST_LEFT_OUT = 0.2;

  private static final double PAPER = 0.8;

  private final LineRecogniser recogniser;

  SecondLook(LineRecogniser recogniser) {
    this.recogniser = recogniser;
  }

  /**
   * The readings, better ones in place of those of low confidence where there are any. Places of words are shares of the
   * picture's width, which stays the same.
   *
   * @param first what was read in the pictures, one for each
   */
  List<Recognition> at(List<GreyImage> pictures, List<Recognition> first) {
    List<Integer> low = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      if (!first.get(i).words().isEmpty() && confidence(first.get(i)) < LOW) {
        low.add(i);
      }
    }
    List<Recognition> best = new ArrayList<>(first);
    if (low.isEmpty()) {
      return best;
    }
    for (double framing : FRAMINGS) {
      List<Recognition> again = recogniser.recognise(
          low.stream().map(i -> framed(pictures.get(i), framing)).toList());
      for (int j = 0; j < low.size(); j++) {
        int i = low.get(j);
        if (confidence(again.get(j)) > confidence(best.get(i)) + GAIN
            && letters(again.get(j)) >= (1 - MOST_LEFT_OUT) * letters(first.get(i))) {
          best.set(i, again.get(j));
        }
      }
    }
    return best;
  }

  /** Mean confidence of the letters; 0 where there are none. */
  static double confidence(List<Recognition> lines) {
    double sum = 0;
    int letters = 0;
    for (Recognition line : lines) {
      for (Recognition.ReadWord word : line.words()) {
        sum += word.confidence() * word.text().length();
        letters += word.text().length();
      }
    }
    return sum / Math.max(1, letters);
  }

  private static double confidence(Recognition line) {
    return confidence(List.of(line));
  }

  private static int letters(Recognition recognition) {
    return recognition.words().stream().mapToInt(word -> word.text().length()).sum();
  }

  private static GreyImage framed(GreyImage picture, double share) {
    int rows = (int) Math.round(share * picture.height());
    int height = Math.max(1, picture.height() + 2 * rows);
    int width = picture.width();
    byte[] pixels = new byte[width * height];
    Arrays.fill(pixels, (byte) paper(picture));
    int from = Math.max(0, -rows);
    int count = Math.min(picture.height() - from, height - Math.max(0, rows));
    System.arraycopy(
        picture.pixels(), from * width, pixels, Math.max(0, rows) * width, count * width);
    return new GreyImage(width, height, pixels);
  }

  private static int paper(GreyImage picture) {
    int[] counts = new int[256];
    for (byte pixel : picture.pixels()) {
      counts[pixel & 0xFF]++;
    }
    double left = PAPER * picture.pixels().length;
    int brightness = 0;
    while (brightness < 255 && (left -= counts[brightness]) > 0) {
      brightness++;
    }
    return brightness;
  }
}
