package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kz.muragat.store.ContentHash;
import kz.muragat.store.FileNames;
import kz.muragat.store.WorkLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends work on a scan that came to nothing: finds the verdict, and leaves the ledger fit for another try. */
public final class GiveUp {

  private static final Logger LOG = LoggerFactory.getLogger(GiveUp.class);

  private final WorkLedger ledger;
  private final Progress progress;
  private final StopSignal stop;

  public GiveUp(WorkLedger ledger, Progress progress, StopSignal stop) {
    this.ledger = ledger;
    this.progress = progress;
    this.stop = stop;
  }

  /**
   * Ends work on a scan. Does not throw, since it is called where failures end.
   *
   * @param file the scan
   * @param job empty where the scan could not even be claimed
   * @param failure what was thrown
   */
  public Verdict giveUp(Path file, Optional<DocumentJob> job, Throwable failure) {
    String name = job.map(DocumentJob::displayName).orElseGet(() -> FileNames.of(file));
    Verdict verdict = verdict(file, failure);
    job.ifPresent(claimed -> tidy(claimed.hash(), verdict));
    if (verdict instanceof Verdict.Failed && Judge.isOwnFault(failure)) {
      LOG.error("{}: this should not happen", name, failure);
    } else {
      LOG.debug("{}: gave up", name, failure);
    }
    progress.gaveUp(name, verdict);
    return verdict;
  }

  private Verdict verdict(Path file, Throwable failure) {
    if (!Files.exists(file)) {
      return new Verdict.Later("it is no longer there");
    }
    // Whatever breaks while the program is being stopped, by interrupted threads for one, says
    // nothing about the scan.
    return stop.isRequested()
        ? Judge.judge(FileNames.of(file), new StoppingException())
        : Judge.judge(FileNames.of(file), failure);
  }

  private void tidy(ContentHash hash, Verdict verdict) {
    try {
      if (verdict instanceof Verdict.Failed) {
        ledger.forget(hash);
      } else {
        ledger.release(hash);
      }
    } catch (IOException e) {
      // Costs at most one attempt in the count, or some space until the ledger is pruned.
      LOG.warn("the ledger of work could not be tidied: {}", Judge.reason(e));
    }
  }
}
