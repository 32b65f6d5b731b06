package kz.muragat.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import kz.muragat.pipeline.DocumentJob;
import kz.muragat.pipeline.Progress;
import kz.muragat.pipeline.Verdict;
import kz.muragat.store.PageRecord;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Progress over a known number of scans: a bar with the time left on a terminal, the log's plain lines everywhere else.
 */
final class BatchProgress implements Progress, AutoCloseable {

  private final LogProgress log;
  private final @Nullable ProgressBar bar;

  private BatchProgress(LogProgress log, @Nullable ProgressBar bar) {
    this.log = log;
    this.bar = bar;
  }

  /**
   * @param scans to be read
   * @param interval between two lines on how far a long document is
   */
  static BatchProgress over(int scans, Duration interval, InstantSource clock) {
    LogProgress log = new LogProgress(interval, clock);
    // A console is there only when both input and output are a terminal; from Java 22 on it has to
    // be asked.
    boolean terminal = System.console() != null && System.getenv("TERM") != null && isTerminal();
    return new BatchProgress(log, terminal && scans > 1 ? bar(scans) : null);
  }

  @Override
  public void began(DocumentJob job, int pages, int finishedBefore) {
    log.began(job, pages, finishedBefore);
  }

  @Override
  public void finishedPage(DocumentJob job, PageRecord page, int of) {
    log.finishedPage(job, page, of);
    if (bar != null && of > 1) {
      bar.setExtraMessage(job.fileName() + ", page " + page.number() + " of " + of);
    }
  }

  @Override
  public void published(DocumentJob job, Path folder, int pages, Duration took) {
    log.published(job, folder, pages, took);
    step();
  }

  @Override
  public void duplicate(DocumentJob job, Path folder) {
    log.duplicate(job, folder);
    step();
  }

  @Override
  public void gaveUp(String displayName, Verdict verdict) {
    log.gaveUp(displayName, verdict);
    step();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private void step() {
    if (bar != null) {
      bar.step();
    }
  }

  private static boolean isTerminal() {
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(System.console());
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  private static ProgressBar bar(int scans) {
    return new ProgressBarBuilder()
        .setTaskName("scans")
        .setInitialMax(scans)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(500)
        .build();
  }
}
