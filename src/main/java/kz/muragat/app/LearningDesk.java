package kz.muragat.app;

import java.io.IOException;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import kz.muragat.pipeline.learn.LearningRound;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.store.CorrectionSet;
import kz.muragat.train.FineTuningSettings;
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
        new CorrectionSet(settings.corrections()),
        runtime,
        Gates::standard,
        lines -> FineTuningSettings.of(lines, settings.learn().longest(), lines),
        stop,
        InstantSource.system());
  }

  /** Runs a round if enough new corrections have come; for the route. */
  public void round() {
    try {
      LOG.debug("learning: {}", run(false).sentence());
    } catch (IOException e) {
      LOG.error("learning was given up for this time, the model in charge stays: {}", e.toString());
    }
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
