package kz.muragat.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.muragat.pipeline.DocumentJob;
import kz.muragat.pipeline.Progress;
import kz.muragat.pipeline.Verdict;
import kz.muragat.store.ContentHash;
import kz.muragat.store.PageRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log as an archivist reads it: a line when a document begins and when it ends, one for each page with trouble, and
 * now and then how far a long document is and how long it will take.
 */
final class LogProgress implements Progress {

  private static final Logger LOG = LoggerFactory.getLogger("muragat");

  private final Duration interval;
  private final InstantSource clock;
  private final Map<ContentHash, InWork> inWork = new ConcurrentHashMap<>();

  /**
   * @param interval between two lines on how far a document is
   */
  LogProgress(Duration interval, InstantSource clock) {
    this.interval = interval;
    this.clock = clock;
  }

  @Override
  public void began(DocumentJob job, int pages, int finishedBefore) {
    inWork.put(job.hash(), new InWork(clock.instant(), finishedBefore));
    String again = finishedBefore == 0
        ? ""
        : String.format(Locale.ROOT, " (%d of them finished before)", finishedBefore);
    LOG.info("{}: reading, {}{}", job.displayName(), pages(pages), again);
  }

  @Override
  public void finishedPage(DocumentJob job, PageRecord page, int of) {
    if (page.outcome() == PageRecord.Outcome.UNREADABLE) {
      LOG.warn("{}, page {} could not be read: {}", job.displayName(), page.number(), page.note());
    }
    InWork work = inWork.get(job.hash());
    if (work != null) {
      work.finished(job, of);
    }
  }

  @Override
  public void published(DocumentJob job, Path folder, int pages, Duration took) {
    inWork.remove(job.hash());
    LOG.info(
        "{}: done, {} in {} → {}", job.displayName(), pages(pages), Durations.words(took), folder);
  }

  @Override
  public void duplicate(DocumentJob job, Path folder) {
    LOG.info("{}: the same content was read before → {}", job.displayName(), folder);
  }

  @Override
  public void corrected(
      String displayName, String document, int page, int lines, List<String> notes) {
    LOG.info(
        "{}: {} of page {} corrected → {}",
        displayName,
        lines == 1 ? "1 line" : lines + " lines",
        page,
        document);
    notes.forEach(note -> LOG.warn("{}: {}", displayName, note));
  }

  @Override
  public void gaveUp(String displayName, Verdict verdict) {
    if (verdict instanceof Verdict.Failed failed) {
      LOG.warn("{}: failed. {}", displayName, failed.note().happened());
    } else if (verdict instanceof Verdict.Later later) {
      LOG.warn("{}: left for later, since {}", displayName, later.reason());
    }
  }

  private static String pages(int pages) {
    return pages == 1 ? "1 page" : pages + " pages";
  }

  /** One document's progress. */
  private final class InWork {
    private final Instant begun;
    private final int before;
    private int finished;
    private Instant lastTold;

    InWork(Instant begun, int before) {
      this.begun = begun;
      this.before = before;
      this.lastTold = begun;
    }

    synchronized void finished(DocumentJob job, int of) {
      finished++;
      Instant now = clock.instant();
      if (finished >= of || Duration.between(lastTold, now).compareTo(interval) < 0) {
        return;
      }
      lastTold = now;
      // Pages finished by an earlier attempt cost no time, and say nothing about the others.
      int read = Math.max(1, finished - before);
      Duration left = Duration.between(begun, now).multipliedBy(of - finished).dividedBy(read);
      LOG.info(
          "{}: page {} of {}, about {} left",
          job.displayName(),
          finished,
          of,
          Durations.words(left));
    }
  }
}
