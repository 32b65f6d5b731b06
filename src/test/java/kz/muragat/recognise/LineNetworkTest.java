package kz.muragat.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LineNetworkTest {

  private static final NetworkShape SHAPE =
      new NetworkShape(48, List.of(4, 5, 6, 7, 8, 9), 6, 2, 12);

  @BeforeAll
  static void start() {
    TorchRuntime.start(1);
  }

  /** So many that reading takes them in parts, of which one is smaller; learning takes them at once. */
  private static final int LINES = 7;

  private static final int WIDTH = 960;

  @Test
  void readingInPartsWithFoldedNormsIsReadingWithNorms() {
    Map<String, float[]> weights = weights(3);
    float[] plain = logits(weights, true);
    float[] folded = logits(weights, false);
    assertThat(folded).hasSize(LINES * WIDTH / 4 * SHAPE.classes());
    for (int i = 0; i < plain.length; i++) {
      assertThat(folded[i]).isCloseTo(plain[i], within(1e-4f));
    }
  }

  @Test
  void weightsOfAnotherNetworkAreRefusedByName() {
    Map<String, float[]> weights = weights(3);
    weights.put("characters.bias", new float[5]);
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      assertThatThrownBy(() -> new LineNetwork(SHAPE, manager, weights, false))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("characters.bias");
    }
  }

  private static float[] logits(Map<String, float[]> weights, boolean trainable) {
    TorchRuntime.withoutGradients();
    float[] ink = new float[LINES * 48 * WIDTH];
    Random random = new Random(5);
    for (int i = 0; i < ink.length; i++) {
      ink[i] = random.nextFloat();
    }
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      LineNetwork network = new LineNetwork(SHAPE, manager, weights, trainable);
      return network
          .run(manager, new InputBatch(LINES, 48, WIDTH, ink), false)
          .get(0)
          .toFloatArray();
    }
  }

  private static Map<String, float[]> weights(long seed) {
    Random random = new Random(seed);
    Map<String, float[]> weights = new LinkedHashMap<>();
    LineNetwork.parameterShapes(SHAPE).forEach((name, dimensions) -> {
      int size = 1;
      for (long dimension : dimensions) {
        size *= (int) dimension;
      }
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = name.endsWith("running_var")
            ? 0.5f + random.nextFloat()
            : (float) random.nextGaussian() * 0.4f;
      }
      weights.put(name, values);
    });
    return weights;
  }
}
