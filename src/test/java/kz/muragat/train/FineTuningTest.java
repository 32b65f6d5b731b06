package kz.muragat.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.muragat.model.RoundReason;
import kz.muragat.model.Style;
import kz.muragat.recognise.ModelDescription;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.NetworkRole;
import kz.muragat.recognise.NetworkShape;
import kz.muragat.recognise.TorchLineRecogniser;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.text.Alphabet;
import kz.muragat.train.synth.FontShelf;
import kz.muragat.train.synth.LabelledLine;
import kz.muragat.train.synth.OneHand;
import kz.muragat.train.synth.Split;
import kz.muragat.train.synth.SyntheticLines;
import kz.muragat.train.synth.TextShelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A very small network is taught a few lines of one hand. */
class FineTuningTest {

  private static final Alphabet ALPHABET = Alphabet.standard();
  private static final NetworkShape TINY =
      new NetworkShape(48, List.of(16, 16, 16, 16, 16, 16), 8, 1, ALPHABET.size() + 1);

  private final TorchRuntime runtime = TorchRuntime.start(1);
  private final SyntheticLines lines = new SyntheticLines(
      FontShelf.load(List.of()),
      TextShelf.bundled(),
      Split.TRAIN,
      ALPHABET.asString().codePoints().boxed().collect(Collectors.toSet()));
  private final List<LabelledLine> corrected = hand(6);
  private final ModelFolder parent = new ModelFolder(
      new ModelDescription("p", TINY, ALPHABET.asString(), 1, "nothing", Map.of()),
      InitialWeights.of(TINY, 3));

  @Test
  void itLearnsOverAndOverTheSameAndTheNormsKeepTheirStatistics() {
    ModelFolder once = learnt(settings(96, 0), corrected);
    ModelFolder again = learnt(settings(96, 0), corrected);

    assertThat(once.description().version()).isEqualTo("p-r1");
    once.weights()
        .forEach((name, values) ->
            assertThat(again.weights().get(name)).as(name).containsExactly(values));
    assertThat(once.weights().get("norm0.running_mean"))
        .containsExactly(parent.weights().get("norm0.running_mean"));
    assertThat(once.weights().get("conv0.weight"))
        .isNotEqualTo(parent.weights().get("conv0.weight"));

    ModelFolder half = new FineTuning.Learnt(once, parent, 96, Map.of()).tempered(0.5);
    assertThat(half.weights().get("characters.bias")[7])
        .isEqualTo(
            (once.weights().get("characters.bias")[7] + parent.weights().get("characters.bias")[7])
                / 2,
            within(1e-6f));
  }

  @Test
  void eachNetworkLearnsTheLinesThatItReads() {
    ModelFolder both = parent.with(NetworkRole.HANDWRITING, parent.weights());
    FineTuning tuning = new FineTuning(both, role -> lines, runtime, settings(48, 0), () -> false);

    ModelFolder hand = ((FineTuning.Learnt) tuning.run("p-r1", corrected, List.of())).model();
    assertThat(hand.weights(NetworkRole.GENERAL)).isEqualTo(parent.weights());
    assertThat(hand.weights(NetworkRole.HANDWRITING).get("characters.bias"))
        .isNotEqualTo(parent.weights().get("characters.bias"));

    List<LabelledLine> mixed = new ArrayList<>(corrected);
    corrected.forEach(line -> mixed.add(new LabelledLine(
        line.image(), line.text(), Style.PRINTED, line.condition(), "print", line.language())));
    FineTuning.Learnt learnt = (FineTuning.Learnt) tuning.run("p-r2", mixed, List.of());
    assertThat(learnt.linesShown()).isEqualTo(48);
    for (NetworkRole role : NetworkRole.values()) {
      assertThat(learnt.model().weights(role).get("characters.bias"))
          .isNotEqualTo(parent.weights().get("characters.bias"));
    }
  }

  @Test
  void ofFewLinesNotAllIsTaken() {
    FineTuning.Learnt done = (FineTuning.Learnt) run(settings(16, 0), corrected, List.of(), false);
    try (TorchLineRecogniser inCharge = TorchLineRecogniser.of(parent, runtime)) {
      assertThat(List.of(16, 64))
          .extracting(count -> Tempering.of(
                  done,
                  count,
                  inCharge,
                  new Gates(List.of(), Gates.TOLERANCE),
                  corrected,
                  model -> TorchLineRecogniser.of(model, runtime))
              .share())
          .containsExactly(0.7, 1.0);
    }
  }

  @Test
  void frozenConvolutionsStay() {
    ModelFolder model = learnt(settings(32, 3), corrected);
    assertThat(model.weights().get("conv2.weight"))
        .containsExactly(parent.weights().get("conv2.weight"));
    assertThat(model.weights().get("conv3.weight"))
        .isNotEqualTo(parent.weights().get("conv3.weight"));
    assertThat(model.weights().get("characters.bias"))
        .isNotEqualTo(parent.weights().get("characters.bias"));
  }

  @Test
  void aNewLetterWidensTheAlphabetAndDisturbsNothing() {
    LabelledLine first = corrected.get(0);
    ModelFolder wider = WiderAlphabet.of(parent, List.of("ӯ 1", "ӯ"));
    assertThat(wider.description().alphabet()).isEqualTo(ALPHABET.asString() + "ӯ");
    float[] before = parent.weights().get("characters.weight");
    assertThat(wider.weights().get("characters.weight")).startsWith(before);
    float[] biases = wider.weights().get("characters.bias");
    assertThat(biases).hasSize(TINY.classes() + 1);
    assertThat(biases[TINY.classes()]).isLessThan(-5);
    List<LabelledLine> withNew = new ArrayList<>(corrected);
    withNew.add(new LabelledLine(
        first.image(), "ӯ", first.style(), first.condition(), first.face(), first.language()));
    assertThat(learnt(settings(32, 0), withNew).description().network().classes())
        .isEqualTo(TINY.classes() + 1);
  }

  @Test
  void whatCannotLearnIsGivenUpWithAReason() {
    assertThat(run(settings(16, 0), List.of(), List.of(), false))
        .isInstanceOf(FineTuning.GivenUp.class);
    FineTuningSettings wild =
        new FineTuningSettings(64, 8, 1e30, 0.5, 0, 4, Duration.ofMinutes(1), 1);
    assertThat(run(wild, corrected, corrected, false))
        .isInstanceOfSatisfying(
            FineTuning.GivenUp.class,
            up -> assertThat(up.reason().why()).isEqualTo(RoundReason.Why.NOT_FINITE));
  }

  @Test
  void itStopsBetweenTwoStepsAndInTime() {
    assertThat(run(settings(16, 0), corrected, List.of(), true))
        .isInstanceOf(FineTuning.Stopped.class);
    FineTuningSettings noTime =
        new FineTuningSettings(1_000_000, 8, 1e-3, 0.5, 0, 4, Duration.ofMillis(1), 1);
    assertThat(run(noTime, corrected, List.of(), false))
        .isInstanceOfSatisfying(
            FineTuning.Learnt.class, done -> assertThat(done.linesShown()).isLessThan(100));
  }

  @Test
  @Timeout(60)
  void workIsTimeOfLearningAndRestsAreNot() throws InterruptedException {
    Thread another = new Thread(() -> work(Duration.ofMillis(300)));
    long before = FineTuning.workNanos();
    another.start();
    another.join();
    assertThat(FineTuning.workNanos() - before)
        .isLessThan(Duration.ofMillis(200).toNanos());
  }

  /** Ends when so much work of this thread has been counted. */
  private static void work(Duration duration) {
    long start = FineTuning.workNanos();
    while (FineTuning.workNanos() - start < duration.toNanos()) {
      Thread.onSpinWait();
    }
  }

  private ModelFolder learnt(FineTuningSettings settings, List<LabelledLine> from) {
    FineTuning.Outcome outcome = run(settings, from, List.of(), false);
    assertThat(outcome).isInstanceOf(FineTuning.Learnt.class);
    return ((FineTuning.Learnt) outcome).model();
  }

  private FineTuning.Outcome run(
      FineTuningSettings settings,
      List<LabelledLine> from,
      List<LabelledLine> watched,
      boolean stop) {
    return new FineTuning(parent, role -> lines, runtime, settings, () -> stop)
        .run("p-r1", from, watched);
  }

  private static FineTuningSettings settings(long shown, int frozen) {
    return new FineTuningSettings(shown, 8, 4e-3, 0.5, frozen, 2, Duration.ofMinutes(30), 1);
  }

  private List<LabelledLine> hand(int count) {
    OneHand hand = OneHand.writer(lines, 17);
    List<LabelledLine> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(hand.line(i, 0.5));
    }
    return made;
  }
}
