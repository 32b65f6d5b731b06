package kz.muragat.recognise;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Recognition;
import kz.muragat.model.Style;
import kz.muragat.text.Alphabet;

/**
 * Reads lines with a {@link LineNetwork}, and those in handwriting again with another, where the model has one. Lines are
 * batched by width, so that little is spent on padding; the weights are shared by all threads, and every batch's native memory
 * is freed before the next.
 */
public final class TorchLineRecogniser implements LineRecogniser {

  private static final int BATCH = 8;
  /** Pixels a batch may have beside each other: 8 lines of 1,024, or fewer longer ones. */
  private static final int MAX_BATCH_WIDTH = BATCH * 1024;

  /**
   * Handwriting, where print is no more likelier than this, in nats. The network is surer of print than it should be: so, 365 of 393
   * validation lines are told rightly, without it 351, and a hand read as print is read badly.
   */
  private static final float IN_DOUBT = 2;

  private final String version;
  private final NDManager manager;
  private final LineNetwork network;
  private final Optional<LineNetwork> handwriting;
  private final Map<Style, CtcDecoder> decoders = new EnumMap<>(Style.class);

  private TorchLineRecogniser(ModelFolder model, TorchRuntime runtime) {
    version = model.description().version();
    manager = NDManager.newBaseManager(runtime.device(), "PyTorch");
    network = network(model, NetworkRole.GENERAL);
    handwriting = model.has(NetworkRole.HANDWRITING)
        ? Optional.of(network(model, NetworkRole.HANDWRITING))
        : Optional.empty();
    for (Style style : Style.values()) {
      decoders.put(style, decoder(model, style));
    }
  }

  private LineNetwork network(ModelFolder model, NetworkRole role) {
    return new LineNetwork(model.description().network(role), manager, model.weights(role), false);
  }

  private static CtcDecoder decoder(ModelFolder model, Style style) {
    ModelDescription description = model.description();
    LanguageSettings language = description.languageModel();
    ConfidenceCurve curve = description.confidence();
    return new CtcDecoder(
        Alphabet.of(description.alphabet()),
        description.temperature(),
        model.languageModel(),
        language == null ? 0 : language.weight(style),
        curve == null ? ConfidenceCurve.NONE : curve);
  }

  /** A recogniser with this model; close it to free the weights. */
  public static TorchLineRecogniser of(ModelFolder model, TorchRuntime runtime) {
    return new TorchLineRecogniser(model, runtime);
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public List<Recognition> recognise(List<GreyImage> lines) {
    return outputs(lines).stream().map(this::decoded).toList();
  }

  /** What the network makes of line pictures, not yet decoded; one for each, in their order. */
  public List<LineOutput> outputs(List<GreyImage> lines) {
    TorchRuntime.withoutGradients();
    List<LineInput> inputs = lines.stream()
        .map(line -> LineInput.of(line, network.shape().inputHeightPx()))
        .toList();
    List<LineOutput> read = read(network, inputs);
    return handwriting.map(pen -> againByHand(pen, read)).orElse(read);
  }

  /** What was told to be handwritten, as the network for handwriting reads it. */
  private List<LineOutput> againByHand(LineNetwork pen, List<LineOutput> read) {
    List<LineInput> handwritten = read.stream()
        .filter(line -> line.style() == Style.HANDWRITTEN)
        .map(LineOutput::input)
        .toList();
    Iterator<LineOutput> again = read(pen, handwritten).iterator();
    return read.stream()
        .map(line -> line.style() == Style.HANDWRITTEN ? again.next().styledAs(line) : line)
        .toList();
  }

  private List<LineOutput> read(LineNetwork network, List<LineInput> inputs) {
    List<Integer> order = IntStream.range(0, inputs.size())
        .boxed()
        .sorted(Comparator.comparingInt(i -> inputs.get(i).width()))
        .toList();
    LineOutput[] results = new LineOutput[inputs.size()];
    int from = 0;
    while (from < order.size()) {
      int to = batchEnd(order, inputs, from);
      List<Integer> batch = order.subList(from, to);
      List<LineOutput> read = readBatch(network, batch.stream().map(inputs::get).toList());
      for (int i = 0; i < batch.size(); i++) {
        results[batch.get(i)] = read.get(i);
      }
      from = to;
    }
    return Arrays.stream(results).map(Objects::requireNonNull).toList();
  }

  private static int batchEnd(List<Integer> order, List<LineInput> inputs, int from) {
    int to = from + 1;
    while (to < order.size()
        && to - from < BATCH
        && (long) inputs.get(order.get(to)).width() * (to - from + 1) <= MAX_BATCH_WIDTH) {
      to++;
    }
    return to;
  }

  private List<LineOutput> readBatch(LineNetwork network, List<LineInput> batch) {
    InputBatch input = InputBatch.of(batch, network.shape().inputHeightPx()).inCompany();
    float[] logits;
    float[] styles;
    float[] stepStyles;
    try (NDManager call = manager.newSubManager()) {
      NDList output = network.run(call, input, false);
      logits = output.get(0).toFloatArray();
      styles = output.get(1).toFloatArray();
      stepStyles = output.get(2).toFloatArray();
    }
    int lineLogits = input.steps() * network.shape().classes();
    List<LineOutput> results = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      int width = batch.get(i).width();
      int steps = (width + NetworkShape.PIXELS_PER_STEP - 1) / NetworkShape.PIXELS_PER_STEP;
      float[] margins = new float[steps];
      for (int t = 0; t < steps; t++) {
        margins[t] = handwritten(stepStyles, i * input.steps() + t);
      }
      results.add(new LineOutput(
          logits, i * lineLogits, steps, likeliestStyle(styles, i), margins, batch.get(i)));
    }
    return results;
  }

  /** How much likelier handwriting is than anything else, as a difference of logits. */
  private static float handwritten(float[] styles, int place) {
    float other = Float.NEGATIVE_INFINITY;
    for (Style style : Style.values()) {
      if (style != Style.HANDWRITTEN) {
        other = Math.max(other, styles[place * Style.values().length + style.ordinal()]);
      }
    }
    return styles[place * Style.values().length + Style.HANDWRITTEN.ordinal()] - other;
  }

  private static Style likeliestStyle(float[] styles, int place) {
    if (handwritten(styles, place) > -IN_DOUBT) {
      return Style.HANDWRITTEN;
    }
    int from = place * Style.values().length;
    return styles[from + Style.PRINTED.ordinal()] >= styles[from + Style.TYPEWRITTEN.ordinal()]
        ? Style.PRINTED
        : Style.TYPEWRITTEN;
  }

  @Override
  public List<Span> align(GreyImage line, List<String> words) {
    LineOutput output = outputs(List.of(line)).get(0);
    return Objects.requireNonNull(decoders.get(output.style()))
        .spans(output.logits(), output.from(), output.steps(), output.input(), words);
  }

  private Recognition decoded(LineOutput output) {
    CtcDecoder decoder = Objects.requireNonNull(decoders.get(output.style()));
    return output.decoded(decoder);
  }

  @Override
  public void close() {
    manager.close();
  }
}
