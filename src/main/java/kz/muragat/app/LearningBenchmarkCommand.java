package kz.muragat.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.TorchLineRecogniser;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.store.ModelRegistry;
import kz.muragat.text.Alphabet;
import kz.muragat.train.Comparison;
import kz.muragat.train.FineTuning;
import kz.muragat.train.FineTuningSettings;
import kz.muragat.train.Gates;
import kz.muragat.train.synth.FontShelf;
import kz.muragat.train.synth.LabelledLine;
import kz.muragat.train.synth.LineSource;
import kz.muragat.train.synth.OneHand;
import kz.muragat.train.synth.Split;
import kz.muragat.train.synth.SyntheticLines;
import kz.muragat.train.synth.TextShelf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmark-learning}: what corrected lines of a new hand buy. */
@Command(
    name = "benchmark-learning",
    description = {
      "Measures what corrected lines of a new hand buy.",
      "",
      "Writers never learnt from write lines; some are taken as corrected, and others of the same hand, with other texts,"
          + " are read before and after. All gates are read too. Nothing is put in charge."
    },
    footer = {"", "Example: muragat benchmark-learning --lines 16,64 --hands 2"})
final class LearningBenchmarkCommand extends HomeCommand {

  /** Corrected lines and by how much the error rate is to fall. */
  private static final Map<Integer, Double> TARGETS = Map.of(16, 0.25, 64, 0.40, 256, 0.55);

  private static final double HARDNESS = 0.7;

  @Option(
      names = "--lines",
      split = ",",
      defaultValue = "16,64,256",
      paramLabel = "N",
      description = "numbers of corrected lines (default: ${DEFAULT-VALUE})")
  private List<Integer> counts = List.of();

  @Option(
      names = "--hands",
      defaultValue = "2",
      description = "joined hands (default: ${DEFAULT-VALUE})")
  private int hands;

  @Option(
      names = "--test",
      defaultValue = "60",
      description = "lines of each hand to read (default: ${DEFAULT-VALUE})")
  private int test;

  @Option(
      names = "--fonts",
      split = ",",
      paramLabel = "DIR",
      description = "folders with fonts; a hand-like face held out among them is one more hand")
  private List<Path> fonts = List.of();

  @Option(
      names = "--text",
      paramLabel = "DIR",
      description = "folder with kk/ and ru/ plain text; without it the sentences that come along")
  private @Nullable Path text;

  @Override
  public Integer call() throws IOException {
    Settings settings = settings();
    TorchRuntime runtime = TorchRuntime.start(settings.learn().threads());
    ModelFolder parent =
        ModelFolder.read(new ModelRegistry(settings.models()).current().folder());
    Set<Integer> letters =
        Alphabet.standard().asString().codePoints().boxed().collect(Collectors.toSet());
    FontShelf bundled = FontShelf.load(List.of());
    TextShelf texts = text == null ? TextShelf.bundled() : TextShelf.load(text);
    SyntheticLines unseen = new SyntheticLines(bundled, texts, Split.TEST, letters);
    SyntheticLines taught = new SyntheticLines(bundled, texts, Split.TRAIN, letters);
    SyntheticLines replay = new SyntheticLines(bundled, TextShelf.bundled(), Split.TRAIN, letters);
    List<OneHand> writers = new ArrayList<>();
    for (int i = 0; i < hands; i++) {
      writers.add(OneHand.writer(unseen, 11 + 7 * i));
    }
    if (!fonts.isEmpty()) {
      writers.add(OneHand.face(unseen, FontShelf.load(fonts), Split.TEST, 0));
    }
    Gates gates = Gates.standard();
    print("model " + parent.description().version());
    print("| hand | corrected lines | CER before | after | falls by | wanted | worst gate | minutes |");
    print("|---|---|---|---|---|---|---|---|");
    Map<Integer, List<Double>> falls = new TreeMap<>();
    for (OneHand hand : writers) {
      for (int count : counts) {
        falls
            .computeIfAbsent(count, n -> new ArrayList<>())
            .add(measure(parent, replay, runtime, gates, hand, taught, count));
      }
    }
    falls.forEach((count, all) -> print(String.format(
        Locale.ROOT,
        "| all | %d | | | %.0f %% | %.0f %% | | |",
        count,
        100 * all.stream().mapToDouble(Double::doubleValue).average().orElse(0),
        100 * TARGETS.getOrDefault(count, 0.0))));
    return ExitCode.OK;
  }

  private double measure(
      ModelFolder parent,
      LineSource replay,
      TorchRuntime runtime,
      Gates gates,
      OneHand hand,
      SyntheticLines taught,
      int count) {
    long start = System.nanoTime();
    OneHand corrected = hand.withTextsOf(taught);
    List<LabelledLine> lines = lines(corrected, 0, count);
    FineTuning.Outcome outcome = new FineTuning(
            parent,
            replay,
            runtime,
            FineTuningSettings.of(count, Duration.ofMinutes(20), 1),
            () -> false)
        .run(parent.description().version() + "-benchmark", lines, List.of());
    if (!(outcome instanceof FineTuning.Learnt done)) {
      print("| " + hand.name() + " | " + count + " | " + outcome + " | | | | | |");
      return 0;
    }
    try (TorchLineRecogniser before = TorchLineRecogniser.of(parent, runtime);
        TorchLineRecogniser after = TorchLineRecogniser.of(done.model(), runtime)) {
      Gates.Decision decision = gates.decide(before, after, lines(hand, 1_000_000, test));
      Map<String, Comparison> byGate = new TreeMap<>(decision.byGate());
      Comparison other = byGate.remove(Gates.HELD_OUT);
      double fall = other == null || other.before() == 0 ? 0 : 1 - other.after() / other.before();
      Map.Entry<String, Comparison> worst = byGate.entrySet().stream()
          .max(Map.Entry.comparingByValue(
              java.util.Comparator.comparingDouble(Comparison::difference)))
          .orElseThrow();
      print(String.format(
          Locale.ROOT,
          "| %s | %d | %.2f %% | %.2f %% | %.0f %% | %.0f %% | %s %+.2f | %.1f |",
          hand.name(),
          count,
          100 * (other == null ? 0 : other.before()),
          100 * (other == null ? 0 : other.after()),
          100 * fall,
          100 * TARGETS.getOrDefault(count, 0.0),
          worst.getKey(),
          100 * worst.getValue().difference(),
          (System.nanoTime() - start) / 6e10));
      return fall;
    }
  }

  private static List<LabelledLine> lines(OneHand hand, long from, int count) {
    List<LabelledLine> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(hand.line(from + i, HARDNESS));
    }
    return lines;
  }
}
