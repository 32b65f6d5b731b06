package kz.muragat.pipeline.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.muragat.pipeline.PublishedDocuments;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.SpoiltModel;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.store.ContentHash;
import kz.muragat.store.Correction;
import kz.muragat.store.CorrectionDraft;
import kz.muragat.store.CorrectionSet;
import kz.muragat.store.DocumentRegistry;
import kz.muragat.store.HomeLock;
import kz.muragat.store.Inbox;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole rounds with the model that ships, or with one that was spoilt and so has something to learn. */
class LearningRoundTest {

  private static final int LINES = 24;
  private static List<LabelledLine> hand = List.of();

  @TempDir
  Path models;

  private final TorchRuntime runtime = TorchRuntime.start(1);
  private RoundHistory history;
  private ModelRegistry registry;
  private CorrectionSet corrections;

  @BeforeAll
  static void write() {
    SyntheticLines source = new SyntheticLines(
        FontShelf.load(List.of()),
        TextShelf.bundled(),
        Split.TRAIN,
        Alphabet.standard().asString().codePoints().boxed().collect(Collectors.toSet()));
    OneHand writer = OneHand.writer(source, 5);
    hand =
        Stream.iterate(0, i -> i + 1).limit(LINES).map(i -> writer.line(i, 0.3)).toList();
  }

  @BeforeEach
  void putAModelInCharge() throws IOException {
    SpoiltModel.copyShipped(models);
    registry = new ModelRegistry(models);
    registry.putInCharge(SpoiltModel.SHIPPED);
    history = new RoundHistory(models);
    corrections = new CorrectionSet(models.resolve("corrections"));
  }

  @Test
  void aChallengerThatIsNotBetterIsRefusedWithTheReasonInItsCard() throws IOException {
    correct(0);
    LearningRound.Outcome outcome = round(8, 1e-9).run(16);

    assertThat(outcome.sentence())
        .contains(SpoiltModel.SHIPPED + "-r1 was refused", "not surely better");
    assertThat(registry.current().name()).isEqualTo(SpoiltModel.SHIPPED);
    assertThat(models.resolve("refused/" + SpoiltModel.SHIPPED + "-r1/README.md"))
        .content()
        .contains("Refused", "not surely better", "SHA-256", "letter.ң");
    assertThat(models.resolve("refused/" + SpoiltModel.SHIPPED + "-r1/weights.safetensors"))
        .doesNotExist();
    assertThat(states()).containsExactly(RoundHistory.State.REFUSED);
    assertThat(corrections.all()).allMatch(correction -> correction.usedIn().isEmpty());

    assertThat(round(8, 1e-9).run(16)).isInstanceOf(LearningRound.NotDue.class);
  }

  @Test
  void aBetterOneTakesOverAndARollbackGoesBackAndTheProgramIsOnlyRead(@TempDir Path archive)
      throws IOException {
    SpoiltModel.write(models, "kr", 1);
    registry.putInCharge("kr");
    correct(0);
    List<Path> shipped = files(models);
    registry = new ModelRegistry(archive, models);
    LearningRound.Outcome outcome = round(96, 3e-3).run(16);

    assertThat(outcome.sentence()).contains("kr-r1 is in charge now");
    assertThat(registry.current().name()).isEqualTo("kr-r1");
    assertThat(ModelFolder.read(archive.resolve("kr-r1")).description().scores())
        .containsKey("gate.cer.kazakh");
    assertThat(archive.resolve("kr-r1/README.md"))
        .content()
        .contains(
            "In charge",
            ContentHash.of(archive.resolve("kr-r1/weights.safetensors")).hex());
    assertThat(
            corrections.all().stream().filter(c -> c.usedIn().contains("kr-r1")).count())
        .isBetween(LINES / 2L, LINES - 2L);
    assertThat(archive.resolve("language/kk-ru.lm")).exists();
    assertThat(archive.resolve("kr-r1/curve.svg")).content().contains("<svg");
    assertThat(archive.resolve("kr-r1/README.md")).content().contains("16 more lines");
    assertThat(registry.prune(0)).isEmpty();

    assertThat(registry.rollbackTarget()).contains("kr");
    registry.putInCharge("kr");
    assertThat(registry.rollbackTarget())
        .as("never forward to what was rolled back")
        .isEmpty();
    assertThat(registry.prune(0)).containsExactly("kr-r1");
    assertThat(registry.versions())
        .extracting(ModelRegistry.Version::name)
        .containsExactly("kr", SpoiltModel.SHIPPED);
    assertThat(files(models)).isEqualTo(shipped);
    assertThat(models.resolve("current")).hasContent("kr");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.sorted().toList();
    }
  }

  @Test
  void whatForgetsIsRefused() throws IOException {
    correct(0);
    LearningRound.Outcome outcome = round(32, 0.05).run(16);

    assertThat(outcome.sentence())
        .contains(SpoiltModel.SHIPPED + "-r1 was refused", "at the gate ");
    assertThat(registry.current().name()).isEqualTo(SpoiltModel.SHIPPED);
  }

  @Test
  void aThirdOfTheTextsInWrongPlacesIsNotLearntFrom() throws IOException {
    correct(LINES / 3);
    LearningRound.Outcome outcome = round(32, 1e-4).run(16);

    assertThat(outcome.sentence()).contains("text that seems to belong to another line");
    assertThat(registry.current().name()).isEqualTo(SpoiltModel.SHIPPED);
    assertThat(models.resolve("refused/" + SpoiltModel.SHIPPED + "-r1/README.md"))
        .content()
        .contains("Never came to be", "text that seems to belong to another line");
  }

  @Test
  void oneRoundAtATimeAndACrashIsNoted() throws IOException {
    correct(0);
    history.append(
        RoundHistory.Round.begun(7, "kr-r7", SpoiltModel.SHIPPED, "2026-01-01T00:00:00Z", 20, 5));
    Path half = Files.createDirectories(models.resolve(".part-half-a-version"));
    try (HomeLock other = HomeLock.take(models.resolve(".round.lock"))) {
      assertThat(round(8, 1e-9).run(0).sentence()).contains("at work already");
      assertThat(half).exists();
    }
    assertThat(round(8, 1e-9).run(1000)).isInstanceOf(LearningRound.NotDue.class);
    assertThat(states()).containsExactly(RoundHistory.State.GIVEN_UP);
    assertThat(half).doesNotExist();
  }

  @Test
  void itStopsWhenItIsToldTo() throws IOException {
    correct(0);
    LearningRound stopped = new LearningRound(
        registry,
        corrections,
        Correction::hand,
        runtime,
        nothingUncorrected(),
        () -> new Gates(List.of(), Gates.TOLERANCE),
        lines -> settings(160, 1e-3),
        () -> true,
        InstantSource.system());
    assertThat(stopped.run(0).sentence()).contains("given up", "to stop");
    assertThat(registry.current().name()).isEqualTo(SpoiltModel.SHIPPED);
  }

  @Test
  void aCorrectionWhosePictureIsGoneIsToldAndTheOthersTrain() throws IOException {
    correct(0);
    Correction first = corrections.all().get(0);
    Files.write(corrections.picture(first), new byte[] {1, 2, 3});
    Challenge.Lines lines = Challenge.Lines.of(corrections, Correction::hand);
    assertThat(lines.size()).isEqualTo(LINES - 1);
    assertThat(lines.troubles())
        .singleElement()
        .asString()
        .contains(first.id(), "cannot train", ".png");
  }

  @Test
  void aModelWithDamagedWeightsCannotBeTaughtAndTheRoundSaysSo() throws IOException {
    correct(0);
    Files.write(models.resolve(SpoiltModel.SHIPPED + "/weights.safetensors"), new byte[100]);
    assertThatThrownBy(() -> round(32, 1e-3).run(0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("weights.safetensors");
    assertThat(history.all()).isEmpty();
  }

  private List<RoundHistory.State> states() throws IOException {
    return history.all().stream().map(RoundHistory.Round::state).toList();
  }

  private LearningRound round(int shown, double rate) throws IOException {
    return new LearningRound(
        registry,
        corrections,
        Correction::hand,
        runtime,
        nothingUncorrected(),
        () -> new Gates(GateLines.make(1), Gates.TOLERANCE),
        lines -> settings(shown, rate),
        () -> false,
        InstantSource.system());
  }

  private UncorrectedLines nothingUncorrected() throws IOException {
    Path outbox = models.resolve("outbox");
    return new UncorrectedLines(
        new PublishedDocuments(
            new DocumentRegistry(outbox, outbox.resolve("documents.jsonl")),
            outbox,
            new Inbox(models.resolve("inbox"))),
        runtime,
        100,
        null);
  }

  private static FineTuningSettings settings(int shown, double rate) {
    return new FineTuningSettings(shown, 8, rate, 0.5, 6, 2, Duration.ofMinutes(5), 1);
  }

  /**
   * Lines of three documents are corrected.
   *
   * @param wrong the last so many get each other's texts
   */
  private void correct(int wrong) throws IOException {
    for (int i = 0; i < LINES; i++) {
      LabelledLine line = hand.get(i);
      int from = i < LINES - wrong ? i : i + 1 < LINES ? i + 1 : LINES - wrong;
      corrections.add(
          new CorrectionDraft(
              String.format("%064x", i / 8),
              1,
              "line_" + i,
              hand.get(from).text(),
              "",
              line.style(),
              "",
              "kr",
              0.5,
              "a person",
              "2026-01-01T00:00:00Z",
              Correction.State.ACCEPTED,
              List.of()),
          line.image());
    }
  }
}
