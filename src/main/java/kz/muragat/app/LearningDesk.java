package kz.muragat.app;

import java.io.IOException;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import kz.muragat.pipeline.AcceptedCorrections;
import kz.muragat.pipeline.LearningRound;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.store.CorrectionSet;
import kz.muragat.train.Gates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learning from corrections, for the route {@code retrain} and the command of that name. */
public final class LearningDesk {

  private static final Logger LOG = LoggerFactory.getLogger(LearningDesk.class);

  private final Settings settings;
  private final LearningRound rounds;

  LearningDesk(Settings settings, TorchRuntime runtime, BooleanSupplier stop) {
    this.settings = settings;
    this.rounds = new LearningRound(
        settings.models(),
        new AcceptedCorrections(new CorrectionSet(settings.models().resolve("corrections"))),
        runtime,
        Gates::standard,
        LearningRound.standardSettings(settings.learn().longest()),
        stop,
        InstantSource.system());
  }

  /** Runs a round if enough new corrections have come; for the route. */
  public void round() throws IOException {
    LearningRound.Outcome outcome = rounds.run(settings.learn().leastLines());
    LOG.debug("learning: {}", outcome.sentence());
  }

  /**
   * Runs a round.
   *
   * @param now even if no new corrections have come
   */
  LearningRound.Outcome run(boolean now) throws IOException {
    return rounds.run(now ? 0 : settings.learn().leastLines());
  }
}
