package kz.muragat.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.muragat.recognise.LineNetwork;
import kz.muragat.recognise.NetworkShape;
import org.junit.jupiter.api.Test;

class NarrowedWeightsTest {

  private static final NetworkShape WIDE =
      new NetworkShape(48, List.of(4, 5, 6, 6, 6, 7), 8, 1, 12);
  private static final NetworkShape NARROW =
      new NetworkShape(48, List.of(3, 4, 5, 5, 5, 6), 8, 1, 12);

  @Test
  void fitsTheNarrowNetwork() {
    Map<String, float[]> narrow = NarrowedWeights.of(WIDE, InitialWeights.of(WIDE, 1), NARROW);
    LineNetwork.parameterShapes(NARROW).forEach((name, dimensions) -> {
      long size = 1;
      for (long d : dimensions) {
        size *= d;
      }
      assertThat(narrow.get(name)).as(name).hasSize((int) size);
    });
  }

  @Test
  void leavesOutTheChannelsThatNobodyReads() {
    Map<String, float[]> weights = new LinkedHashMap<>(InitialWeights.of(WIDE, 1));
    // Channel 2 of the first convolution has no gain, so that it must be the one to go.
    array(weights, "norm0.weight")[2] = 0;
    Map<String, float[]> narrow = NarrowedWeights.of(WIDE, weights, NARROW);
    assertThat(array(narrow, "norm0.weight")).doesNotContain(0f);
    assertThat(array(narrow, "conv0.weight"))
        .startsWith(java.util.Arrays.copyOf(array(weights, "conv0.weight"), 18));
  }

  @Test
  void takesTheSameShapeOverAsItIs() {
    Map<String, float[]> weights = InitialWeights.of(WIDE, 1);
    NarrowedWeights.of(WIDE, weights, WIDE)
        .forEach((name, values) -> assertThat(values).as(name).containsExactly(weights.get(name)));
  }

  @Test
  void refusesAWiderNetwork() {
    assertThatThrownBy(() -> NarrowedWeights.of(NARROW, InitialWeights.of(NARROW, 1), WIDE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only 3 channels, not 4");
  }

  private static float[] array(Map<String, float[]> weights, String name) {
    return Objects.requireNonNull(weights.get(name), name);
  }
}
