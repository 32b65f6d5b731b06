package kz.muragat.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kz.muragat.model.GreyImage;
import kz.muragat.recognise.InputBatch;
import kz.muragat.recognise.LineInput;
import kz.muragat.recognise.LineNetwork;
import kz.muragat.recognise.NetworkShape;
import kz.muragat.recognise.TorchRuntime;
import org.junit.jupiter.api.Test;

class WidenedWeightsTest {

  private static final NetworkShape NARROW =
      new NetworkShape(48, List.of(4, 5, 6, 6, 6, 7), 8, 2, 12);
  private static final NetworkShape WIDE =
      new NetworkShape(48, List.of(4, 6, 8, 8, 10, 9), 13, 2, 12);

  @Test
  void saysWhatTheNarrowNetworkSaid() {
    Map<String, float[]> weights = InitialWeights.of(NARROW, 1);
    float[] before = characters(NARROW, weights);
    float[] after = characters(WIDE, WidenedWeights.of(NARROW, weights, WIDE, 2));
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.length; i++) {
      assertThat(after[i]).isCloseTo(before[i], within(1e-4f));
    }
    assertThat(before).as("lines that differ").isNotEqualTo(new float[before.length]);
  }

  @Test
  void takesTheSameShapeOverAsItIs() {
    Map<String, float[]> weights = InitialWeights.of(WIDE, 1);
    WidenedWeights.of(WIDE, weights, WIDE, 2)
        .forEach((name, values) -> assertThat(values).as(name).containsExactly(weights.get(name)));
  }

  @Test
  void refusesANarrowerNetwork() {
    assertThatThrownBy(() -> WidenedWeights.of(WIDE, InitialWeights.of(WIDE, 1), NARROW, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most as wide");
  }

  private static float[] characters(NetworkShape shape, Map<String, float[]> weights) {
    TorchRuntime runtime = TorchRuntime.start(1);
    byte[] ink = new byte[48 * 160];
    Arrays.fill(ink, (byte) 255);
    for (int i = 0; i < ink.length; i += 7) {
      ink[i] = (byte) (i % 200);
    }
    InputBatch batch = InputBatch.of(List.of(LineInput.of(new GreyImage(160, 48, ink), 48)), 48);
    try (NDManager manager = NDManager.newBaseManager(runtime.device(), "PyTorch")) {
      return new LineNetwork(shape, manager, weights, false)
          .run(manager, batch, false)
          .get(0)
          .toFloatArray();
    }
  }
}
