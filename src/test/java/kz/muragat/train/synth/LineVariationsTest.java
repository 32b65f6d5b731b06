package kz.muragat.train.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Language;
import kz.muragat.model.Style;
import org.junit.jupiter.api.Test;

class LineVariationsTest {

  private static final int WIDTH = 480;
  private static final int HEIGHT = 48;
  private static final int VARIATIONS = 60;
  /** Between ink and paper of a column that is not hidden there is far more, in 256 levels. */
  private static final int FLAT = 60;

  @Test
  void aSeedAlwaysGivesTheSameVariationAndAnotherOneAnother() {
    LabelledLine line = bar();
    LabelledLine one = LineVariations.of(line, 7);
    assertThat(one.image().pixels())
        .isEqualTo(LineVariations.of(line, 7).image().pixels());
    assertThat(one.image().pixels())
        .isNotEqualTo(LineVariations.of(line, 8).image().pixels());
    assertThat(one.text()).isEqualTo(line.text());
  }

  @Test
  void littleOfALineIsHiddenAndNeverMost() {
    long hidden = 0;
    long columns = 0;
    for (int seed = 0; seed < VARIATIONS; seed++) {
      GreyImage image = LineVariations.of(bar(), seed).image();
      long flat = flatColumns(image);
      assertThat(flat).as("columns hidden with seed %d", seed).isLessThan(image.width() / 3);
      hidden += flat;
      columns += image.width();
    }
    assertThat((double) hidden / columns).isBetween(0.01, 0.1);
  }

  private static long flatColumns(GreyImage image) {
    long flat = 0;
    for (int x = 0; x < image.width(); x++) {
      int[] column = new int[image.height()];
      for (int y = 0; y < column.length; y++) {
        column[y] = image.at(x, y);
      }
      Arrays.sort(column);
      flat += column[column.length - 3] - column[2] < FLAT ? 1 : 0;
    }
    return flat;
  }

  /** A broad stroke from end to end: ink in every column. */
  private static LabelledLine bar() {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    Arrays.fill(pixels, (byte) 240);
    Arrays.fill(pixels, 16 * WIDTH, 32 * WIDTH, (byte) 20);
    return new LabelledLine(
        new GreyImage(WIDTH, HEIGHT, pixels),
        "—",
        Style.HANDWRITTEN,
        LabelledLine.CLEAN,
        "a bar",
        Language.UNDETERMINED);
  }
}
