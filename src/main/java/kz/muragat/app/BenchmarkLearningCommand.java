package kz.muragat.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Recognition;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.TorchLineRecogniser;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.text.Alphabet;
import kz.muragat.train.AgreedLines;
import kz.muragat.train.Comparison;
import kz.muragat.train.FineTuning;
import kz.muragat.train.FineTuningSettings;
import kz.muragat.train.Gates;
import kz.muragat.train.LearningCurve;
import kz.muragat.train.Tempering;
import kz.muragat.train.synth.FontShelf;
import kz.muragat.train.synth.LabelledLine;
import kz.muragat.train.synth.OneHand;
import kz.muragat.train.synth.Split;
import kz.muragat.train.synth.SyntheticLines;
import kz.muragat.train.synth.TextShelf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code benchmark-learning}: what corrected lines of a new hand buy. */
@Command(
    name = "benchmark-learning",
    description = {
      "Measures what corrected lines of a new hand buy.",
      "",
      "Hands that no model has learnt from write lines; some are taken as corrected, and others of the same hand, with"
          + " other texts, are read before and after. All gates are read too. Nothing is put in charge."
    },
    footer = {
      "",
      "Examples: muragat benchmark-learning --lines 16,64 --hands 2",
      "          muragat benchmark-learning --hands 1 --fonts letters.zip --faces 2     hands made of real letters too",
      "          muragat benchmark-learning --table measured.tsv --curve learning.svg    to go on after a stop",
      "          muragat benchmark-learning --split validation --rate 1e-3     to choose settings by other hands"
    })
final class BenchmarkLearningCommand extends HomeCommand {

  /** Corrected lines and by how much the error rate is to fall. */
  private static final Map<Integer, Double> TARGETS = Map.of(16, 0.25, 64, 0.40, 256, 0.55);

  private static final double HARDNESS = 0.7;
  private static final int MOST_WRITTEN = 100;
  /** Test lines come from seeds far from those of the corrected lines. */
  private static final long FIRST_TEST_LINE = 1_000_000;

  private static final long FIRST_UNCORRECTED_LINE = 2_000_000;
  private static final int PROPOSED_OF = 4;

  @Option(
      names = "--lines",
      split = ",",
      defaultValue = "16,64,256",
      paramLabel = "N",
      description = "numbers of corrected lines (default: ${DEFAULT-VALUE})")
  private List<Integer> counts = List.of();

  @Option(
      names = "--hands",
      split = ",",
      defaultValue = "1,2,3",
      paramLabel = "N",
      description = "numbers of joined hands, from 1; 0 for none (default: ${DEFAULT-VALUE})")
  private List<Integer> hands = List.of();

  @Option(
      names = "--split",
      defaultValue = "TEST",
      description = "TEST to measure, VALIDATION to choose settings (default: ${DEFAULT-VALUE})")
  private Split split = Split.TEST;

  @Option(
      names = "--test",
      defaultValue = "80",
      paramLabel = "N",
      description = "lines of each hand to read (default: ${DEFAULT-VALUE})")
  private int test;

  @Mixin
  private SyntheticSources sources = new SyntheticSources();

  @Option(
      names = "--faces",
      defaultValue = "0",
      paramLabel = "N",
      description = "so many hand-like faces of --fonts, of those held out, are hands too")
  private int faces;

  @Option(names = "--rate", paramLabel = "X", description = "another learning rate")
  private @Nullable Double rate;

  @Option(names = "--shown", paramLabel = "N", description = "another number of lines shown")
  private @Nullable Long shown;

  @Option(names = "--replay", paramLabel = "X", description = "another share of synthetic lines")
  private @Nullable Double replay;

  @Option(
      names = "--queue",
      description =
          "the corrected lines are those that the queue proposes first of four times as many")
  private boolean queue;

  @Option(
      names = "--uncorrected",
      defaultValue = "0",
      paramLabel = "N",
      description = "so many uncorrected lines are learnt from too, where they are read surely")
  private int uncorrected;

  @Option(names = "--no-gates", description = "leaves the gates out")
  private boolean withoutGates;

  @Option(
      names = "--rounds",
      defaultValue = "0",
      paramLabel = "N",
      description =
          "in place of all that: so many short rounds in a row, and the memory after each")
  private int rounds;

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "grows by a row for each measurement; what stands in it is not measured again")
  private @Nullable Path table;

  @Option(names = "--curve", paramLabel = "FILE", description = "a picture of it, SVG")
  private @Nullable Path curve;

  @Override
  public Integer call() throws IOException {
    Settings settings = settings();
    TorchRuntime runtime = TorchRuntime.start(settings.learn().threads());
    ModelFolder parent = ModelFolder.read(settings.registry().current().folder());
    Set<Integer> letters =
        Alphabet.standard().asString().codePoints().boxed().collect(Collectors.toSet());
    FontShelf bundled = FontShelf.load(List.of());
    TextShelf texts = sources.texts();
    SyntheticLines unseen = new SyntheticLines(bundled, texts, split, letters);
    if (rounds > 0) {
      List<LabelledLine> written = lines(writers(unseen).get(0), 0, MOST_WRITTEN);
      new ManyRounds(settings.registry().current(), runtime, this::print).run(rounds, written);
      return ExitCode.OK;
    }
    SyntheticLines taught = new SyntheticLines(bundled, texts, Split.TRAIN, letters);
    Gates gates = withoutGates
        ? new Gates(List.of(), Gates.TOLERANCE)
        : Gates.standard(settings.learn().gateLines());
    print("model " + parent.description().version());
    print(
        "| hand | corrected lines | CER before | after | falls by | taken over | worst gate | minutes |");
    print("|---|---|---|---|---|---|---|---|");
    LearningCurve measured = new LearningCurve();
    LearningTable known = LearningTable.read(table);
    known.rows().forEach(row -> note(row, measured));
    try (TorchLineRecogniser inCharge = TorchLineRecogniser.of(parent, runtime)) {
      for (OneHand hand : writers(unseen)) {
        for (int count : counts) {
          if (known.has(hand.name(), count)) {
            continue;
          }
          FineTuning tuning =
              new FineTuning(parent, FineTuning.replays(letters), runtime, how(count), () -> false);
          OneHand writing = hand.withTextsOf(taught);
          List<LabelledLine> lines = corrected(writing, count, inCharge);
          lines.addAll(readSurely(writing, parent, inCharge, runtime));
          Optional<LearningTable.Row> row =
              measure(tuning, inCharge, runtime, gates, hand, count, lines);
          if (row.isPresent()) {
            known.add(row.get());
            note(row.get(), measured);
          }
        }
      }
    }
    if (curve != null) {
      measured.write(curve);
    }
    for (int count : counts) {
      print(String.format(
          Locale.ROOT,
          "| all | %d | | | %.0f %% (wanted %.0f %%) | | | |",
          count,
          100 * measured.meanFall(count),
          100 * TARGETS.getOrDefault(count, 0.0)));
    }
    return ExitCode.OK;
  }

  private List<LabelledLine> corrected(OneHand hand, int count, LineRecogniser inCharge) {
    List<LabelledLine> written = lines(hand, 0, queue ? PROPOSED_OF * count : count);
    if (queue) {
      Map<LabelledLine, Double> sure = new IdentityHashMap<>();
      written.forEach(line -> sure.put(line, confidence(inCharge, line)));
      written.sort(Comparator.comparing(sure::get));
    }
    return new ArrayList<>(written.subList(0, count));
  }

  /** As that of a line of a page. */
  private static double confidence(LineRecogniser inCharge, LabelledLine line) {
    double sum = 0;
    int letters = 0;
    for (Recognition.ReadWord word :
        inCharge.recognise(List.of(line.image())).get(0).words()) {
      sum += word.confidence() * word.text().length();
      letters += word.text().length();
    }
    return letters == 0 ? 0 : sum / letters;
  }

  /** Lines that nobody corrected, as a round takes them. */
  private List<LabelledLine> readSurely(
      OneHand hand, ModelFolder parent, LineRecogniser inCharge, TorchRuntime runtime) {
    if (uncorrected == 0) {
      return List.of();
    }
    List<GreyImage> images = lines(hand, FIRST_UNCORRECTED_LINE, uncorrected).stream()
        .map(LabelledLine::image)
        .toList();
    ModelFolder alone = new ModelFolder(parent.description(), parent.weights());
    try (LineRecogniser without = TorchLineRecogniser.of(alone, runtime)) {
      return AgreedLines.of(images, inCharge, without, AgreedLines.SURELY);
    }
  }

  private List<OneHand> writers(SyntheticLines unseen) {
    List<OneHand> writers = new ArrayList<>();
    hands.stream()
        .filter(number -> number > 0)
        .forEach(number -> writers.add(OneHand.writer(unseen, number)));
    if (faces > 0) {
      OneHand.faces(unseen, sources.fonts(), split).stream().limit(faces).forEach(writers::add);
    }
    return writers;
  }

  private FineTuningSettings how(int count) {
    FineTuningSettings standard = FineTuningSettings.of(
        count,
        Objects.requireNonNullElse(rate, FineTuningSettings.RATE),
        Duration.ofMinutes(60),
        1);
    return new FineTuningSettings(
        Objects.requireNonNullElse(shown, standard.lines()),
        standard.batch(),
        standard.learningRate(),
        Objects.requireNonNullElse(replay, standard.replayShare()),
        standard.frozenConvolutions(),
        standard.checks(),
        standard.longest(),
        standard.seed());
  }

  private void note(LearningTable.Row row, LearningCurve measured) {
    print(row.toString());
    measured.add(row.hand(), row.lines(), row.before(), row.after());
  }

  private Optional<LearningTable.Row> measure(
      FineTuning tuning,
      TorchLineRecogniser inCharge,
      TorchRuntime runtime,
      Gates gates,
      OneHand hand,
      int corrected,
      List<LabelledLine> lines) {
    long start = System.nanoTime();
    FineTuning.Outcome outcome = tuning.run(inCharge.version() + "-benchmark", lines, List.of());
    if (!(outcome instanceof FineTuning.Learnt done)) {
      print("| " + hand.name() + " | " + lines.size() + " | " + outcome + " | | | | | |");
      return Optional.empty();
    }
    double minutes = (System.nanoTime() - start) / 6e10;
    Tempering judged = Tempering.of(
        done,
        lines.size(),
        inCharge,
        gates,
        lines(hand, FIRST_TEST_LINE, test),
        model -> TorchLineRecogniser.of(model, runtime));
    Map<String, Comparison> byGate = new TreeMap<>(judged.decision().byGate());
    Comparison others = Objects.requireNonNull(byGate.remove(Gates.HELD_OUT));
    String worst = byGate.entrySet().stream()
        .max(Map.Entry.comparingByValue(Comparator.comparingDouble(Comparison::difference)))
        .map(gate -> String.format(
            Locale.ROOT, "%s %+.2f", gate.getKey(), 100 * gate.getValue().difference()))
        .orElse("");
    return Optional.of(new LearningTable.Row(
        hand.name(),
        corrected,
        lines.size() - corrected,
        others.before(),
        others.after(),
        judged.share(),
        worst,
        minutes));
  }

  private static List<LabelledLine> lines(OneHand hand, long from, int count) {
    List<LabelledLine> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(hand.line(from + i, HARDNESS));
    }
    return lines;
  }
}
