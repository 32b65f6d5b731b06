package kz.muragat.image;

import kz.muragat.model.GreyImage;

/** Tells light writing on dark ground, as on negatives of microfilm, and makes it dark on light. */
final class Negative {

  /** Not every row of a page is looked at; of a single line, few rows could be its edges alone. */
  private static final int MOST_ROW_STEP = 16;

  private static final int LEAST_ROWS = 100;
  private static final int LEAST_CONTRAST = 60;

  /** So much of the picture is dark at least. */
  private static final double DARK = 0.7;

  /** A light stretch longer than this share of the width is a sheet on a dark table, and no stroke. */
  private static final double STROKE = 0.04;

  private static final double MOST_IN_SHEETS = 0.3;

  private Negative() {}

  /** The picture with dark ink: itself, or turned from light to dark in place where it is a negative. */
  static GreyImage positive(GreyImage picture) {
    if (isNegative(picture)) {
      byte[] pixels = picture.pixels();
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (byte) ~pixels[i];
      }
    }
    return picture;
  }

  private static boolean isNegative(GreyImage picture) {
    int[] histogram = new int[256];
    long all = 0;
    for (int y = 0; y < picture.height(); y += rowStep(picture)) {
      for (int x = 0; x < picture.width(); x++) {
        histogram[picture.at(x, y)]++;
        all++;
      }
    }
    int dark = level(histogram, all / 20);
    int light = level(histogram, all - all / 100);
    int middle = (dark + light) / 2;
    return light - dark >= LEAST_CONTRAST
        && level(histogram, (long) (DARK * all)) < middle
        && isOfStrokes(picture, middle);
  }

  private static int rowStep(GreyImage picture) {
    return Math.max(1, Math.min(MOST_ROW_STEP, picture.height() / LEAST_ROWS));
  }

  /** The brightness that so many pixels do not exceed. */
  private static int level(int[] histogram, long count) {
    long seen = 0;
    for (int value = 0; value < histogram.length; value++) {
      seen += histogram[value];
      if (seen > count) {
        return value;
      }
    }
    return histogram.length - 1;
  }

  private static boolean isOfStrokes(GreyImage picture, int middle) {
    long light = 0;
    long inSheets = 0;
    for (int y = 0; y < picture.height(); y += rowStep(picture)) {
      int run = 0;
      for (int x = 0; x <= picture.width(); x++) {
        if (x < picture.width() && picture.at(x, y) > middle) {
          run++;
        } else {
          light += run;
          inSheets += run > STROKE * picture.width() ? run : 0;
          run = 0;
        }
      }
    }
    return light > 0 && inSheets < MOST_IN_SHEETS * light;
  }
}
