package kz.muragat.recognise;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.muragat.model.Style;

/**
 * The network that reads a line: six convolutions that stride the height away and the width to a quarter, bidirectional
 * LSTMs, and two heads, one for the characters (CTC) and one for the {@link Style}.
 *
 * <p>Input: float32 [batch, 1, height, width], 0 paper, 1 ink, right-padded with 0, width a multiple of 4. Output: character
 * logits float32 [batch, width / 4, classes], class 0 the CTC blank, style logits float32 [batch, 3] in the order of {@link
 * Style}, and the same for each step, float32 [batch, width / 4, 3].
 *
 * <p>Parameters carry the names that the same network has in PyTorch ({@code conv0.weight}, {@code lstm.weight_ih_l0}, …),
 * so that weights travel both ways. After B. Shi and others, arXiv 1507.05717, with column max-pooling after G. Retsinas
 * and others, arXiv 2404.11339.
 */
public final class LineNetwork extends AbstractBlock {

  /** Name of its first parameter. */
  static final String FIRST = "conv0.weight";

  private static final Shape ONE = new Shape(1, 1);
  /**
   * Height, width. Strides in place of pooling: on a CPU the full-size maps and their pooling cost more than all else.
   */
  private static final List<Shape> STRIDES =
      List.of(new Shape(2, 2), ONE, new Shape(2, 2), ONE, new Shape(2, 1), new Shape(2, 1));

  /**
   * Pixels beside each other that are convolved at a time on a CPU: the maps of more do not stay in a core's cache.
   * Lines that are split up this way stay at least two where they are small: see {@link InputBatch#inCompany}.
   */
  private static final long PART_PX = 4096;

  /** DJL's momentum is one minus PyTorch's. */
  private static final float NORM_MOMENTUM = 0.9f;

  private static final float NORM_EPSILON = 1e-5f;

  private final NetworkShape shape;
  private final boolean trainable;
  private final Map<String, Parameter> named = new LinkedHashMap<>();

  /**
   * A network with these weights.
   *
   * @param manager that owns the weights' native memory, and with it this network's life
   * @param weights by name, row after row, one for each of {@link #parameterShapes}
   * @param trainable whether gradients are kept; where not, the norms are folded into the convolutions
   * @throws IllegalArgumentException where an array is missing or has another size; the message names it
   */
  public LineNetwork(
      NetworkShape shape, NDManager manager, Map<String, float[]> weights, boolean trainable) {
    this.shape = shape;
    this.trainable = trainable;
    Map<String, float[]> used =
        trainable ? weights : FoldedNorms.fold(shape.convolutions().size(), weights, NORM_EPSILON);
    parameterShapes(shape).forEach((name, dimensions) -> {
      float[] values = used.get(name);
      Shape wanted = new Shape(dimensions);
      if (values == null || values.length != wanted.size()) {
        throw new IllegalArgumentException("The weights do not fit the network at " + name + ": "
            + (values == null ? "missing" : values.length + " values for " + wanted));
      }
      boolean learnt = isLearnt(name);
      NDArray array = manager.create(values, wanted);
      array.setRequiresGradient(trainable && learnt);
      Parameter parameter = Parameter.builder()
          .setName(name)
          .setType(Parameter.Type.OTHER)
          .optRequiresGrad(learnt)
          .build();
      parameter.setArray(array);
      named.put(name, addParameter(parameter));
    });
  }

  /** Name and shape of every parameter, in a fixed order. */
  public static Map<String, long[]> parameterShapes(NetworkShape shape) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    int channels = 1;
    for (int i = 0; i < shape.convolutions().size(); i++) {
      int filters = shape.convolutions().get(i);
      shapes.put("conv" + i + ".weight", new long[] {filters, channels, 3, 3});
      for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
        shapes.put("norm" + i + "." + part, new long[] {filters});
      }
      channels = filters;
    }
    int units = shape.lstmUnits();
    for (int layer = 0; layer < shape.lstmLayers(); layer++) {
      int inputs = layer == 0 ? channels : 2 * units;
      for (String direction : List.of("", "_reverse")) {
        String suffix = "_l" + layer + direction;
        shapes.put("lstm.weight_ih" + suffix, new long[] {4L * units, inputs});
        shapes.put("lstm.weight_hh" + suffix, new long[] {4L * units, units});
        shapes.put("lstm.bias_ih" + suffix, new long[] {4L * units});
        shapes.put("lstm.bias_hh" + suffix, new long[] {4L * units});
      }
    }
    shapes.put("characters.weight", new long[] {shape.classes(), 2L * units});
    shapes.put("characters.bias", new long[] {shape.classes()});
    shapes.put("style.weight", new long[] {Style.values().length, 2L * units});
    shapes.put("style.bias", new long[] {Style.values().length});
    return shapes;
  }

  /** Whether a parameter is moved by gradients; the others are running statistics. */
  public static boolean isLearnt(String name) {
    return !name.contains(".running_");
  }

  /** Its measures. */
  public NetworkShape shape() {
    return shape;
  }

  /** The native array of a parameter. */
  public NDArray array(String name) {
    return Objects.requireNonNull(named.get(name), name).getArray();
  }

  /**
   * Runs a batch through the network.
   *
   * @param call owns all that comes into being, the result too
   * @param training whether batch statistics are used, and the running ones moved
   * @return character logits, style logits, and the style logits of each step, of which the others are the mean
   */
  public NDList run(NDManager call, InputBatch batch, boolean training) {
    NDArray input =
        call.create(batch.ink(), new Shape(batch.size(), 1, batch.heightPx(), batch.width()));
    return forward(new ParameterStore(call, false), new NDList(input), training);
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
    NDArray x = inputs.singletonOrThrow();
    Weights weights =
        name -> store.getValue(Objects.requireNonNull(named.get(name)), x.getDevice(), training);
    NDArray maps = trainable || x.getDevice().isGpu()
        ? features(x, weights, training)
        : featuresInParts(x, weights);
    NDArray steps = recur(maps, weights, training);
    NDArray characters = linear(steps, weights, "characters");
    NDArray styles = linear(steps, weights, "style");
    return new NDList(characters, styles.mean(new int[] {1}), styles);
  }

  /** The same as {@link #features}, a few lines at a time, and freed after each few. */
  private NDArray featuresInParts(NDArray pictures, Weights weights) {
    NDManager call = pictures.getManager();
    long lines = pictures.getShape().get(0);
    long parts = Math.min(lines, (lines * pictures.getShape().get(3) + PART_PX - 1) / PART_PX);
    NDList made = new NDList();
    for (long part = 0; part < parts; part++) {
      try (NDManager temporary = call.newSubManager()) {
        NDArray some = pictures.get(part * lines / parts + ":" + (part + 1) * lines / parts);
        some.attach(temporary);
        NDArray features = features(some, weights, false);
        features.attach(call);
        made.add(features);
      }
    }
    return NDArrays.concat(made);
  }

  private NDArray features(NDArray picture, Weights weights, boolean training) {
    NDArray x = picture;
    for (int i = 0; i < shape.convolutions().size(); i++) {
      NDArray kernel = weights.get("conv" + i + ".weight");
      if (trainable) {
        x = Conv2d.conv2d(x, kernel, null, STRIDES.get(i), ONE, ONE).singletonOrThrow();
        x = normalised(x, weights, i, training);
      } else {
        NDArray bias = weights.get("norm" + i + ".bias");
        x = Conv2d.conv2d(x, kernel, bias, STRIDES.get(i), ONE, ONE).singletonOrThrow();
      }
      x = x.getNDArrayInternal().relu();
    }
    return (trainable ? x.max(new int[] {2}) : tallest(x)).transpose(0, 2, 1);
  }

  /** The same as {@code max} over the height, which takes five times as long: it tells places, too. */
  private static NDArray tallest(NDArray x) {
    NDArray most = x.get(":,:,0");
    for (int row = 1; row < x.getShape().get(2); row++) {
      most = most.maximum(x.get(":,:," + row));
    }
    return most;
  }

  private static NDArray normalised(NDArray x, Weights weights, int layer, boolean training) {
    String norm = "norm" + layer + ".";
    return BatchNorm.batchNorm(
            x,
            weights.get(norm + "running_mean"),
            weights.get(norm + "running_var"),
            weights.get(norm + "weight"),
            weights.get(norm + "bias"),
            1,
            NORM_MOMENTUM,
            NORM_EPSILON,
            training)
        .singletonOrThrow();
  }

  /** [batch, steps, channels] → [batch, steps, 2 * units]. */
  private NDArray recur(NDArray features, Weights weights, boolean training) {
    NDList parameters = new NDList();
    for (String name : named.keySet()) {
      if (name.startsWith("lstm.")) {
        parameters.add(weights.get(name));
      }
    }
    long batch = features.getShape().get(0);
    Shape state = new Shape(2L * shape.lstmLayers(), batch, shape.lstmUnits());
    NDManager manager = features.getManager();
    NDList start = new NDList(
        manager.zeros(state, DataType.FLOAT32, features.getDevice()),
        manager.zeros(state, DataType.FLOAT32, features.getDevice()));
    // DJL's own bidirectional LSTM block hands the biases over in the wrong order.
    return features
        .getNDArrayInternal()
        .lstm(features, start, parameters, true, shape.lstmLayers(), 0, training, true, true)
        .get(0);
  }

  private static NDArray linear(NDArray x, Weights weights, String name) {
    return x.matMul(weights.get(name + ".weight").transpose()).add(weights.get(name + ".bias"));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    long batch = inputs[0].get(0);
    return new Shape[] {
      new Shape(batch, inputs[0].get(3) / NetworkShape.PIXELS_PER_STEP, shape.classes()),
      new Shape(batch, Style.values().length),
      new Shape(batch, inputs[0].get(3) / NetworkShape.PIXELS_PER_STEP, Style.values().length)
    };
  }

  private interface Weights {
    NDArray get(String name);
  }
}
