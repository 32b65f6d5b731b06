package kz.muragat.recognise;

import java.util.Arrays;
import kz.muragat.model.GreyImage;

/**
 * A line picture as the network takes it: scaled to its height, ink 1 and paper 0. The same for training and reading, so
 * that what was learnt is what is met.
 *
 * @param width pixels in a row
 * @param ink {@code height * width} values 0 (paper) to 1 (ink), row after row
 */
@SuppressWarnings("ArrayRecordComponent") // the values of one picture, never compared
public record LineInput(int width, float[] ink) {

  /** A picture longer than this is squeezed: 170 times its height is no line any more. */
  static final int MAX_WIDTH_PX = 8192;

  private static final int MIN_WIDTH_PX = 16;
  /** Paper without ink stays paper: contrast below this (of 255) is not stretched to full. */
  private static final int LEAST_CONTRAST = 48;

  /**
   * Scales and normalises a picture, and brings letters that lie too large, too small or askew in it to the usual frame; a
   * frame in which they do not lie as usual either was taken from something else, and is left alone.
   */
  public static LineInput of(GreyImage picture, int heightPx) {
    Scaled scaled = Scaled.of(picture, heightPx);
    LineInput input = scaled.input();
    return LineFraming.toMend(input.ink(), input.width(), heightPx)
        .map(framing ->
            Scaled.of(reframed(picture, framing, scaled.paper()), heightPx).input())
        .filter(
            mended -> LineFraming.toMend(mended.ink(), mended.width(), heightPx).isEmpty())
        .orElse(input);
  }

  /** The picture's rows in the usual frame, with paper where it has none. */
  private static GreyImage reframed(GreyImage picture, LineFraming framing, float paper) {
    int from = (int) Math.round(framing.frameTop() * picture.height());
    int to = Math.max(from + 1, (int) Math.round(framing.frameBottom() * picture.height()));
    int width = picture.width();
    byte[] pixels = new byte[(to - from) * width];
    Arrays.fill(pixels, (byte) Math.round(paper));
    int first = Math.max(0, from);
    int rows = Math.min(to, picture.height()) - first;
    System.arraycopy(picture.pixels(), first * width, pixels, (first - from) * width, rows * width);
    return new GreyImage(width, to - from, pixels);
  }

  /** A picture at the network's height, and the brightness its paper had. */
  private record Scaled(LineInput input, float paper) {

    static Scaled of(GreyImage picture, int heightPx) {
      int width = (int) Math.round((double) picture.width() * heightPx / picture.height());
      width = Math.max(MIN_WIDTH_PX, Math.min(MAX_WIDTH_PX, width));
      float[] values = Resampler.resample(picture, width, heightPx);
      int[] histogram = new int[256];
      for (float value : values) {
        histogram[Math.round(value)]++;
      }
      // Ink is the darkest hundredth; four fifths of a line are at least as dark as clean paper.
      float darkest = percentile(histogram, values.length, 0.01);
      float paper = percentile(histogram, values.length, 0.80);
      float contrast = Math.max(LEAST_CONTRAST, paper - darkest);
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.max(0, Math.min(1, (paper - values[i]) / contrast));
      }
      return new Scaled(new LineInput(width, values), paper);
    }
  }

  private static int percentile(int[] histogram, int total, double share) {
    long wanted = (long) Math.ceil(total * share);
    long seen = 0;
    for (int value = 0; value < histogram.length; value++) {
      seen += histogram[value];
      if (seen >= wanted) {
        return value;
      }
    }
    return histogram.length - 1;
  }
}
