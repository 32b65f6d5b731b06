package kz.muragat.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.muragat.model.Style;
import kz.muragat.recognise.LineNetwork;
import kz.muragat.recognise.ModelDescription;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.NetworkRole;
import kz.muragat.recognise.NetworkShape;
import kz.muragat.recognise.TorchLineRecogniser;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.text.Alphabet;
import kz.muragat.train.synth.LineSource;

/**
 * Trains a recogniser from scratch, or goes on where a checkpoint ends. Deterministic by seed on one machine; stops between
 * two steps when asked to, with a checkpoint.
 */
public final class LineTrainer {

  /** Weight of handwriting where the network for handwriting will read it, unless it is taken for print. */
  private static final double READ_BY_ANOTHER = 0.2;

  private final TrainingSettings settings;
  private final NetworkShape shape;
  private final Alphabet alphabet;
  private final LineSource source;
  private final LineSource validation;
  private final TorchRuntime runtime;
  private final Path folder;
  private final Progress progress;
  private final Optional<ModelFolder> parent;
  private final NetworkRole role;
  private final AtomicBoolean stop = new AtomicBoolean();

  /** Who wants to know how it goes. */
  public interface Progress {

    /** After each step: lines learnt from, and the loss, smoothed, in nats a line. */
    void step(long lines, double loss);

    /** After each validation: CER by subset, as shares. */
    void validated(long lines, Map<String, Double> cer);
  }

  /**
   * @param parent whose weights to begin with, where there is one; its network may be narrower
   * @param role of the network that is trained; the parent's other one is kept. That for handwriting begins with the
   *     parent's, or with its general one
   * @param validation lines of faces and texts that {@code source} never shows
   * @param folder of the checkpoint
   */
  public LineTrainer(
      TrainingSettings settings,
      NetworkShape shape,
      Alphabet alphabet,
      Optional<ModelFolder> parent,
      NetworkRole role,
      LineSource source,
      LineSource validation,
      TorchRuntime runtime,
      Path folder,
      Progress progress) {
    this.settings = settings;
    this.shape = shape;
    this.alphabet = alphabet;
    this.parent = parent;
    this.role = role;
    this.source = source;
    this.validation = validation;
    this.runtime = runtime;
    this.folder = folder;
    this.progress = progress;
  }

  /** Asks the training to end after the step in work; for a signal handler. */
  public void stop() {
    stop.set(true);
  }

  /**
   * Writes a trained model with its card and curve into the versions' folder, whole or not at all.
   *
   * @param faces families it learnt from
   * @param heldOut families it was validated on
   * @return its folder
   * @throws IOException also where a version of that name is there already
   */
  public Path publish(ModelFolder model, Path models, List<String> faces, List<String> heldOut)
      throws IOException {
    Path target = models.resolve(model.description().version());
    if (Files.exists(target)) {
      throw new IOException("There is already a model in " + target + "; choose another name.");
    }
    Files.createDirectories(models);
    Path temporary = models.resolve(
        ".new-" + model.description().version() + "-" + ProcessHandle.current().pid());
    Files.createDirectory(temporary);
    model.write(temporary);
    Files.writeString(
        temporary.resolve("README.md"),
        ModelCard.of(model.description(), settings, faces, heldOut));
    TrainingCurve.write(Checkpoint.read(folder).curve(), temporary.resolve("curve.svg"));
    return Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whether {@link #stop()} was called. */
  public boolean stopped() {
    return stop.get();
  }

  /**
   * Trains until the lines are used up or {@link #stop()} is called, and leaves a checkpoint.
   *
   * @return the averaged weights with their validation scores, under the name given
   * @throws IOException when a checkpoint cannot be read or written
   */
  public ModelFolder run(String version, String trainedOn)
      throws IOException, InterruptedException {
    Checkpoint start = Checkpoint.existsIn(folder) ? Checkpoint.read(folder) : beginning();
    if (!start.alphabet().equals(alphabet.asString()) || !start.network().equals(shape)) {
      throw new IOException(
          "The checkpoint in " + folder + " was made with another alphabet or network.");
    }
    AdamW optimiser = new AdamW(0.01, 5);
    optimiser.restore(start.moments(), start.steps());
    Learner learner = new Learner(
        shape,
        runtime,
        copy(start.weights()),
        copy(start.average()),
        optimiser,
        true,
        LineNetwork::isLearnt,
        this::weight);
    List<Checkpoint.CurvePoint> curve = new ArrayList<>(start.curve());
    long lines = learn(learner, start.lines(), curve);
    ModelFolder model = model(learner, version, trainedOn, validate(learner, version));
    checkpoint(learner, lines, curve).write(folder);
    return model;
  }

  /** What the parent's other network will read need not be learnt as well as the rest. */
  private double weight(Style style) {
    boolean read = role == NetworkRole.HANDWRITING
        || style != Style.HANDWRITTEN
        || parent.filter(before -> before.has(NetworkRole.HANDWRITING)).isEmpty();
    return read ? 1 : READ_BY_ANOTHER;
  }

  private Checkpoint beginning() throws IOException {
    if (parent.isPresent() && !parent.get().description().alphabet().equals(alphabet.asString())) {
      throw new IOException("The parent " + parent.get().description().version()
          + " has another alphabet than is trained.");
    }
    Map<String, float[]> weights =
        parent.map(this::widened).orElseGet(() -> InitialWeights.of(shape, settings.seed()));
    return new Checkpoint(shape, alphabet.asString(), 0, 0, List.of(), weights, weights, Map.of());
  }

  private Map<String, float[]> widened(ModelFolder model) {
    NetworkRole held = model.has(role) ? role : NetworkRole.GENERAL;
    return WidenedWeights.of(
        model.description().network(held), model.weights(held), shape, settings.seed());
  }

  private long learn(Learner learner, long from, List<Checkpoint.CurvePoint> curve)
      throws IOException, InterruptedException {
    long lines = from;
    double smooth = Double.NaN;
    try (LineFeed feed = new LineFeed(source, alphabet, learner.shape(), settings, from)) {
      while (lines < settings.lines() && !stop.get()) {
        LineBatch batch = feed.next();
        double loss = learner.step(batch, settings.learningRate(lines));
        long before = lines;
        lines += batch.lines().size();
        if (Double.isFinite(loss)) {
          smooth = Double.isNaN(smooth) ? loss : 0.98 * smooth + 0.02 * loss;
        }
        progress.step(lines, smooth);
        if (lines / settings.validateEvery() > before / settings.validateEvery()) {
          Map<String, Double> cer = validate(learner, "in training");
          curve.add(new Checkpoint.CurvePoint(lines, smooth, cer));
          progress.validated(lines, cer);
        }
        if (lines / settings.checkpointEvery() > before / settings.checkpointEvery()) {
          checkpoint(learner, lines, curve).write(folder);
          TrainingCurve.write(curve, folder.resolve("curve.svg"));
        }
      }
    }
    return lines;
  }

  private Checkpoint checkpoint(Learner learner, long lines, List<Checkpoint.CurvePoint> curve) {
    return new Checkpoint(
        learner.shape(),
        alphabet.asString(),
        lines,
        learner.optimiser().step(),
        List.copyOf(curve),
        learner.weights(),
        learner.average(),
        learner.optimiser().state());
  }

  private Map<String, Double> validate(Learner learner, String version) {
    try (TorchLineRecogniser recogniser =
        TorchLineRecogniser.of(model(learner, version, "", Map.of()), runtime)) {
      Map<String, Double> cer = new TreeMap<>();
      LineEvaluation.of(recogniser, validation, 0, settings.validationLines(), settings.makers())
          .characters()
          .forEach((subset, rate) -> cer.put(subset, rate.rate()));
      return cer;
    }
  }

  private ModelFolder model(
      Learner learner, String version, String trainedOn, Map<String, Double> cer) {
    Map<String, Double> scores = new TreeMap<>();
    cer.forEach((subset, rate) -> scores.put("validation.cer." + subset, rate));
    if (role == NetworkRole.HANDWRITING) {
      ModelFolder whole = parent.orElseThrow();
      return whole
          .as(whole.description().child(version, trainedOn, scores))
          .withHandwriting(learner.shape(), learner.average());
    }
    ModelFolder general = new ModelFolder(
        new ModelDescription(version, learner.shape(), alphabet.asString(), 1, trainedOn, scores),
        learner.average());
    return parent
        .filter(before -> before.has(NetworkRole.HANDWRITING))
        .map(before -> general.withHandwriting(
            before.description().network(NetworkRole.HANDWRITING),
            before.weights(NetworkRole.HANDWRITING)))
        .orElse(general);
  }

  private static Map<String, float[]> copy(Map<String, float[]> arrays) {
    Map<String, float[]> copies = new LinkedHashMap<>();
    arrays.forEach((name, values) -> copies.put(name, values.clone()));
    return copies;
  }
}
