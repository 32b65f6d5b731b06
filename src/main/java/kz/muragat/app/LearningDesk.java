package kz.muragat.app;

import java.io.IOException;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import kz.muragat.pipeline.PublishedDocuments;
import kz.muragat.pipeline.learn.LearningRound;
import kz.muragat.pipeline.learn.Rounds;
import kz.muragat.pipeline.learn.UncorrectedLines;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.store.ContentHash;
import kz.muragat.store.Correction;
import kz.muragat.store.CorrectionSet;
import kz.muragat.store.DocumentRegistry;
import kz.muragat.store.Inbox;
import kz.muragat.train.FineTuningSettings;
import kz.muragat.train.Gates;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The step of the route {@code retrain}. */
public final class LearningDesk {

  private static final Logger LOG = LoggerFactory.getLogger(LearningDesk.class);

  /** Lines that a teacher labels, where the settings do not want more. */
  private static final int TAUGHT = 200;

  private final Rounds rounds;
  private final int leastLines;

  LearningDesk(Rounds rounds, int leastLines) {
    this.rounds = rounds;
    this.leastLines = leastLines;
  }

  /**
   * Rounds of learning as the settings want them.
   *
   * @param teacher that labels uncorrected lines; null for none
   */
  static LearningRound rounds(
      Settings settings,
      CorrectionSet corrections,
      DocumentRegistry documents,
      TorchRuntime runtime,
      @Nullable ModelFolder teacher,
      BooleanSupplier stop) {
    Settings.Learn learn = settings.learn();
    return new LearningRound(
        settings.registry(),
        corrections,
        correction -> hand(correction, settings, documents),
        runtime,
        new UncorrectedLines(
            new PublishedDocuments(documents, settings.outbox(), new Inbox(settings.inbox())),
            runtime,
            teacher == null ? learn.uncorrectedLines() : Math.max(TAUGHT, learn.uncorrectedLines()),
            teacher),
        () -> Gates.standard(learn.gateLines()),
        lines -> FineTuningSettings.of(lines, learn.rate(), learn.longest(), lines),
        stop,
        InstantSource.system());
  }

  /** Whose hand a corrected line is in, as far as said; else the folder its document came from. */
  private static String hand(Correction correction, Settings settings, DocumentRegistry documents) {
    return correction.hand().isEmpty() && correction.sha256().matches("[0-9a-f]{64}")
        ? documents
            .folderOf(new ContentHash(correction.sha256()))
            .map(folder -> settings.outbox().relativize(folder.toAbsolutePath()).getParent())
            .map(folder -> folder.toString().replace('\\', '/'))
            .orElse("")
        : correction.hand();
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
