package kz.muragat.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against all alignments, counted one by one, on cases small enough for that. */
class CtcLossTest {

  private static final int CLASSES = 3;

  @Test
  void lossIsThatOfAllAlignmentsTogether() {
    for (long seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      int steps = 1 + random.nextInt(6);
      float[] logits = logits(random, steps);
      int[] label = random.ints(random.nextInt(4), 1, CLASSES).toArray();
      double loss =
          CtcLoss.lossAndGradient(logits, 0, steps, CLASSES, label, new float[logits.length]);
      double wanted = bruteForce(logits, steps, label);
      if (Double.isInfinite(wanted)) {
        assertThat(loss).as("seed %d", seed).isInfinite();
      } else {
        assertThat(loss).as("seed %d", seed).isCloseTo(wanted, within(1e-5));
      }
    }
  }

  @Test
  void gradientIsTheSlopeOfTheLoss() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      int steps = 5;
      float[] logits = logits(random, steps);
      int[] label = {1, 1, 2};
      float[] gradient = new float[logits.length];
      CtcLoss.lossAndGradient(logits, 0, steps, CLASSES, label, gradient);
      for (int i = 0; i < logits.length; i++) {
        float[] more = logits.clone();
        float[] less = logits.clone();
        more[i] += 1e-2f;
        less[i] -= 1e-2f;
        double slope = (bruteForce(more, steps, label) - bruteForce(less, steps, label)) / 2e-2;
        assertThat((double) gradient[i])
            .as("seed %d, logit %d", seed, i)
            .isCloseTo(slope, within(1e-3));
      }
    }
  }

  @Test
  void aLabelThatNeedsMoreStepsThanThereAreTeachesNothing() {
    float[] gradient = {1, 1, 1, 1, 1, 1};
    double loss = CtcLoss.lossAndGradient(new float[6], 0, 2, CLASSES, new int[] {1, 1}, gradient);
    assertThat(loss).isInfinite();
    assertThat(gradient).containsOnly(0);
  }

  private static float[] logits(Random random, int steps) {
    float[] logits = new float[steps * CLASSES];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) random.nextGaussian() * 2;
    }
    return logits;
  }

  private static double bruteForce(float[] logits, int steps, int[] label) {
    double sum = 0;
    int paths = (int) Math.pow(CLASSES, steps);
    for (int path = 0; path < paths; path++) {
      List<Integer> read = new ArrayList<>();
      double probability = 1;
      int before = 0;
      int rest = path;
      for (int t = 0; t < steps; t++) {
        int c = rest % CLASSES;
        rest /= CLASSES;
        probability *= softmax(logits, t, c);
        if (c != 0 && c != before) {
          read.add(c);
        }
        before = c;
      }
      if (read.stream()
          .mapToInt(Integer::intValue)
          .boxed()
          .toList()
          .equals(java.util.Arrays.stream(label).boxed().toList())) {
        sum += probability;
      }
    }
    return -Math.log(sum);
  }

  private static double softmax(float[] logits, int step, int c) {
    double sum = 0;
    for (int k = 0; k < CLASSES; k++) {
      sum += Math.exp(logits[step * CLASSES + k]);
    }
    return Math.exp(logits[step * CLASSES + c]) / sum;
  }
}
