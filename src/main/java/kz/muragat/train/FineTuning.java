package kz.muragat.train;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import kz.muragat.model.RoundReason;
import kz.muragat.model.RoundReason.Why;
import kz.muragat.recognise.LineInput;
import kz.muragat.recognise.LineNetwork;
import kz.muragat.recognise.ModelDescription;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.NetworkRole;
import kz.muragat.recognise.TorchLineRecogniser;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.text.Alphabet;
import kz.muragat.train.synth.LabelledLine;
import kz.muragat.train.synth.LineSource;
import kz.muragat.train.synth.LineVariations;
import kz.muragat.train.synth.ReplayLines;

/**
 * Teaches a model a few corrected lines without letting it forget the rest: each of its networks learns the lines that it
 * will read, every batch mixes variations of corrected lines
 * with synthetic ones, the running statistics of the norms stay, the learning rate is small and falls to zero, and the
 * averaged weights are taken. All in the calling thread, so that whoever reads pages meanwhile keeps the other cores.
 * Deterministic by seed on one machine.
 *
 * <pre>{@code
 * FineTuning tuning = new FineTuning(inCharge, role -> replay, runtime, FineTuningSettings.of(64, longest, 1), stop::isRequested);
 * FineTuning.Outcome outcome = tuning.run("kr-1-r1", lines, watched);
 * }</pre>
 */
public final class FineTuning {

  private static final int BATCHES_A_POOL = 6;
  /** Worse than at the beginning by this much on watched lines: the training has gone astray. */
  private static final double COLLAPSE = 0.15;
  /** With so few watched lines the best moment cannot be told from luck; the end is taken then. */
  private static final int LEAST_WATCHED = 6;

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

    /** The same after another network has learnt, too. */
    private Learnt then(NetworkRole role, Learnt more) {
      Map<Long, Double> all = new TreeMap<>(watched);
      more.watched.forEach((shown, cer) -> all.put(linesShown + shown, cer));
      return new Learnt(
          more.model
              .with(NetworkRole.GENERAL, model.weights(NetworkRole.GENERAL))
              .with(role, more.model.weights(role)),
          from,
          linesShown + more.linesShown,
          all);
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
      Outcome outcome = new Course(
              version, role, start, its, of(role, start, watched), settings.part(share))
          .run();
      if (!(outcome instanceof Learnt more)) {
        return outcome;
      }
      learnt = learnt.then(role, more);
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

  /** One run of one network. */
  private final class Course {

    private final String version;
    private final NetworkRole role;
    private final FineTuningSettings settings;
    private final LineSource replay;
    private final ModelFolder start;
    private final List<LabelledLine> lines;
    private final List<LabelledLine> watched;
    private final Alphabet alphabet;
    private final Learner learner;
    private final Random random;
    private final Deque<LabelledLine> shuffled = new ArrayDeque<>();
    private final Deque<LineBatch> ready = new ArrayDeque<>();
    private final Map<Long, Double> curve = new TreeMap<>();
    private final long begun = workNanos();
    private long replayed;
    private long drawn;

    Course(
        String version,
        NetworkRole role,
        ModelFolder start,
        List<LabelledLine> lines,
        List<LabelledLine> watched,
        FineTuningSettings settings) {
      this.version = version;
      this.role = role;
      this.settings = settings;
      this.replay = replays.apply(role);
      this.random = new Random(settings.seed());
      this.start = start;
      this.lines = lines;
      this.watched = watched;
      this.alphabet = Alphabet.of(start.description().alphabet());
      this.learner = new Learner(
          start.description().network(),
          runtime,
          copy(start.weights(role)),
          copy(start.weights(role)),
          new AdamW(0.002, 2),
          false,
          name -> LineNetwork.isLearnt(name)
              && IntStream.range(0, settings.frozenConvolutions())
                  .noneMatch(
                      i -> name.startsWith("conv" + i + ".") || name.startsWith("norm" + i + ".")));
    }

    Outcome run() {
      long done = 0;
      double atFirst = check(start.weights(role));
      curve.put(0L, atFirst);
      Map<String, float[]> best = Map.of();
      double bestCer = Double.POSITIVE_INFINITY;
      while (done < settings.lines() && spent().compareTo(settings.longest()) < 0) {
        if (stop.getAsBoolean()) {
          return new Stopped();
        }
        LineBatch batch = next();
        double loss = learner.step(batch, settings.rate(done, spent()));
        long before = done;
        done += batch.lines().size();
        if (!Double.isFinite(loss)) {
          return new GivenUp(RoundReason.of(Why.NOT_FINITE, done));
        }
        long checkEvery = Math.max(1, settings.lines() / settings.checks());
        if (done / checkEvery > before / checkEvery || done >= settings.lines()) {
          double cer = check(learner.average());
          curve.put(done, cer);
          if (cer > atFirst + COLLAPSE) {
            return new GivenUp(RoundReason.of(Why.ASTRAY, done, 100 * atFirst, 100 * cer));
          }
          if (cer <= bestCer || watched.size() < LEAST_WATCHED) {
            bestCer = cer;
            best = copy(learner.average());
          }
        }
      }
      if (best.isEmpty()) {
        best = copy(learner.average());
      }
      return finite(best)
          ? new Learnt(model(best), start, done, Map.copyOf(curve))
          : new GivenUp(RoundReason.of(Why.NOT_FINITE, done));
    }

    private Duration spent() {
      return Duration.ofNanos(workNanos() - begun);
    }

    private double check(Map<String, float[]> weights) {
      if (watched.isEmpty()) {
        return 0;
      }
      try (TorchLineRecogniser recogniser = TorchLineRecogniser.of(model(weights), runtime)) {
        return Objects.requireNonNull(
                LineEvaluation.of(recogniser, watched).characters().get("all"))
            .rate();
      }
    }

    private ModelFolder model(Map<String, float[]> weights) {
      ModelDescription of = start.description();
      return start.with(role, weights).as(of.child(version, of.trainedOn(), Map.of()));
    }

    private LineBatch next() {
      if (ready.isEmpty()) {
        List<Sample> pool = new ArrayList<>();
        for (int i = 0; i < BATCHES_A_POOL * settings.batch(); i++) {
          pool.add(sample(
              random.nextDouble() < settings.replayShare()
                  ? replay.line((settings.seed() << 32) + replayed++, 1)
                  : corrected()));
        }
        pool.sort(Comparator.comparingInt(line -> line.input().width()));
        List<LineBatch> batches = new ArrayList<>();
        for (int from = 0; from < pool.size(); from += settings.batch()) {
          batches.add(LineBatch.of(
              pool.subList(from, Math.min(pool.size(), from + settings.batch())),
              start.description().network().inputHeightPx()));
        }
        Collections.shuffle(batches, random);
        ready.addAll(batches);
      }
      return ready.remove();
    }

    /** Every corrected line once before any comes again; now and then as it is, mostly varied. */
    private LabelledLine corrected() {
      if (shuffled.isEmpty()) {
        List<LabelledLine> order = new ArrayList<>(lines);
        Collections.shuffle(order, random);
        shuffled.addAll(order);
      }
      LabelledLine line = shuffled.remove();
      long seed = settings.seed() * 1_000_003 + drawn++;
      return random.nextInt(8) == 0 ? line : LineVariations.of(line, seed);
    }

    private Sample sample(LabelledLine line) {
      int[] label = line.text()
          .codePoints()
          .map(c -> alphabet.indexOf(c).orElse(-1) + 1)
          .filter(c -> c > 0)
          .toArray();
      return new Sample(
          LineInput.of(line.image(), start.description().network().inputHeightPx()), label, line);
    }
  }

  /** Processor time of the thread that learns: what other programs take, and rests, must not shorten the learning. */
  static long workNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static boolean finite(Map<String, float[]> weights) {
    for (float[] values : weights.values()) {
      for (float value : values) {
        if (!Float.isFinite(value)) {
          return false;
        }
      }
    }
    return true;
  }

  private static Map<String, float[]> copy(Map<String, float[]> arrays) {
    Map<String, float[]> copies = new LinkedHashMap<>();
    arrays.forEach((name, values) -> copies.put(name, values.clone()));
    return copies;
  }
}
