package kz.muragat.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kz.muragat.model.Language;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.recognise.ModelDescription;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.TorchLineRecogniser;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.store.AtomicFiles;
import kz.muragat.store.ContentHash;
import kz.muragat.store.HomeLock;
import kz.muragat.store.ModelRegistry;
import kz.muragat.store.RoundHistory;
import kz.muragat.text.Alphabet;
import kz.muragat.train.FineTuning;
import kz.muragat.train.FineTuningSettings;
import kz.muragat.train.Gates;
import kz.muragat.train.HeldOutRule;
import kz.muragat.train.WrongLabels;
import kz.muragat.train.synth.FontShelf;
import kz.muragat.train.synth.LabelledLine;
import kz.muragat.train.synth.LineSource;
import kz.muragat.train.synth.Split;
import kz.muragat.train.synth.SyntheticLines;
import kz.muragat.train.synth.TextShelf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A round of learning: from the accepted corrections a challenger is made of the model in charge, held against it at all
 * gates, and put in charge or refused. Whatever goes wrong, the model in charge stays.
 *
 * <p>One round at a time for all processes on one {@code models} folder. What a crash leaves is cleared away at the next
 * round and noted as given up.
 */
public final class LearningRound {

  /** Where the cards of refused versions are kept, without their weights. */
  public static final String REFUSED = "refused";

  private static final Logger LOG = LoggerFactory.getLogger(LearningRound.class);
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  /** With more wrong labels than this, all labels are doubted. */
  private static final double MOST_WRONG = 0.1;
  /** From so many lines on some are set aside to end at the best moment. */
  private static final int ENOUGH_TO_WATCH = 48;

  private static final int KEPT_VERSIONS = 5;

  private final Path models;
  private final ModelRegistry registry;
  private final RoundHistory history;
  private final CorrectedLines corrections;
  private final TorchRuntime runtime;
  private final Supplier<Gates> gates;
  private final Function<Integer, FineTuningSettings> settings;
  private final BooleanSupplier stop;
  private final InstantSource clock;

  /** What became of a round. */
  public sealed interface Outcome {

    /** For people. */
    String sentence();
  }

  /** Nothing was begun. */
  public record NotDue(String sentence) implements Outcome {}

  /** A round came to its end, good or bad. */
  public record Ended(RoundHistory.Round round) implements Outcome {
    @Override
    public String sentence() {
      String what = switch (round.state()) {
        case PROMOTED -> round.version() + " is in charge now: ";
        case REFUSED -> round.version() + " was refused, " + round.parent() + " stays in charge: ";
        case GIVEN_UP, STARTED -> "the round was given up, " + round.parent()
            + " stays in charge: ";
      };
      return what + String.join("; ", round.reasons());
    }
  }

  /**
   * @param models the versions' folder
   * @param gates made when the first round needs them
   * @param settings of the fine-tuning by the number of lines to learn from
   * @param stop asked between steps; the round is then given up
   */
  public LearningRound(
      Path models,
      CorrectedLines corrections,
      TorchRuntime runtime,
      Supplier<Gates> gates,
      Function<Integer, FineTuningSettings> settings,
      BooleanSupplier stop,
      InstantSource clock) {
    this.models = models;
    this.registry = new ModelRegistry(models);
    this.history = new RoundHistory(models);
    this.corrections = corrections;
    this.runtime = runtime;
    this.gates = gates;
    this.settings = settings;
    this.stop = stop;
    this.clock = clock;
  }

  /** Settings as they serve an archive. */
  public static Function<Integer, FineTuningSettings> standardSettings(Duration longest) {
    return lines -> FineTuningSettings.of(lines, longest, lines);
  }

  /**
   * Runs a round if there is reason to.
   *
   * @param leastNew corrected lines that must have come since the last round; 0 to run in any case
   * @throws IOException when the models cannot be read or written; the model in charge stays
   */
  public Outcome run(int leastNew) throws IOException {
    try (HomeLock lock = HomeLock.take(models.resolve(".round.lock"))) {
      clearAway();
      List<String> told = new ArrayList<>();
      List<CorrectedLines.Line> lines = corrections.trainable(told);
      told.forEach(LOG::warn);
      int before = history.all().stream()
          .filter(round -> round.state() != RoundHistory.State.GIVEN_UP)
          .mapToInt(RoundHistory.Round::lines)
          .max()
          .orElse(0);
      if (lines.isEmpty() || lines.size() - before < leastNew) {
        return new NotDue(lines.size() + " accepted corrections, " + before
            + " of them in the last round; a round begins with " + Math.max(1, leastNew)
            + " new ones");
      }
      return new Ended(round(lines));
    } catch (HomeLock.HomeInUseException e) {
      return new NotDue("a round is at work already");
    }
  }

  private void clearAway() throws IOException {
    AtomicFiles.cleanLeftovers(models);
    for (RoundHistory.Round round : history.all()) {
      if (round.state() == RoundHistory.State.STARTED) {
        boolean inCharge = registry.pointer().filter(round.version()::equals).isPresent();
        history.append(ended(
            round,
            inCharge ? RoundHistory.State.PROMOTED : RoundHistory.State.GIVEN_UP,
            List.of("the program ended in the middle of the round"),
            Map.of(),
            Map.of()));
      }
    }
  }

  private RoundHistory.Round round(List<CorrectedLines.Line> lines) throws IOException {
    ModelRegistry.Version parent = registry.current();
    ModelFolder model = ModelFolder.read(parent.folder());
    List<CorrectedLines.Line> heldOut = new ArrayList<>();
    List<CorrectedLines.Line> learnt = new ArrayList<>();
    for (CorrectedLines.Line line : lines) {
      boolean held = HeldOutRule.heldOut(line.document(), line.page(), line.line());
      (held ? heldOut : learnt).add(line);
    }
    int number = history.last().map(RoundHistory.Round::number).orElse(0) + 1;
    RoundHistory.Round begun = new RoundHistory.Round(
        number,
        freeName(parent.name(), number),
        parent.name(),
        RoundHistory.State.STARTED,
        clock.instant().toString(),
        "",
        learnt.size(),
        heldOut.size(),
        List.of(),
        Map.of(),
        Map.of());
    history.append(begun);
    LOG.info(
        "round {} begins: {} corrected lines to learn from, {} held out, from model {}",
        number,
        learnt.size(),
        heldOut.size(),
        parent.name());
    RoundHistory.Round end;
    try {
      end = teach(begun, model, learnt, heldOut);
    } catch (IOException | RuntimeException e) {
      end = givenUp(begun, "it failed: " + (e.getMessage() == null ? e : e.getMessage()));
      LOG.error("round {} failed", number, e);
    }
    history.append(end);
    LOG.info("round {} ended: {}", number, new Ended(end).sentence());
    return end;
  }

  private RoundHistory.Round teach(
      RoundHistory.Round round,
      ModelFolder parent,
      List<CorrectedLines.Line> learnt,
      List<CorrectedLines.Line> heldOut)
      throws IOException {
    List<LabelledLine> lines = new ArrayList<>(labelled(learnt));
    List<LabelledLine> held = new ArrayList<>(labelled(heldOut));
    try (TorchLineRecogniser inCharge = TorchLineRecogniser.of(parent, runtime)) {
      List<LabelledLine> all = new ArrayList<>(lines);
      all.addAll(held);
      List<Integer> wrong = WrongLabels.find(inCharge, all);
      if (wrong.size() > 1 && wrong.size() > MOST_WRONG * all.size()) {
        return givenUp(round, wrong.size() + " of " + all.size()
            + " corrected lines have a text that seems to belong to another line; look them through first");
      }
      Set<LabelledLine> doubted = wrong.stream().map(all::get).collect(Collectors.toSet());
      lines.removeAll(doubted);
      held.removeAll(doubted);
      List<LabelledLine> watched = new ArrayList<>();
      if (lines.size() >= ENOUGH_TO_WATCH) {
        for (int i = lines.size() - 1; i >= 0; i -= 8) {
          watched.add(lines.remove(i));
        }
      }
      FineTuningSettings how = settings.apply(Math.max(1, lines.size()));
      FineTuning.Outcome outcome = new FineTuning(
              parent, replay(parent.description()), runtime, how, stop)
          .run(round.version(), lines, watched);
      if (outcome instanceof FineTuning.Learnt done) {
        try (TorchLineRecogniser challenger = TorchLineRecogniser.of(done.model(), runtime)) {
          Gates.Decision decision = gates.get().decide(inCharge, challenger, held);
          return conclude(round, done, how, decision, doubted.size(), ids(learnt));
        }
      }
      return givenUp(
          round,
          outcome instanceof FineTuning.GivenUp up ? up.reason() : "the program was to stop");
    }
  }

  private RoundHistory.Round conclude(
      RoundHistory.Round round,
      FineTuning.Learnt done,
      FineTuningSettings how,
      Gates.Decision decision,
      int doubted,
      List<String> ids)
      throws IOException {
    Map<String, Double> before = new TreeMap<>();
    Map<String, Double> after = new TreeMap<>();
    Map<String, Double> scores = new TreeMap<>();
    decision.byGate().forEach((gate, comparison) -> {
      before.put(gate, comparison.before());
      after.put(gate, comparison.after());
      scores.put("gate.cer." + gate, comparison.after());
    });
    RoundHistory.Round end = ended(
        round,
        decision.promoted() ? RoundHistory.State.PROMOTED : RoundHistory.State.REFUSED,
        decision.reasons(),
        before,
        after);
    ModelDescription description = done.model().description();
    ModelFolder scored = new ModelFolder(
        description.child(
            description.version(),
            description.trainedOn() + " Then " + round.learnt()
                + " corrected lines of this archive (round " + round.number() + ", from "
                + round.parent() + ").",
            scores),
        done.model().weights(),
        done.model().languageModel());
    Path target = decision.promoted()
        ? models.resolve(round.version())
        : models.resolve(REFUSED).resolve(round.version());
    AtomicFiles.FolderContent content = folder -> {
      scored.write(folder);
      String sha256 = ContentHash.of(folder.resolve(ModelFolder.WEIGHTS_FILE)).hex();
      if (!decision.promoted()) {
        Files.delete(folder.resolve(ModelFolder.WEIGHTS_FILE));
        Files.delete(folder.resolve(ModelFolder.DESCRIPTION_FILE));
      }
      Map<String, Object> card = new LinkedHashMap<>();
      card.put("parent", round.parent());
      card.put("round", end);
      card.put("settings", settingsForCard(how));
      card.put("linesShown", done.linesShown());
      card.put("watched", new TreeMap<>(done.watched()));
      card.put("doubtedLines", doubted);
      card.put("weightsSha256", sha256);
      card.put("gates", decision.byGate());
      card.put("corrections", ids);
      JSON.writeValue(folder.resolve(ModelRegistry.CARD).toFile(), card);
      Files.writeString(
          folder.resolve("README.md"), RoundCard.of(end, how, done, decision, doubted, sha256));
    };
    try {
      AtomicFiles.writeFolder(target, content);
    } catch (UnreadableScanException e) {
      throw new IllegalStateException("a model is no scan", e);
    }
    if (decision.promoted()) {
      // From here on the routes see it; what follows is book-keeping that may fail without harm.
      registry.putInCharge(round.version());
      corrections.markUsed(ids, round.version());
      registry
          .prune(KEPT_VERSIONS)
          .forEach(name -> LOG.info("old version {} was deleted", name));
    }
    return end;
  }

  private static Map<String, Object> settingsForCard(FineTuningSettings how) {
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("lines", how.lines());
    card.put("batch", how.batch());
    card.put("learningRate", how.learningRate());
    card.put("replayShare", how.replayShare());
    card.put("frozenConvolutions", how.frozenConvolutions());
    card.put("seed", how.seed());
    card.put("longestSeconds", how.longest().toSeconds());
    return card;
  }

  private static LineSource replay(ModelDescription parent) {
    return new SyntheticLines(
        FontShelf.load(List.of()),
        TextShelf.bundled(),
        Split.TRAIN,
        Alphabet.of(parent.alphabet()).asString().codePoints().boxed().collect(Collectors.toSet()));
  }

  private static List<LabelledLine> labelled(List<CorrectedLines.Line> lines) {
    return lines.stream()
        .map(line -> new LabelledLine(
            line.image(),
            line.text(),
            line.style(),
            LabelledLine.DAMAGED,
            line.hand(),
            Language.UNDETERMINED))
        .toList();
  }

  private static List<String> ids(List<CorrectedLines.Line> lines) {
    return lines.stream().map(CorrectedLines.Line::id).toList();
  }

  /** NAME of the parent without its round, {@code -r} and a number that no version had yet. */
  private String freeName(String parent, int round) throws IOException {
    String stem = parent.replaceFirst("-r\\d+$", "");
    Set<String> taken = new HashSet<>();
    history.all().forEach(before -> taken.add(before.version()));
    int number = round;
    while (taken.contains(stem + "-r" + number)
        || Files.exists(models.resolve(stem + "-r" + number))) {
      number++;
    }
    return stem + "-r" + number;
  }

  private RoundHistory.Round givenUp(RoundHistory.Round round, String reason) {
    return ended(
        round, RoundHistory.State.GIVEN_UP, List.of(reason), Map.of(), Map.of());
  }

  private RoundHistory.Round ended(
      RoundHistory.Round round,
      RoundHistory.State state,
      List<String> reasons,
      Map<String, Double> before,
      Map<String, Double> after) {
    return new RoundHistory.Round(
        round.number(),
        round.version(),
        round.parent(),
        state,
        round.started(),
        clock.instant().toString(),
        round.learnt(),
        round.heldOut(),
        reasons,
        before,
        after);
  }

  /** The newest round, if there was one. */
  public Optional<RoundHistory.Round> last() throws IOException {
    return history.last();
  }
}
