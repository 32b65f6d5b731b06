package kz.muragat.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputBatchTest {

  @Test
  void aSmallLineAloneGetsABlankOneBesideIt() {
    InputBatch batch = InputBatch.of(List.of(inked(100)), 48).inCompany();
    assertThat(batch.size()).isEqualTo(2);
    assertThat(batch.ink()).hasSize(2 * 48 * 128);
    assertThat(Arrays.copyOfRange(batch.ink(), 48 * 128, 2 * 48 * 128)).containsOnly(0f);
    assertThat(batch.ink()[47 * 128 + 99]).as("the line itself stays").isEqualTo(1);
  }

  @Test
  void longLinesAndSeveralStayAsTheyAre() {
    assertThat(InputBatch.of(List.of(inked(500)), 48).inCompany().size()).isEqualTo(1);
    assertThat(InputBatch.of(List.of(inked(90), inked(100)), 48).inCompany().size())
        .isEqualTo(2);
  }

  private static LineInput inked(int width) {
    float[] ink = new float[48 * width];
    Arrays.fill(ink, 1);
    return new LineInput(width, ink);
  }
}
