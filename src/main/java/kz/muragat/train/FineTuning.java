package kz.muragat.train;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import kz.muragat.model.RoundReason;
import kz.muragat.model.RoundReason.Why;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.NetworkRole;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.train.synth.LabelledLine;
import kz.muragat.train.synth.LineSource;
import kz.muragat.train.synth.ReplayLines;

/**
 * Teaches a model a few corrected lines without letting it forget the rest: each of its networks learns the lines that it
 * will read, every batch mixes variations of corrected lines
 * with synthetic ones, the running statistics of the norms stay, the learning rate is small and falls to zero, and the
 * averaged weights are taken. All in the calling thread, so that whoever reads pages meanwhile keeps the other cores.
 * Deterministic by seed on one machine.
 *
 * <pre>{@code
 * FineTuning tuning = new FineTuning(inCharge, role -> replay, runtime, settings, stop::isRequested);
 * FineTuning.Outcome outcome = tuning.run("kr-1-r1", lines, watched);
 * }</pre>
 */
public final class FineTuning {

  private final ModelFolder parent;
  private final Function<NetworkRole, LineSource> replays;
  private final TorchRuntime runtime;
  private final FineTuningSettings settings;
  private final BooleanSupplier stop;

  /** What became of it. */
  public sealed interface Outcome {}

  /**
   * A model that has learnt.
   *
   * @param from the model it grew from, with its alphabet
   * @param linesShown corrected and replayed ones together
   * @param watched CER on the watched lines by lines shown, as shares; the first is the parent's
   */
  public record Learnt(
      ModelFolder model, ModelFolder from, long linesShown, Map<Long, Double> watched)
      implements Outcome {

    /** The same after this model has learnt more. */
    private Learnt and(Learnt more) {
      Map<Long, Double> all = new TreeMap<>(watched);
      more.watched.forEach((shown, cer) -> all.put(linesShown + shown, cer));
      return new Learnt(more.model, from, linesShown + more.linesShown, all);
    }

    /**
     * A model between the two, which has learnt less and forgotten much less (M. Wortsman and others, Robust fine-tuning,
     * CVPR 2022).
     *
     * @param share of what was learnt, 0 to 1
     */
    public ModelFolder tempered(double share) {
      Map<String, float[]> weights = new LinkedHashMap<>();
      model.weights().forEach((name, learnt) -> {
        float[] old = Objects.requireNonNull(from.weights().get(name));
        float[] between = new float[learnt.length];
        for (int i = 0; i < between.length; i++) {
          between[i] = (float) (old[i] + share * (learnt[i] - old[i]));
        }
        weights.put(name, between);
      });
      return new ModelFolder(model.description(), weights, model.languageModel());
    }
  }

  /** It went wrong; the parent is untouched. */
  public record GivenUp(RoundReason reason) implements Outcome {}

  /** It was asked to stop. */
  public record Stopped() implements Outcome {}

  /**
   * @param replays lines of all kinds that a network reads, in the alphabet of the parent
   * @param stop asked between two steps; may take its time, where pages go first
   */
  public FineTuning(
      ModelFolder parent,
      Function<NetworkRole, LineSource> replays,
      TorchRuntime runtime,
      FineTuningSettings settings,
      BooleanSupplier stop) {
    this.parent = parent;
    this.replays = replays;
    this.runtime = runtime;
    this.settings = settings;
    this.stop = stop;
  }

  /**
   * What is replayed where there is nothing but the program: lines made with the faces and texts that come along.
   *
   * @param alphabet code points that labels may have
   */
  public static Function<NetworkRole, LineSource> replays(Set<Integer> alphabet) {
    return role -> role == NetworkRole.HANDWRITING
        ? ReplayLines.handwritten(alphabet)
        : new ReplayLines(alphabet);
  }

  /**
   * Teaches.
   *
   * @param version name of the new model
   * @param lines to learn from, at least one; letters new to the parent widen its alphabet
   * @param watched lines that it does not learn from, to end at the best moment; may be empty
   */
  public Outcome run(String version, List<LabelledLine> lines, List<LabelledLine> watched) {
    if (lines.isEmpty()) {
      return new GivenUp(RoundReason.of(Why.NO_LINE));
    }
    ModelFolder start =
        WiderAlphabet.of(parent, lines.stream().map(LabelledLine::text).toList());
    Learnt learnt = new Learnt(start, start, 0, Map.of());
    for (NetworkRole role : NetworkRole.values()) {
      List<LabelledLine> its = of(role, start, lines);
      if (its.isEmpty()) {
        continue;
      }
      double share = (double) its.size() / lines.size();
      Outcome outcome = new FineTuningCourse(
              version,
              role,
              learnt.model(),
              its,
              of(role, start, watched),
              replays.apply(role),
              runtime,
              settings.part(share),
              stop)
          .run();
      if (!(outcome instanceof Learnt more)) {
        return outcome;
      }
      learnt = learnt.and(more);
    }
    return learnt;
  }

  /** The lines that one of the model's networks is to learn. */
  private static List<LabelledLine> of(
      NetworkRole role, ModelFolder model, List<LabelledLine> lines) {
    boolean both = model.has(NetworkRole.HANDWRITING);
    return lines.stream()
        .filter(line -> role == (both ? NetworkRole.of(line.style()) : NetworkRole.GENERAL))
        .toList();
  }

  /** Processor time of the thread that learns: what other programs take, and rests, must not shorten the learning. */
  static long workNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
