package kz.muragat.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StyleChangeTest {

  private static final int WIDTH = 800;
  private static final int STEPS = WIDTH / NetworkShape.PIXELS_PER_STEP;

  /** Words from 0 to 190, 200 to 390, 440 to 590 and 610 to 800. */
  private static final LineInput LINE = words(190, 200, 390, 440, 590, 610);

  @Test
  void aLineOfOneStyleStaysWhole() {
    assertThat(StyleChange.in(margins(0, -5, -5), LINE)).isEmpty();
    assertThat(StyleChange.in(margins(100, 1, 6), LINE)).as("hardly sure").isEmpty();
  }

  @Test
  void aLineIsPartedInTheGapBeforeWhatIsWritten() {
    assertThat(StyleChange.in(margins(110, -6, 6), LINE).orElseThrow())
        .isCloseTo(415.0 / WIDTH, within(0.01));
  }

  @Test
  void theNetworkMayBeLateToSeeIt() {
    OptionalDouble late = StyleChange.in(margins(116, -6, 6), LINE);
    assertThat(late.orElseThrow()).isCloseTo(415.0 / WIDTH, within(0.01));
  }

  @Test
  void printBehindHandwritingIsPartedToo() {
    assertThat(StyleChange.in(margins(148, 5, -7), LINE).orElseThrow())
        .isCloseTo(600.0 / WIDTH, within(0.02));
  }

  private static float[] margins(int change, float before, float after) {
    float[] margins = new float[STEPS];
    Arrays.fill(margins, 0, change, before);
    Arrays.fill(margins, change, STEPS, after);
    return margins;
  }

  /** Between each two of the edges there is paper. */
  private static LineInput words(int... edges) {
    float[] ink = new float[48 * WIDTH];
    for (int y = 16; y < 34; y++) {
      Arrays.fill(ink, y * WIDTH, (y + 1) * WIDTH, 1);
      for (int i = 0; i < edges.length; i += 2) {
        Arrays.fill(ink, y * WIDTH + edges[i], y * WIDTH + edges[i + 1], 0);
      }
    }
    return new LineInput(WIDTH, ink);
  }
}
