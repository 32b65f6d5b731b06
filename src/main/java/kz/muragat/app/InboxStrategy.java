package kz.muragat.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import kz.muragat.pipeline.DocumentJob;
import kz.muragat.pipeline.GiveUp;
import kz.muragat.pipeline.Judge;
import kz.muragat.pipeline.Verdict;
import kz.muragat.store.Inbox;
import kz.muragat.store.SettledFiles;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the file consumer does before and after a scan, in place of Camel's own {@code move} and {@code moveFailed}, which
 * put a file over another of the same name, cannot leave a scan where it is while the disk is full, and write no reason.
 *
 * <ul>
 *   <li>Before: only settled files are taken, and only so many that few wait in memory.
 *   <li>After success: the scan goes to {@code .done}.
 *   <li>After failure: to {@code .failed} with its reason, or it stays for a later try, as the {@link Verdict} says.
 * </ul>
 */
final class InboxStrategy implements GenericFileProcessStrategy<File> {

  private static final Logger LOG = LoggerFactory.getLogger(InboxStrategy.class);

  private final Inbox inbox;
  private final SettledFiles settled;
  private final GiveUp giveUp;
  private final int mostAtOnce;
  private final Duration retryLater;
  private final InstantSource clock;
  private final Map<Path, Instant> notBefore = new ConcurrentHashMap<>();
  private final AtomicInteger taken = new AtomicInteger();

  /**
   * @param mostAtOnce how many scans may be taken and not yet ended
   * @param retryLater after which a scan that stayed is taken up again
   */
  InboxStrategy(
      Inbox inbox,
      SettledFiles settled,
      GiveUp giveUp,
      int mostAtOnce,
      Duration retryLater,
      InstantSource clock) {
    this.inbox = inbox;
    this.settled = settled;
    this.giveUp = giveUp;
    this.mostAtOnce = mostAtOnce;
    this.retryLater = retryLater;
    this.clock = clock;
  }

  @Override
  public void prepareOnStartup(
      GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint) {
    LOG.debug("watching {}", endpoint.getConfiguration().getDirectory());
  }

  @Override
  public boolean begin(
      GenericFileOperations<File> operations,
      GenericFileEndpoint<File> endpoint,
      Exchange exchange,
      GenericFile<File> file) {
    Path path = path(file);
    if (clock.instant().isBefore(notBefore.getOrDefault(path, Instant.MIN))
        || !settled.isSettled(path)
        || taken.get() >= mostAtOnce) {
      return false;
    }
    taken.incrementAndGet();
    return true;
  }

  @Override
  public void abort(
      GenericFileOperations<File> operations,
      GenericFileEndpoint<File> endpoint,
      Exchange exchange,
      GenericFile<File> file) {
    taken.decrementAndGet();
  }

  @Override
  public void commit(
      GenericFileOperations<File> operations,
      GenericFileEndpoint<File> endpoint,
      Exchange exchange,
      GenericFile<File> file) {
    end(file, inbox::done);
  }

  @Override
  public void rollback(
      GenericFileOperations<File> operations,
      GenericFileEndpoint<File> endpoint,
      Exchange exchange,
      GenericFile<File> file) {
    Throwable failure = Optional.<Throwable>ofNullable(exchange.getException())
        .or(() ->
            Optional.ofNullable(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)))
        .orElseGet(() -> new IllegalStateException("failed without an exception"));
    Optional<DocumentJob> job =
        Optional.ofNullable(exchange.getProperty(ReadingDesk.JOB, DocumentJob.class));
    Verdict verdict = giveUp.giveUp(path(file), job, failure);
    if (verdict instanceof Verdict.Failed failed) {
      end(file, scan -> inbox.failed(scan, failed.note().text()));
    } else {
      postpone(path(file));
      taken.decrementAndGet();
    }
  }

  private void end(GenericFile<File> file, Filing filing) {
    Path path = path(file);
    try {
      filing.file(path);
      settled.forget(path);
      notBefore.remove(path);
    } catch (IOException e) {
      LOG.warn("{} could not be moved out of the inbox: {}", path, Judge.reason(e));
      postpone(path);
    } finally {
      taken.decrementAndGet();
    }
  }

  private void postpone(Path path) {
    notBefore.put(path, clock.instant().plus(retryLater));
  }

  private static Path path(GenericFile<File> file) {
    return file.getFile().toPath().toAbsolutePath().normalize();
  }

  @FunctionalInterface
  private interface Filing {
    Path file(Path scan) throws IOException;
  }
}
