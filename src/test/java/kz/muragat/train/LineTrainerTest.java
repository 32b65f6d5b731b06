package kz.muragat.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Recognition;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.NetworkRole;
import kz.muragat.recognise.NetworkShape;
import kz.muragat.recognise.TorchLineRecogniser;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.text.Alphabet;
import kz.muragat.train.synth.FontShelf;
import kz.muragat.train.synth.LineSource;
import kz.muragat.train.synth.Split;
import kz.muragat.train.synth.SyntheticLines;
import kz.muragat.train.synth.TextShelf;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A very small network on real synthetic lines: enough to see that it learns, resumes and reads. */
class LineTrainerTest {

  private static final Alphabet ALPHABET = Alphabet.standard();
  private static final Offset<Float> IN_HALF_THE_ROOM = within(1e-3f);
  private static final NetworkShape WIDER =
      new NetworkShape(48, List.of(16, 16, 16, 16, 32, 32), 12, 1, ALPHABET.size() + 1);
  private static final NetworkShape TINY =
      new NetworkShape(48, List.of(16, 16, 16, 16, 16, 16), 8, 1, ALPHABET.size() + 1);

  @TempDir
  Path folder;

  private final TorchRuntime runtime = TorchRuntime.start(1);
  private final LineSource lines = new SyntheticLines(
      FontShelf.load(List.of()),
      TextShelf.bundled(),
      Split.TRAIN,
      ALPHABET.asString().codePoints().boxed().collect(Collectors.toSet()));

  @Test
  void lossFalls() throws Exception {
    List<Double> losses = new ArrayList<>();
    train(folder, settings(640), losses);
    assertThat(losses.get(losses.size() - 1)).isLessThan(0.75 * losses.get(0));
  }

  @Test
  void aStoppedTrainingGoesOnAsIfItHadNotBeenStopped() throws Exception {
    ModelFolder whole = train(folder.resolve("whole"), settings(192), new ArrayList<>());
    Path stopped = folder.resolve("stopped");
    List<LineTrainer> self = new ArrayList<>();
    LineTrainer first = trainer(stopped, settings(192), (done, loss) -> {
      // A pool of 96 lines is the unit in which lines are drawn.
      if (done == 96) {
        self.get(0).stop();
      }
    });
    self.add(first);
    first.run("t", "test");
    ModelFolder resumed = train(stopped, settings(192), new ArrayList<>());
    whole
        .weights()
        .forEach((name, values) ->
            assertThat(resumed.weights().get(name)).as(name).containsExactly(values));
  }

  @Test
  void theNetworkForHandwritingIsAddedToTheModelItBeganWith() throws Exception {
    ModelFolder parent = train(folder.resolve("parent"), settings(16), new ArrayList<>());
    ModelFolder both = new LineTrainer(
            settings(32),
            WIDER,
            ALPHABET,
            Optional.of(parent),
            NetworkRole.HANDWRITING,
            lines,
            lines,
            runtime,
            folder.resolve("hand"),
            quiet((done, loss) -> {}))
        .run("t-2", "test");
    parent
        .weights()
        .forEach((name, values) ->
            assertThat(both.weights().get(name)).as(name).containsExactly(values));
    assertThat(both.has(NetworkRole.HANDWRITING)).isTrue();
    assertThat(both.weights(NetworkRole.HANDWRITING).get("characters.bias"))
        .isNotEqualTo(parent.weights().get("characters.bias"));
    ModelFolder further = new LineTrainer(
            settings(16),
            TINY,
            ALPHABET,
            Optional.of(both),
            NetworkRole.GENERAL,
            lines,
            lines,
            runtime,
            folder.resolve("general"),
            quiet((done, loss) -> {}))
        .run("t-3", "test");
    assertThat(further.weights().get("handwriting.characters.bias"))
        .containsExactly(both.weights().get("handwriting.characters.bias"));
    further.write(folder.resolve("t-3"));
    ModelFolder read = ModelFolder.read(folder.resolve("t-3"));
    assertThat(read.weights().keySet()).isEqualTo(both.weights().keySet());
    assertThat(read.description().network(NetworkRole.GENERAL)).isEqualTo(TINY);
    assertThat(read.description().network(NetworkRole.HANDWRITING)).isEqualTo(WIDER);
    try (TorchLineRecogniser recogniser = TorchLineRecogniser.of(read, runtime)) {
      assertThat(recogniser.recognise(List.of(lines.line(7, 0).image()))).hasSize(1);
    }
  }

  @Test
  void aCheckpointOfAnotherNetworkIsRefused() throws Exception {
    train(folder, settings(16), new ArrayList<>());
    NetworkShape other =
        new NetworkShape(48, List.of(16, 16, 16, 16, 16, 16), 10, 1, ALPHABET.size() + 1);
    LineTrainer trainer = new LineTrainer(
        settings(16),
        other,
        ALPHABET,
        Optional.empty(),
        NetworkRole.GENERAL,
        lines,
        lines,
        runtime,
        folder,
        quiet((done, loss) -> {}));
    assertThatThrownBy(() -> trainer.run("t", "test"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another alphabet or network");
  }

  @Test
  void aNetworkWithHalfFilledBlocksOfChannelsIsRefused() {
    NetworkShape odd =
        new NetworkShape(48, List.of(16, 16, 16, 24, 32, 32), 8, 1, ALPHABET.size() + 1);
    LineTrainer trainer = new LineTrainer(
        settings(16),
        odd,
        ALPHABET,
        Optional.empty(),
        NetworkRole.GENERAL,
        lines,
        lines,
        runtime,
        folder,
        quiet((done, loss) -> {}));
    assertThatThrownBy(() -> trainer.run("t", "test"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("multiples of 16");
  }

  @Test
  void aWrittenModelComputesWhatTheOneInMemoryDoes() throws Exception {
    ModelFolder model = train(folder, settings(16), new ArrayList<>());
    model.write(folder.resolve("models/t"));
    ModelFolder read = ModelFolder.read(folder.resolve("models/t"));
    assertThat(read.description()).isEqualTo(model.description());
    model
        .weights()
        .forEach((name, values) -> assertThat(read.weights().get(name))
            .as(name)
            .containsExactly(values, IN_HALF_THE_ROOM));
  }

  @Test
  void aVersionIsPublishedWithItsCardAndNeverOverAnother() throws Exception {
    LineTrainer trainer = trainer(folder.resolve("checkpoint"), settings(16), (done, loss) -> {});
    ModelFolder model = trainer.run("t", "Sentences.");
    Path models = folder.resolve("models");
    Path written = trainer.publish(model, models, List.of("Serif A"), List.of("Serif B"));
    assertThat(written.resolve("README.md")).content().contains("Serif A", "Serif B", "synthetic");
    assertThat(written.resolve("curve.svg")).content().startsWith("<svg");
    assertThatThrownBy(() -> trainer.publish(model, models, List.of(), List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("already a model");
    try (var entries = Files.list(models)) {
      assertThat(entries).hasSize(1);
    }
  }

  @Test
  void aLineIsReadAloneAsItIsAmongOthersAndInTheirOrder() throws Exception {
    ModelFolder model = train(folder, settings(16), new ArrayList<>());
    List<GreyImage> pictures = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      pictures.add(lines.line(900 + i, 0).image());
    }
    try (TorchLineRecogniser recogniser = TorchLineRecogniser.of(model, runtime)) {
      List<Recognition> together = recogniser.recognise(pictures);
      assertThat(together).hasSize(11);
      List<Recognition> backwards = recogniser.recognise(reversed(pictures));
      assertThat(reversed(backwards))
          .extracting(Recognition::style)
          .isEqualTo(together.stream().map(Recognition::style).toList());
      assertThat(recogniser.recognise(List.of())).isEmpty();
    }
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    java.util.Collections.reverse(copy);
    return copy;
  }

  @Test
  void damagedModelsAreToldInASentence() throws Exception {
    ModelFolder model = train(folder, settings(16), new ArrayList<>());
    Path path = folder.resolve("models/t");
    model.write(path);
    Path weights = path.resolve(ModelFolder.WEIGHTS_FILE);
    byte[] whole = Files.readAllBytes(weights);
    Files.write(weights, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> ModelFolder.read(path))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
    Files.delete(weights);
    assertThatThrownBy(() -> ModelFolder.read(path)).isInstanceOf(IOException.class);
    Files.writeString(path.resolve(ModelFolder.DESCRIPTION_FILE), "{ \"version\": ");
    assertThatThrownBy(() -> ModelFolder.read(path))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("model.json");
  }

  private interface OnStep {
    void step(long lines, double loss);
  }

  private ModelFolder train(Path checkpoint, TrainingSettings settings, List<Double> losses)
      throws Exception {
    return trainer(checkpoint, settings, (done, loss) -> losses.add(loss)).run("t", "test");
  }

  private LineTrainer trainer(Path checkpoint, TrainingSettings settings, OnStep onStep) {
    return new LineTrainer(
        settings,
        TINY,
        ALPHABET,
        Optional.empty(),
        NetworkRole.GENERAL,
        lines,
        lines,
        runtime,
        checkpoint,
        quiet(onStep));
  }

  private static LineTrainer.Progress quiet(OnStep onStep) {
    return new LineTrainer.Progress() {
      @Override
      public void step(long lines, double loss) {
        onStep.step(lines, loss);
      }

      @Override
      public void validated(long lines, Map<String, Double> cer) {}
    };
  }

  private static TrainingSettings settings(long lines) {
    return new TrainingSettings(lines, 8, 4e-3, 16, 100_000, 10_000, 8, 10_000, 1, 7);
  }
}
