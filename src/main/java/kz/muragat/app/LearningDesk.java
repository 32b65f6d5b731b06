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

/** The step of the route {@code retrain}. */
public final class LearningDesk {

  private static final Logger LOG = LoggerFactory.getLogger(LearningDesk.class);

  private final LearningRound rounds;
  private final int leastLines;

  LearningDesk(LearningRound rounds, int leastLines) {
    this.rounds = rounds;
    this.leastLines = leastLines;
  }

  /** Rounds of learning as the settings want them. */
  static LearningRound rounds(
      Settings settings, CorrectionSet corrections, TorchRuntime runtime, BooleanSupplier stop) {
    Settings.Learn learn = settings.learn();
    return new LearningRound(
        settings.models(),
        corrections,
        runtime,
        () -> Gates.standard(learn.gateLines()),
        lines -> FineTuningSettings.of(lines, learn.rate(), learn.longest(), lines),
        stop,
        InstantSource.system());
  }

  /** Runs a round if enough new corrections have come. What goes wrong is told here; the next night is another try. */
  public void round() {
    try {
      LOG.debug("learning: {}", rounds.run(leastLines).sentence());
    } catch (IOException e) {
      LOG.error("learning was given up for this time, the model in charge stays: {}", e.toString());
    }
  }
}
