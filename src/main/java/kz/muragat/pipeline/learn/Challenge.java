package kz.muragat.pipeline.learn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Language;
import kz.muragat.model.Recognition;
import kz.muragat.model.RoundReason;
import kz.muragat.model.RoundReason.Why;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.NetworkRole;
import kz.muragat.recognise.TorchLineRecogniser;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.store.Correction;
import kz.muragat.store.CorrectionSet;
import kz.muragat.train.FineTuning;
import kz.muragat.train.FineTuningSettings;
import kz.muragat.train.Gates;
import kz.muragat.train.HeldOutRule;
import kz.muragat.train.Tempering;
import kz.muragat.train.WrongLabels;
import kz.muragat.train.synth.LabelledLine;
import kz.muragat.train.synth.LineSource;

/**
 * Teaches a challenger from corrected lines and holds it against its parent. Needs nothing but the program: what is replayed
 * against forgetting and what the gates read is made from the faces and texts that come along.
 */
final class Challenge {

  /** With a larger share of texts that seem to belong to other lines, all are doubted. */
  private static final double MOST_WRONG = 0.1;
  /** From so many lines on, one in {@value #WATCHED} is watched instead of learnt, to end at the best moment. */
  private static final int ENOUGH_TO_WATCH = 48;

  private static final int WATCHED = 8;

  private final TorchRuntime runtime;
  private final Supplier<Gates> gates;
  private final IntFunction<FineTuningSettings> settings;
  private final BooleanSupplier stop;
  private final UncorrectedLines uncorrected;

  Challenge(
      TorchRuntime runtime,
      UncorrectedLines uncorrected,
      Supplier<Gates> gates,
      IntFunction<FineTuningSettings> settings,
      BooleanSupplier stop) {
    this.runtime = runtime;
    this.uncorrected = uncorrected;
    this.gates = gates;
    this.settings = settings;
    this.stop = stop;
  }

  /** What came of it. */
  sealed interface Result {}

  /**
   * There is a challenger, and a verdict.
   *
   * @param doubted how many lines were left out because their text seems to belong to another line
   * @param uncorrected how many lines were learnt as a machine read them
   */
  record Judged(
      FineTuningSettings how,
      FineTuning.Learnt learnt,
      Tempering tempering,
      int doubted,
      int uncorrected)
      implements Result {

    Gates.Decision decision() {
      return tempering.decision();
    }
  }

  /** There is no challenger. */
  record GivenUp(RoundReason reason) implements Result {}

  /** Corrections with their pictures, divided for ever by {@link HeldOutRule}. */
  static final class Lines {
    private final List<LabelledLine> learnt = new ArrayList<>();
    private final List<LabelledLine> heldOut = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    private Lines() {}

    /** Reads all that may train. */
    static Lines of(CorrectionSet set, Function<Correction, String> hands) throws IOException {
      Lines lines = new Lines();
      lines.troubles.addAll(set.problems());
      for (Correction correction : set.trainable()) {
        try {
          lines.add(correction, hands.apply(correction), set.read(correction));
        } catch (IOException e) {
          lines.troubles.add(
              "the correction " + correction.id() + " cannot train: " + e.getMessage());
        }
      }
      return lines;
    }

    private void add(Correction from, String hand, GreyImage picture) {
      LabelledLine line = new LabelledLine(
          picture, from.text(), from.style(), LabelledLine.DAMAGED, hand, Language.UNDETERMINED);
      if (HeldOutRule.heldOut(from.sha256(), from.page(), from.line())) {
        heldOut.add(line);
      } else {
        learnt.add(line);
        ids.add(from.id());
      }
    }

    int learnt() {
      return learnt.size();
    }

    int heldOut() {
      return heldOut.size();
    }

    int size() {
      return learnt.size() + heldOut.size();
    }

    /** How many lines are learnt, by hand. */
    Map<String, Long> learntByHand() {
      return learnt.stream()
          .collect(Collectors.groupingBy(LabelledLine::face, Collectors.counting()));
    }

    /** Ids of the corrections that are learnt. */
    List<String> ids() {
      return List.copyOf(ids);
    }

    /** A sentence for each correction that cannot be had, such as one whose picture is gone. */
    List<String> troubles() {
      return List.copyOf(troubles);
    }
  }

  /**
   * Teaches and judges.
   *
   * @param version name of the challenger
   */
  Result of(ModelFolder parent, String version, Lines lines) throws IOException {
    try (LineRecogniser inCharge = reader(parent)) {
      List<LabelledLine> all = new ArrayList<>(lines.learnt);
      all.addAll(lines.heldOut);
      List<Integer> wrong = WrongLabels.find(inCharge, all);
      if (wrong.size() > 1 && wrong.size() > MOST_WRONG * all.size()) {
        return new GivenUp(RoundReason.of(Why.WRONG_TEXTS, wrong.size(), all.size()));
      }
      Set<LabelledLine> doubted = wrong.stream().map(all::get).collect(Collectors.toSet());
      List<LabelledLine> learnt = without(doubted, lines.learnt);
      List<LabelledLine> watched = new ArrayList<>();
      if (learnt.size() >= ENOUGH_TO_WATCH) {
        for (int i = learnt.size() - 1; i >= 0; i -= WATCHED) {
          watched.add(learnt.remove(i));
        }
      }
      List<LabelledLine> more = uncorrected.labelled(parent, learnt.size());
      learnt.addAll(more);
      FineTuningSettings how = settings.apply(Math.max(1, learnt.size()));
      FineTuning.Outcome outcome =
          new FineTuning(parent, replays(parent), runtime, how, stop).run(version, learnt, watched);
      if (outcome instanceof FineTuning.GivenUp up) {
        return new GivenUp(up.reason());
      }
      if (!(outcome instanceof FineTuning.Learnt done)) {
        throw new Stopped();
      }
      Tempering judged = Tempering.of(
          done,
          learnt.size(),
          inCharge,
          gates.get(),
          without(doubted, lines.heldOut),
          this::reader);
      return new Judged(how, done, judged, doubted.size(), more.size());
    } catch (Stopped e) {
      return new GivenUp(RoundReason.of(Why.STOPPED));
    }
  }

  private static List<LabelledLine> without(Set<LabelledLine> doubted, List<LabelledLine> lines) {
    List<LabelledLine> rest = new ArrayList<>(lines);
    rest.removeAll(doubted);
    return rest;
  }

  private static Function<NetworkRole, LineSource> replays(ModelFolder parent) {
    return FineTuning.replays(
        parent.description().alphabet().codePoints().boxed().collect(Collectors.toSet()));
  }

  private LineRecogniser reader(ModelFolder model) {
    return new UntilStopped(TorchLineRecogniser.of(model, runtime), stop);
  }

  /** Reading thousands of lines must not keep the program from ending. */
  private record UntilStopped(LineRecogniser reader, BooleanSupplier stop)
      implements LineRecogniser {

    @Override
    public String version() {
      return reader.version();
    }

    @Override
    public List<Recognition> recognise(List<GreyImage> lines) {
      if (stop.getAsBoolean()) {
        throw new Stopped();
      }
      return reader.recognise(lines);
    }

    @Override
    public void close() {
      reader.close();
    }
  }

  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
