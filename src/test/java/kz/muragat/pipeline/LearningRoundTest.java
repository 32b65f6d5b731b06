package kz.muragat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import kz.muragat.recognise.LineNetwork;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.recognise.ModelDescription;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.NetworkShape;
import kz.muragat.recognise.TorchLineRecogniser;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.store.HomeLock;
import kz.muragat.store.ModelRegistry;
import kz.muragat.store.RoundHistory;
import kz.muragat.text.Alphabet;
import kz.muragat.train.FineTuningSettings;
import kz.muragat.train.Gates;
import kz.muragat.train.synth.FontShelf;
import kz.muragat.train.synth.GateLines;
import kz.muragat.train.synth.LabelledLine;
import kz.muragat.train.synth.OneHand;
import kz.muragat.train.synth.Split;
import kz.muragat.train.synth.SyntheticLines;
import kz.muragat.train.synth.TextShelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole rounds with a tiny network that was never taught. */
class LearningRoundTest {

  @TempDir
  Path models;

  private final TorchRuntime runtime = TorchRuntime.start(1);
  private final List<String> used = new ArrayList<>();
  private RoundHistory history;
  private ModelRegistry registry;

  @BeforeEach
  void putAModelInCharge() throws IOException {
    write("kr");
    registry = new ModelRegistry(models);
    registry.putInCharge("kr");
    history = new RoundHistory(models);
  }

  @Test
  void aChallengerThatIsNotBetterIsRefusedWithTheReasonInItsCard() throws IOException {
    LearningRound.Outcome outcome = round(1e-9).run(16);

    assertThat(outcome.sentence()).contains("kr-r1 was refused", "not surely better");
    assertThat(registry.current().name()).isEqualTo("kr");
    assertThat(models.resolve("refused/kr-r1/README.md"))
        .content()
        .contains("Refused", "not surely better", "SHA-256", "letter.ң");
    assertThat(models.resolve("refused/kr-r1/weights.safetensors")).doesNotExist();
    assertThat(history.all())
        .extracting(RoundHistory.Round::state)
        .containsExactly(RoundHistory.State.REFUSED);
    assertThat(used).isEmpty();

    assertThat(round(1e-9).run(16)).isInstanceOf(LearningRound.NotDue.class);
  }

  @Test
  void aBetterOneTakesOverAndARollbackGoesBack() throws IOException {
    LearningRound.Outcome outcome = round(5e-3).run(16);

    assertThat(outcome.sentence()).contains("kr-r1 is in charge now");
    assertThat(registry.current().name()).isEqualTo("kr-r1");
    assertThat(ModelFolder.read(models.resolve("kr-r1")).description().scores())
        .containsKey("gate.cer.kazakh");
    assertThat(used).isNotEmpty();
    assertThat(registry.prune(0)).isEmpty();
    assertThat(registry.rollbackTarget()).contains("kr");
    registry.putInCharge("kr");
    assertThat(registry.prune(0)).as("it is what a rollback would go back to").isEmpty();
  }

  @Test
  void oneRoundAtATimeAndACrashIsNoted() throws IOException {
    history.append(new RoundHistory.Round(
        7,
        "kr-r7",
        "kr",
        RoundHistory.State.STARTED,
        "2026-01-01T00:00:00Z",
        "",
        20,
        5,
        List.of(),
        Map.of(),
        Map.of()));
    try (HomeLock other = HomeLock.take(models.resolve(".round.lock"))) {
      assertThat(round(1e-9).run(0).sentence()).contains("at work already");
    }
    assertThat(round(1e-9).run(1000)).isInstanceOf(LearningRound.NotDue.class);
    assertThat(history.all())
        .singleElement()
        .satisfies(round -> assertThat(round.state()).isEqualTo(RoundHistory.State.GIVEN_UP));
  }

  @Test
  void aDocumentKeepsItsVersionAndTheNextOneGetsTheNew() throws IOException {
    write("new");
    try (RecogniserInCharge inCharge = new RecogniserInCharge(
        registry,
        version -> TorchLineRecogniser.of(ModelFolder.read(version.folder()), runtime))) {
      LineRecogniser first = inCharge.hold("document 1");
      registry.putInCharge("new");
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (!inCharge.version().equals("new") && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertThat(inCharge.version()).isEqualTo("new");
      assertThat(inCharge.hold("document 1")).isSameAs(first);
      assertThat(first.version()).isEqualTo("kr");
      assertThat(inCharge.hold("document 2").version()).isEqualTo("new");
      inCharge.release("document 1");
      inCharge.release("document 2");

      Files.writeString(models.resolve("current"), "gone");
      long still = System.nanoTime() + Duration.ofMillis(700).toNanos();
      while (System.nanoTime() < still) {
        assertThat(inCharge.version()).isEqualTo("new");
      }
    }
  }

  private LearningRound round(double rate) {
    return new LearningRound(
        models,
        corrections(),
        runtime,
        () -> new Gates(GateLines.make(1), Gates.TOLERANCE),
        lines -> new FineTuningSettings(160, 8, rate, 0.5, false, 2, Duration.ofMinutes(5), 1),
        () -> false,
        InstantSource.system());
  }

  private CorrectedLines corrections() {
    SyntheticLines source = new SyntheticLines(
        FontShelf.load(List.of()),
        TextShelf.bundled(),
        Split.TRAIN,
        Alphabet.standard().asString().codePoints().boxed().collect(Collectors.toSet()));
    OneHand hand = OneHand.writer(source, 5);
    return new CorrectedLines() {
      @Override
      public List<Line> trainable(Collection<String> told) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
          LabelledLine line = hand.line(i, 0.4);
          lines.add(new Line(
              "c" + i, "d" + i / 8, 1, "l" + i, "a", line.style(), line.text(), line.image()));
        }
        return lines;
      }

      @Override
      public void markUsed(Collection<String> ids, String version) {
        used.addAll(ids);
      }
    };
  }

  private void write(String version) throws IOException {
    Alphabet alphabet = Alphabet.standard();
    NetworkShape shape = new NetworkShape(48, List.of(4, 4, 4, 8, 8, 8), 8, 1, alphabet.size() + 1);
    Random random = new Random(45);
    Map<String, float[]> weights = new LinkedHashMap<>();
    LineNetwork.parameterShapes(shape).forEach((name, dimensions) -> {
      int size = 1;
      for (long dimension : dimensions) {
        size *= (int) dimension;
      }
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = name.endsWith("running_var") || name.matches("norm\\d+.weight")
            ? 1
            : name.startsWith("norm") ? 0 : (float) (0.5 * random.nextGaussian());
      }
      weights.put(name, values);
    });
    new ModelFolder(
            new ModelDescription(version, shape, alphabet.asString(), 1, "Nothing.", Map.of()),
            weights)
        .write(models.resolve(version));
  }
}
