package kz.muragat.pipeline.learn;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.muragat.model.RoundReason;
import kz.muragat.store.ModelRegistry;
import kz.muragat.store.RoundHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins rounds for people who do not wait for their end, and tells what became of all. Safe for all threads. */
public final class Retraining {

  private static final Logger LOG = LoggerFactory.getLogger(Retraining.class);

  private final Rounds rounds;
  private final ModelRegistry registry;
  private final Executor thread;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile List<RoundReason> notBegun = List.of();

  /**
   * How things stand.
   *
   * @param atWork whether a round is at work, or about to be
   * @param rollBackTo version that a rollback would put in charge; empty where there is none
   * @param notBegun why the last round that was asked for did not begin; empty where it did
   * @param rounds all, the oldest first
   * @param outlooks what more corrected lines will buy, by hand
   */
  public record Status(
      boolean atWork,
      String rollBackTo,
      List<RoundReason> notBegun,
      List<RoundHistory.Round> rounds,
      List<Outlook> outlooks) {

    public Status {
      notBegun = List.copyOf(notBegun);
      rounds = List.copyOf(rounds);
      outlooks = List.copyOf(outlooks);
    }
  }

  /**
   * @param registry that the rounds change
   * @param thread on which rounds run, one at a time
   */
  public Retraining(Rounds rounds, ModelRegistry registry, Executor thread) {
    this.rounds = rounds;
    this.registry = registry;
    this.thread = thread;
  }

  /**
   * Begins a round, even if no new corrections have come.
   *
   * @return false where one is at work already; nothing is begun then
   */
  public boolean begin() {
    if (rounds.isAtWork() || !begun.compareAndSet(false, true)) {
      return false;
    }
    thread.execute(() -> {
      try {
        LearningRound.Outcome outcome = rounds.run(0);
        notBegun = outcome instanceof LearningRound.NotDue not ? List.of(not.reason()) : List.of();
        LOG.info("learning: {}", outcome.sentence());
      } catch (IOException | RuntimeException e) {
        LOG.error("learning was given up, the model in charge stays", e);
      } finally {
        begun.set(false);
      }
    });
    return true;
  }

  /** How things stand. */
  public Status status() throws IOException {
    List<RoundHistory.Round> all = new RoundHistory(registry.folder()).all();
    return new Status(
        begun.get() || rounds.isAtWork(),
        registry.rollbackTarget().orElse(""),
        notBegun,
        all,
        Outlook.of(all));
  }
}
