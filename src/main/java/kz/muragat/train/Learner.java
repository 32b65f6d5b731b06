package kz.muragat.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import kz.muragat.model.Style;
import kz.muragat.recognise.LineNetwork;
import kz.muragat.recognise.NetworkShape;
import kz.muragat.recognise.TorchRuntime;

/**
 * One step of learning at a time. The weights live in Java arrays; each step copies them into a fresh network, asks PyTorch
 * for gradients, and moves the arrays. So nothing native outlives a step, and a checkpoint is a matter of writing arrays.
 */
final class Learner {

  private static final double STYLE_SHARE = 2;
  /**
   * oneDNN lays channels out in blocks of as many, and where a block is not full its gradients hold what the memory held
   * before: wrong now and then with one thread, nearly always with two.
   */
  private static final int CHANNEL_BLOCK = 16;

  private static final double AVERAGE_DECAY = 0.999;

  private final NetworkShape shape;
  private final TorchRuntime runtime;
  private final Map<String, float[]> weights;
  private final Map<String, float[]> average;
  private final AdamW optimiser;
  private final boolean normsMove;
  private final Predicate<String> learns;
  private final ToDoubleFunction<Style> weight;

  /** One that moves all weights and learns from all lines alike. */
  Learner(
      NetworkShape shape,
      TorchRuntime runtime,
      Map<String, float[]> weights,
      Map<String, float[]> average,
      AdamW optimiser) {
    this(shape, runtime, weights, average, optimiser, true, LineNetwork::isLearnt, style -> 1);
  }

  /**
   * @param normsMove whether batches are normalised by their own statistics, and the running ones follow; with few lines
   *     of one hand they would follow that hand
   * @param learns the parameters that are moved; the others stay as they are
   * @param weight of the text of a line so written, 0 to 1; its style counts in full
   */
  Learner(
      NetworkShape shape,
      TorchRuntime runtime,
      Map<String, float[]> weights,
      Map<String, float[]> average,
      AdamW optimiser,
      boolean normsMove,
      Predicate<String> learns,
      ToDoubleFunction<Style> weight) {
    if (shape.convolutions().stream().anyMatch(channels -> channels % CHANNEL_BLOCK != 0)) {
      throw new IllegalArgumentException("A network is trained with channels in multiples of "
          + CHANNEL_BLOCK + ", not " + shape.convolutions());
    }
    this.shape = shape;
    this.runtime = runtime;
    this.weights = weights;
    this.average = average;
    this.optimiser = optimiser;
    this.normsMove = normsMove;
    this.learns = learns;
    this.weight = weight;
  }

  NetworkShape shape() {
    return shape;
  }

  /** The weights as they are now. */
  Map<String, float[]> weights() {
    return weights;
  }

  /** Their exponential average over the last thousand steps: what is validated and shipped. */
  Map<String, float[]> average() {
    return average;
  }

  AdamW optimiser() {
    return optimiser;
  }

  /**
   * Learns from one batch.
   *
   * @return the mean CTC loss of its lines in nats; not finite where the step was skipped
   */
  double step(LineBatch batch, double learningRate) {
    double loss;
    Map<String, float[]> gradients = new LinkedHashMap<>();
    try (NDManager step = NDManager.newBaseManager(runtime.device(), "PyTorch")) {
      LineNetwork network = new LineNetwork(shape, step, weights, true);
      for (String name : weights.keySet()) {
        if (LineNetwork.isLearnt(name) && !learns.test(name)) {
          network.array(name).setRequiresGradient(false);
        } else if (LineNetwork.isLearnt(name)) {
          // A fresh gradient is whatever the memory held; not a number minus itself would stay what
          // it is.
          network.array(name).getGradient().set(new NDIndex(":"), 0f);
        }
      }
      boolean before = JniUtils.isGradMode();
      JniUtils.setGradMode(true);
      try {
        NDList output = network.run(step, batch.input(), normsMove);
        float[] logits = output.get(0).toFloatArray();
        float[] gradient = new float[logits.length];
        loss = ctc(batch, logits, gradient);
        NDArray characters =
            output.get(0).mul(step.create(gradient, output.get(0).getShape()));
        NDArray styles = output
            .get(1)
            .logSoftmax(1)
            .mul(step.create(
                styleTargets(batch), new Shape(batch.lines().size(), Style.values().length)));
        // Not DJL's GradientCollector: it walks through the arrays of all threads to set gradients
        // to zero, and stumbles
        // over those that a recogniser at work has just closed. Here every step has new arrays.
        NDArray goal = characters.sum().add(styles.sum().neg());
        JniUtils.backward((PtNDArray) goal, (PtNDArray) goal.onesLike(), false, false);
      } finally {
        JniUtils.setGradMode(before);
      }
      for (String name : weights.keySet()) {
        if (LineNetwork.isLearnt(name)) {
          if (learns.test(name)) {
            gradients.put(name, network.array(name).getGradient().toFloatArray());
          }
        } else if (normsMove) {
          weights.put(name, network.array(name).toFloatArray());
        }
      }
    }
    double norm = optimiser.update(weights, gradients, learningRate);
    if (!Double.isFinite(norm)) {
      return Double.NaN;
    }
    moveAverage();
    return loss;
  }

  private double ctc(LineBatch batch, float[] logits, float[] gradient) {
    int steps = batch.input().steps();
    int classes = shape.classes();
    int lines = batch.lines().size();
    double[] losses = IntStream.range(0, lines)
        .parallel()
        .mapToDouble(i -> CtcLoss.lossAndGradient(
            logits, i * steps * classes, steps, classes, batch.lines().get(i).label(), gradient))
        .toArray();
    double sum = 0;
    for (double loss : losses) {
      sum += Double.isFinite(loss) ? loss : 0;
    }
    for (int i = 0; i < gradient.length; i++) {
      Style style = batch.lines().get(i / (steps * classes)).line().style();
      gradient[i] *= (float) weight.applyAsDouble(style) / lines;
    }
    return sum / lines;
  }

  private static float[] styleTargets(LineBatch batch) {
    int styles = Style.values().length;
    float[] targets = new float[batch.lines().size() * styles];
    for (int i = 0; i < batch.lines().size(); i++) {
      Sample sample = batch.lines().get(i);
      if (sample.label().length > 0) {
        targets[i * styles + sample.line().style().ordinal()] =
            (float) (STYLE_SHARE / batch.lines().size());
      }
    }
    return targets;
  }

  private void moveAverage() {
    long n = optimiser.step();
    float keep = (float) Math.min(AVERAGE_DECAY, (1.0 + n) / (10.0 + n));
    average.forEach((name, values) -> {
      if (LineNetwork.isLearnt(name) ? !learns.test(name) : !normsMove) {
        return;
      }
      float[] now = java.util.Objects.requireNonNull(weights.get(name));
      for (int i = 0; i < values.length; i++) {
        values[i] = keep * values[i] + (1 - keep) * now[i];
      }
    });
  }
}
