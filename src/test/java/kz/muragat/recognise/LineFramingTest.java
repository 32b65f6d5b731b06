package kz.muragat.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import kz.muragat.model.GreyImage;
import org.junit.jupiter.api.Test;

class LineFramingTest {

  private static final int LETTERS = 20;

  @Test
  void leavesLettersInTheUsualFrame() {
    LineInput input = LineInput.of(line(96, 30, 66), 48);
    assertThat(input.width()).isEqualTo(400 / 2);
    assertThat(rowsOfInk(input)).containsExactly(15, 33);
  }

  @Test
  void enlargesLettersThatAreLostInTheirPicture() {
    LineInput input = LineInput.of(line(192, 20, 40), 48);
    // 20 px of letters in the frame of 3.2 x-heights are 15 of 48.
    assertThat(height(input)).isCloseTo(15, within(2));
    assertThat(rowsOfInk(input)[0]).isCloseTo(18, within(2));
  }

  @Test
  void givesPaperToLettersThatWereCutAtTheirInk() {
    LineInput input = LineInput.of(line(40, 0, 40), 48);
    assertThat(height(input)).isCloseTo(15, within(2));
    assertThat(rowsOfInk(input)[0]).isCloseTo(18, within(2));
  }

  @Test
  void aRuleAcrossTheLineIsNotTakenForLetters() {
    GreyImage ruled = line(192, 20, 40);
    Arrays.fill(ruled.pixels(), 100 * 400, 130 * 400, (byte) 0);
    assertThat(height(LineInput.of(ruled, 48))).isGreaterThan(12);
  }

  @Test
  void leavesADashAsItIs() {
    GreyImage dash = paper(96);
    for (int y = 10; y < 14; y++) {
      Arrays.fill(dash.pixels(), y * 400 + 100, y * 400 + 160, (byte) 0);
    }
    assertThat(LineInput.of(dash, 48).width()).isEqualTo(200);
  }

  /** Upright strokes between two rows. */
  private static GreyImage line(int height, int from, int to) {
    GreyImage picture = paper(height);
    for (int y = from; y < to; y++) {
      for (int letter = 0; letter < LETTERS; letter++) {
        int x = 10 + letter * 19;
        Arrays.fill(picture.pixels(), y * 400 + x, y * 400 + x + 6, (byte) 0);
      }
    }
    return picture;
  }

  private static GreyImage paper(int height) {
    byte[] pixels = new byte[400 * height];
    Arrays.fill(pixels, (byte) 230);
    return new GreyImage(400, height, pixels);
  }

  private static int height(LineInput input) {
    int[] rows = rowsOfInk(input);
    return rows[1] - rows[0];
  }

  /** The first row with as much ink as letters have, and the one after the last. */
  private static int[] rowsOfInk(LineInput input) {
    int first = -1;
    int last = -1;
    for (int y = 0; y < 48; y++) {
      double sum = 0;
      for (int x = 0; x < input.width(); x++) {
        sum += input.ink()[y * input.width() + x];
      }
      if (sum > input.width() * 0.15 && sum < input.width() * 0.6) {
        first = first < 0 ? y : first;
        last = y + 1;
      }
    }
    return new int[] {first, last};
  }
}
