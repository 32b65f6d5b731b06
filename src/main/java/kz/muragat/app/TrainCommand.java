package kz.muragat.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import kz.muragat.model.Style;
import kz.muragat.pipeline.imports.RealLines;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.NetworkRole;
import kz.muragat.recognise.NetworkShape;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.text.Alphabet;
import kz.muragat.train.LineTrainer;
import kz.muragat.train.TrainingSettings;
import kz.muragat.train.synth.FontShelf;
import kz.muragat.train.synth.LabelledLine;
import kz.muragat.train.synth.LineMix;
import kz.muragat.train.synth.LineSource;
import kz.muragat.train.synth.MixedLines;
import kz.muragat.train.synth.Split;
import kz.muragat.train.synth.SyntheticLines;
import kz.muragat.train.synth.TextShelf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a recogniser on synthetic lines; see {@code muragat train --help}. */
@Command(
    name = "train",
    description = {
      "Train a recogniser from scratch on synthetic lines.",
      "",
      "Lines of print, typescript and handwriting-like faces are made while it learns. A checkpoint is kept, so that"
          + " the same command goes on where it was stopped (Ctrl-C is fine). At the end a version is written under"
          + " models/; it is not put in charge."
    },
    footer = {
      "",
      "Examples:",
      "  muragat train --fonts /usr/share/fonts --text texts --name kr-2",
      "  muragat train --fonts /usr/share/fonts --text texts --name kr-2 --lines 400000 --makers 4",
      "  muragat train --fonts /usr/share/fonts --text texts --name kr-3 --from models/kr-2 --handwriting"
    },
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  /** So that versions whose names differ by one letter share no line. */
  private static final long SEEDS_APART = 1_000_003_000L;

  @Option(
      names = "--name",
      required = true,
      paramLabel = "VERSION",
      description = "what the new version is called, such as kr-2")
  private String name = "";

  @Option(
      names = "--models",
      paramLabel = "DIR",
      defaultValue = "models",
      description = "where versions are kept (default: ${DEFAULT-VALUE})")
  private Path models = Path.of("models");

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "where the checkpoint is kept (default: models/.training-VERSION)")
  private @Nullable Path checkpoint;

  @Mixin
  private SyntheticSources sources = new SyntheticSources();

  @Option(
      names = "--lines",
      defaultValue = "200000",
      description =
          "lines to learn from (default: ${DEFAULT-VALUE}; about 12 to 25 a second and core)")
  private long lines;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "folder of a model to begin with instead of from nothing; it may be narrower")
  private @Nullable Path from;

  @Option(
      names = "--handwriting",
      description =
          "train only the network that reads handwriting; the rest of the version is that of --from")
  private boolean handwriting;

  @Option(
      names = "--real",
      paramLabel = "DIR",
      description =
          "lines of real pages, NAME.png with NAME.gt.txt, as 'muragat import' leaves them;"
              + " one line in five is then one of them, each time another variation. Keep those you test"
              + " with elsewhere")
  private @Nullable Path real;

  @Option(
      names = "--real-style",
      paramLabel = "STYLE",
      defaultValue = "HANDWRITTEN",
      description = "how those were written: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Style realStyle = Style.HANDWRITTEN;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "of the lines; without it one made of the version's name, so that a model that goes on"
              + " from another sees new ones")
  private @Nullable Long seed;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "threads for the network (default: ${DEFAULT-VALUE})")
  private int threads;

  @Option(
      names = "--makers",
      defaultValue = "1",
      description = "threads that make lines (default: ${DEFAULT-VALUE})")
  private int makers;

  @Override
  public Integer call() throws IOException, InterruptedException {
    TorchRuntime runtime = TorchRuntime.start(threads);
    FontShelf shelf = sources.fonts();
    sayRefusals(shelf.refusals());
    TextShelf texts = sources.texts();
    Alphabet alphabet = Alphabet.standard();
    Set<Integer> letters = alphabet.asString().codePoints().boxed().collect(Collectors.toSet());
    TrainingSettings fresh = TrainingSettings.ofLines(
        lines, makers, seed == null ? name.hashCode() * SEEDS_APART : seed);
    Optional<ModelFolder> parent =
        from == null ? Optional.empty() : Optional.of(ModelFolder.read(from));
    TrainingSettings settings = parent.isPresent() ? fresh.goingOn() : fresh;
    if (handwriting && parent.isEmpty()) {
      throw new CannotStartException(
          "--handwriting needs --from MODEL, whose network reads everything else");
    }
    Path folder = checkpoint == null ? models.resolve(".training-" + name) : checkpoint;
    LineTrainer trainer = new LineTrainer(
        settings,
        handwriting ? NetworkShape.wide(alphabet.size()) : NetworkShape.small(alphabet.size()),
        alphabet,
        parent,
        handwriting ? NetworkRole.HANDWRITING : NetworkRole.GENERAL,
        withReal(new SyntheticLines(shelf, texts, Split.TRAIN, letters, mix(parent)), alphabet),
        new SyntheticLines(shelf, texts, Split.VALIDATION, letters),
        runtime,
        folder,
        new ConsoleProgress(lines));
    System.err.println(
        "Training " + name + " on " + runtime.describe() + ", checkpoint in " + folder);
    CountDownLatch atRest = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stopAndWait(trainer, atRest), "stop-training"));
    try {
      return train(trainer, shelf);
    } finally {
      atRest.countDown();
    }
  }

  private LineMix mix(Optional<ModelFolder> parent) {
    if (handwriting) {
      return LineMix.HANDWRITING;
    }
    return parent.isPresent() && parent.get().has(NetworkRole.HANDWRITING)
        ? LineMix.PRINT
        : LineMix.ALL;
  }

  private LineSource withReal(LineSource synthetic, Alphabet alphabet) throws IOException {
    if (real == null) {
      return synthetic;
    }
    List<LabelledLine> lines = RealLines.read(real, realStyle, alphabet, System.err::println);
    if (lines.isEmpty()) {
      throw new CannotStartException(
          "there is no line to learn from in " + real + ": NAME.png with NAME.gt.txt beside it");
    }
    System.err.println(lines.size() + " real lines of " + real);
    return new MixedLines(synthetic, lines);
  }

  /** A system's folder of fonts has hundreds for other scripts. */
  private static void sayRefusals(List<String> refusals) {
    refusals.stream().limit(3).forEach(System.err::println);
    if (refusals.size() > 3) {
      System.err.println("and " + (refusals.size() - 3) + " more font files are left out");
    }
  }

  private int train(LineTrainer trainer, FontShelf shelf) throws IOException, InterruptedException {
    String start = from == null
        ? ""
        : handwriting
            ? "All but handwriting is read by the network of " + from.getFileName()
                + "; the one for handwriting began with its weights. "
            : "Began with the weights of " + from.getFileName() + ". ";
    ModelFolder model = trainer.run(
        name,
        start + "Synthetic lines: " + shelf.names(Split.TRAIN).size() + " faces, "
            + sources.textsInWords() + "."
            + (real == null ? "" : " Real lines: " + real.getFileName() + "."));
    if (trainer.stopped()) {
      System.err.println("Stopped. The same command goes on from here.");
      return 1;
    }
    Path written = trainer.publish(
        model, models, shelf.families(Split.TRAIN), shelf.families(Split.VALIDATION));
    System.err.println("Written: " + written);
    return 0;
  }

  /** Native code must not be running when the JVM ends. */
  private static void stopAndWait(LineTrainer trainer, CountDownLatch atRest) {
    trainer.stop();
    try {
      if (!atRest.await(2, TimeUnit.MINUTES)) {
        System.err.println("The training did not come to rest; its last checkpoint stands.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lines a second, time left, loss; a line every half minute, readable in a log file too. */
  private static final class ConsoleProgress implements LineTrainer.Progress {

    private static final long EVERY_NANOS = Duration.ofSeconds(30).toNanos();
    private final long total;
    private long firstLines = -1;
    private long startNanos;
    private long saidNanos;

    ConsoleProgress(long total) {
      this.total = total;
    }

    @Override
    public void step(long lines, double loss) {
      long now = System.nanoTime();
      if (firstLines < 0) {
        firstLines = lines;
        startNanos = now;
        saidNanos = now;
      }
      if (now - saidNanos >= EVERY_NANOS) {
        saidNanos = now;
        double aSecond = (lines - firstLines) / ((now - startNanos) / 1e9);
        Duration left = Duration.ofSeconds((long) ((total - lines) / Math.max(1e-3, aSecond)));
        System.err.printf(
            Locale.ROOT,
            "%,d of %,d lines, loss %.3f, %.1f lines a second, %d min left%n",
            lines,
            total,
            loss,
            aSecond,
            left.toMinutes());
      }
    }

    @Override
    public void validated(long lines, Map<String, Double> cer) {
      System.err.printf(
          Locale.ROOT,
          "%,d lines: CER %s%n",
          lines,
          cer.entrySet().stream()
              .map(e -> String.format(Locale.ROOT, "%s %.2f %%", e.getKey(), 100 * e.getValue()))
              .collect(Collectors.joining(", ")));
    }
  }
}
