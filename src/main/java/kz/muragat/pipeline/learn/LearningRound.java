package kz.muragat.pipeline.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kz.muragat.model.RoundReason;
import kz.muragat.model.RoundReason.Why;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.store.AtomicFiles;
import kz.muragat.store.Correction;
import kz.muragat.store.CorrectionSet;
import kz.muragat.store.FileNames;
import kz.muragat.store.HomeLock;
import kz.muragat.store.ModelRegistry;
import kz.muragat.store.RoundHistory;
import kz.muragat.store.RoundHistory.Round;
import kz.muragat.store.RoundHistory.State;
import kz.muragat.train.FineTuningSettings;
import kz.muragat.train.Gates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A round of learning: from the accepted corrections a challenger is made of the model in charge, held against it at all
 * gates, and put in charge or refused. Whatever goes wrong, the model in charge stays.
 *
 * <p>One round at a time for all processes on one {@code models} folder. What a crash leaves is cleared away at the next
 * round and noted as given up.
 */
public final class LearningRound implements Rounds {

  private static final Logger LOG = LoggerFactory.getLogger(LearningRound.class);
  private static final String LOCK = ".round.lock";
  /** Old versions that rounds made and that are kept beside the one in charge and its parent. */
  private static final int KEPT_VERSIONS = 5;

  private final Path models;
  private final ModelRegistry registry;
  private final RoundHistory history;
  private final RoundFolder folder;
  private final CorrectionSet corrections;
  private final Challenge challenge;
  private final Function<Correction, String> hands;
  private final InstantSource clock;
  private volatile boolean atWork;

  /** What became of a round. */
  public sealed interface Outcome {

    /** For people. */
    String sentence();
  }

  /** Nothing was begun. */
  public record NotDue(RoundReason reason) implements Outcome {
    @Override
    public String sentence() {
      return reason.sentence();
    }
  }

  /** A round came to its end, good or bad. */
  public record Ended(Round round) implements Outcome {
    @Override
    public String sentence() {
      String what = switch (round.state()) {
        case PROMOTED -> round.version() + " is in charge now: ";
        case REFUSED -> round.version() + " was refused, " + round.parent() + " stays in charge: ";
        case GIVEN_UP, STARTED ->
          "the round was given up, " + round.parent() + " stays in charge: ";
      };
      return what + RoundReason.sentences(round.reasons());
    }
  }

  /**
   * @param registry where versions come from and go to
   * @param hands whose hand, or what collection, a corrected line is from
   * @param uncorrected lines to learn from as well
   * @param gates made anew in each round that needs them
   * @param settings of the fine-tuning by the number of lines to learn from
   * @param stop asked between steps; the round is then given up
   */
  public LearningRound(
      ModelRegistry registry,
      CorrectionSet corrections,
      Function<Correction, String> hands,
      TorchRuntime runtime,
      UncorrectedLines uncorrected,
      Supplier<Gates> gates,
      IntFunction<FineTuningSettings> settings,
      BooleanSupplier stop,
      InstantSource clock) {
    this.models = registry.folder();
    this.registry = registry;
    this.history = new RoundHistory(models);
    this.folder = new RoundFolder(models);
    this.corrections = corrections;
    this.hands = hands;
    this.challenge = new Challenge(runtime, uncorrected, gates, settings, stop);
    this.clock = clock;
  }

  @Override
  public Outcome run(int leastNew) throws IOException {
    try (HomeLock lock = HomeLock.take(models.resolve(LOCK))) {
      clearAway();
      Challenge.Lines lines = Challenge.Lines.of(corrections, hands);
      lines.troubles().forEach(LOG::warn);
      Optional<RoundReason> against = against(lines, leastNew);
      return against.isPresent() ? new NotDue(against.get()) : new Ended(round(lines));
    } catch (HomeLock.HomeInUseException e) {
      return new NotDue(RoundReason.of(Why.AT_WORK));
    }
  }

  /** Notes a round as given up whose process died, and clears away what it left; nothing where one is at work. */
  public void settle() throws IOException {
    try (HomeLock lock = HomeLock.take(models.resolve(LOCK))) {
      clearAway();
    } catch (HomeLock.HomeInUseException e) {
      LOG.debug("another round is at work", e);
    }
  }

  /**
   * Why {@link #run} would not begin a round now; empty where it would. What a crash has left of the last one is cleared
   * away.
   */
  public Optional<RoundReason> against(int leastNew) throws IOException {
    try (HomeLock lock = HomeLock.take(models.resolve(LOCK))) {
      clearAway();
      return against(Challenge.Lines.of(corrections, hands), leastNew);
    } catch (HomeLock.HomeInUseException e) {
      return Optional.of(RoundReason.of(Why.AT_WORK));
    }
  }

  private Optional<RoundReason> against(Challenge.Lines lines, int leastNew) throws IOException {
    int before = linesOfLastRound();
    boolean due = lines.size() > 0 && (leastNew == 0 || lines.size() - before >= leastNew);
    return due
        ? Optional.empty()
        : Optional.of(RoundReason.of(Why.FEW_NEW, lines.size(), before, Math.max(1, leastNew)));
  }

  @Override
  public boolean isAtWork() {
    return atWork;
  }

  private int linesOfLastRound() throws IOException {
    return history.all().stream()
        .filter(round -> round.state() != State.GIVEN_UP)
        .reduce((earlier, later) -> later)
        .map(Round::lines)
        .orElse(0);
  }

  /** Of versions, whole folders only: other processes write single files here at any time. */
  private void clearAway() throws IOException {
    for (Path parent : List.of(models, models.resolve(RoundFolder.REFUSED))) {
      if (Files.isDirectory(parent)) {
        try (Stream<Path> entries = Files.list(parent)) {
          for (Path entry : entries.filter(Files::isDirectory).toList()) {
            if (FileNames.of(entry).startsWith(AtomicFiles.TEMPORARY_PREFIX)) {
              AtomicFiles.deleteTree(entry);
            }
          }
        }
      }
    }
    for (Round round : history.all()) {
      if (round.state() == State.STARTED) {
        boolean inCharge = registry.pointer().filter(round.version()::equals).isPresent();
        history.append(ended(
            round,
            inCharge ? State.PROMOTED : State.GIVEN_UP,
            List.of(RoundReason.of(Why.PROGRAM_ENDED))));
      }
    }
  }

  private Round round(Challenge.Lines lines) throws IOException {
    ModelRegistry.Version parent = registry.current();
    ModelFolder model = ModelFolder.read(parent.folder());
    int number = history.last().map(Round::number).orElse(0) + 1;
    Round begun = Round.begun(
        number,
        freeName(parent.name(), number),
        parent.name(),
        clock.instant().toString(),
        lines.learnt(),
        lines.heldOut());
    history.append(begun);
    LOG.info(
        "round {} begins: {} corrected lines to learn from, {} held out, from model {}",
        number,
        lines.learnt(),
        lines.heldOut(),
        parent.name());
    Round end;
    atWork = true;
    try {
      end = conclude(begun, parent.folder(), challenge.of(model, begun.version(), lines), lines);
    } catch (IOException | RuntimeException e) {
      LOG.error("round {} failed", number, e);
      String why = Objects.requireNonNullElse(e.getMessage(), e.toString());
      end = ended(begun, State.GIVEN_UP, List.of(RoundReason.of(Why.FAILED, why)));
    } finally {
      atWork = false;
    }
    history.append(end);
    LOG.info("round {} ended: {}", number, new Ended(end).sentence());
    return end;
  }

  private Round conclude(Round begun, Path parent, Challenge.Result result, Challenge.Lines lines)
      throws IOException {
    if (result instanceof Challenge.GivenUp up) {
      Round end = ended(begun, State.GIVEN_UP, List.of(up.reason()));
      folder.writeGivenUp(end);
      return end;
    }
    Challenge.Judged judged = (Challenge.Judged) result;
    boolean promoted = judged.decision().promoted();
    Map<String, Double> before = new TreeMap<>();
    Map<String, Double> after = new TreeMap<>();
    judged.decision().byGate().forEach((gate, comparison) -> {
      before.put(gate, comparison.before());
      after.put(gate, comparison.after());
    });
    Round end = begun.ended(
        promoted ? State.PROMOTED : State.REFUSED,
        clock.instant().toString(),
        judged.decision().reasons(),
        before,
        after,
        byHand(judged, lines));
    folder.write(end, judged, lines.ids(), with(end));
    if (promoted) {
      folder.bringLanguageModel(judged.tempering().model(), parent);
      registry.putInCharge(end.version());
      keepBooks(end.version(), lines.ids());
    }
    return end;
  }

  private static Map<String, RoundHistory.OnHand> byHand(
      Challenge.Judged judged, Challenge.Lines lines) {
    Map<String, Long> learnt = lines.learntByHand();
    Map<String, RoundHistory.OnHand> hands = new TreeMap<>();
    judged
        .decision()
        .byHand()
        .forEach((hand, on) -> hands.put(
            hand,
            new RoundHistory.OnHand(
                learnt.getOrDefault(hand, 0L).intValue(),
                on.lines(),
                on.letters(),
                on.before(),
                on.after())));
    return hands;
  }

  private List<Round> with(Round newest) throws IOException {
    List<Round> rounds = new ArrayList<>(history.all());
    rounds.removeIf(round -> round.number() == newest.number());
    rounds.add(newest);
    return rounds;
  }

  /** The version is in charge already: what fails here costs a note, not the version. */
  private void keepBooks(String version, List<String> ids) {
    try {
      corrections.markUsed(ids, version);
      registry.prune(KEPT_VERSIONS).forEach(old -> LOG.info("old version {} was deleted", old));
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "{} is in charge, but the corrections' index or old versions could not be changed: {}",
          version,
          e.toString());
    }
  }

  /** NAME of the parent without its round, {@code -r} and a number that no version had yet. */
  private String freeName(String parent, int round) throws IOException {
    String stem = parent.replaceFirst("-r\\d+$", "");
    Set<String> taken = new HashSet<>();
    history.all().forEach(before -> taken.add(before.version()));
    int number = round;
    while (taken.contains(stem + "-r" + number) || folder.taken(stem + "-r" + number)) {
      number++;
    }
    return stem + "-r" + number;
  }

  private Round ended(Round round, State state, List<RoundReason> reasons) {
    return round.ended(state, clock.instant().toString(), reasons, Map.of(), Map.of(), Map.of());
  }
}
