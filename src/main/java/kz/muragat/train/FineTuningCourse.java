package kz.muragat.train;

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
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
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

/** One network of a model on its way through the lines that it is to learn: see {@link FineTuning}. */
final class FineTuningCourse {

  private static final int BATCHES_A_POOL = 6;
  /** Worse than at the beginning by this much on watched lines: the training has gone astray. */
  private static final double COLLAPSE = 0.15;
  /** With so few watched lines the best moment cannot be told from luck; the end is taken then. */
  private static final int LEAST_WATCHED = 6;

  private final String version;
  private final NetworkRole role;
  private final FineTuningSettings settings;
  private final LineSource replay;
  private final TorchRuntime runtime;
  private final BooleanSupplier stop;
  private final ModelFolder start;
  private final List<LabelledLine> lines;
  private final List<LabelledLine> watched;
  private final Alphabet alphabet;
  private final Learner learner;
  private final Random random;
  private final Deque<LabelledLine> shuffled = new ArrayDeque<>();
  private final Deque<LineBatch> ready = new ArrayDeque<>();
  private final Map<Long, Double> curve = new TreeMap<>();
  private final long begun = FineTuning.workNanos();
  private long replayed;
  private long drawn;

  FineTuningCourse(
      String version,
      NetworkRole role,
      ModelFolder start,
      List<LabelledLine> lines,
      List<LabelledLine> watched,
      LineSource replay,
      TorchRuntime runtime,
      FineTuningSettings settings,
      BooleanSupplier stop) {
    this.version = version;
    this.role = role;
    this.settings = settings;
    this.replay = replay;
    this.runtime = runtime;
    this.stop = stop;
    this.random = new Random(settings.seed());
    this.start = start;
    this.lines = lines;
    this.watched = watched;
    this.alphabet = Alphabet.of(start.description().alphabet());
    this.learner = new Learner(
        start.description().network(role),
        runtime,
        copy(start.weights(role)),
        copy(start.weights(role)),
        new AdamW(0.002, 2),
        false,
        name -> LineNetwork.isLearnt(name)
            && IntStream.range(0, settings.frozenConvolutions())
                .noneMatch(
                    i -> name.startsWith("conv" + i + ".") || name.startsWith("norm" + i + ".")),
        style -> 1);
  }

  FineTuning.Outcome run() {
    long done = 0;
    double atFirst = check(start.weights(role));
    curve.put(0L, atFirst);
    Map<String, float[]> best = Map.of();
    double bestCer = Double.POSITIVE_INFINITY;
    while (done < settings.lines() && spent().compareTo(settings.longest()) < 0) {
      if (stop.getAsBoolean()) {
        return new FineTuning.Stopped();
      }
      LineBatch batch = next();
      double loss = learner.step(batch, settings.rate(done, spent()));
      long before = done;
      done += batch.lines().size();
      if (!Double.isFinite(loss)) {
        return new FineTuning.GivenUp(RoundReason.of(Why.NOT_FINITE, done));
      }
      long checkEvery = Math.max(1, settings.lines() / settings.checks());
      if (done / checkEvery > before / checkEvery || done >= settings.lines()) {
        double cer = check(learner.average());
        curve.put(done, cer);
        if (cer > atFirst + COLLAPSE) {
          return new FineTuning.GivenUp(RoundReason.of(Why.ASTRAY, done, 100 * atFirst, 100 * cer));
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
        ? new FineTuning.Learnt(model(best), start, done, Map.copyOf(curve))
        : new FineTuning.GivenUp(RoundReason.of(Why.NOT_FINITE, done));
  }

  private Duration spent() {
    return Duration.ofNanos(FineTuning.workNanos() - begun);
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
