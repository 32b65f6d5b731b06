package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;
import kz.muragat.store.ContentHash;
import kz.muragat.store.DocumentRegistry;
import kz.muragat.store.FileNames;
import kz.muragat.store.WorkLedger;

/**
 * Claims scans: finds out what they are by their content, counts the attempt on disk before any work is done, and keeps
 * two files of the same content from being read at the same time.
 *
 * <p>What is claimed is given back with {@link #release}, whatever came of it. Safe for several threads.
 */
public final class Intake {

  private final WorkLedger ledger;
  private final DocumentRegistry registry;
  private final int attempts;
  private final StopSignal stop;
  private final InstantSource clock;
  private final Set<ContentHash> inWork = new HashSet<>();

  /**
   * @param attempts how often a document may be begun without getting a page further, 1 or more
   */
  public Intake(
      WorkLedger ledger,
      DocumentRegistry registry,
      int attempts,
      StopSignal stop,
      InstantSource clock) {
    this.ledger = ledger;
    this.registry = registry;
    this.attempts = attempts;
    this.stop = stop;
    this.clock = clock;
  }

  /**
   * Claims a scan; waits while another file of the same content is in work.
   *
   * @param subFolders below which its results are to be published; empty for none
   * @throws UnreadableScanException when it has stopped the program too often
   * @throws IOException when the file cannot be read, or the attempt cannot be written down
   * @throws StoppingException when the program is to stop
   */
  public DocumentJob claim(Path file, Path subFolders) throws IOException, UnreadableScanException {
    stop.check();
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    Instant modified = attributes.lastModifiedTime().toInstant();
    ContentHash hash = ContentHash.of(file);
    enter(hash);
    try {
      int attempt = registry.isComplete(hash) ? 1 : count(hash, file);
      return new DocumentJob(
          file, subFolders, hash, attributes.size(), modified, attempt, clock.instant());
    } catch (IOException | UnreadableScanException | RuntimeException e) {
      leave(hash);
      throw e;
    }
  }

  /** Gives a claim back, so that another file of the same content may be claimed. */
  public void release(DocumentJob job) {
    leave(job.hash());
  }

  private int count(ContentHash hash, Path file) throws IOException, UnreadableScanException {
    int attempt = ledger.begin(hash, FileNames.of(file)).attempts();
    if (attempt > attempts) {
      ledger.forget(hash);
      throw new UnreadableScanException(
          Fault.ENDS_PROGRAM,
          FileNames.of(file) + " stopped the program "
              + times(attempts) + ": each time it was read, the program ended without finishing"
              + " another page of it.");
    }
    return attempt;
  }

  private static String times(int count) {
    return switch (count) {
      case 1 -> "once";
      case 2 -> "twice";
      case 3 -> "three times";
      default -> count + " times";
    };
  }

  private void enter(ContentHash hash) {
    synchronized (inWork) {
      while (!inWork.add(hash)) {
        stop.check();
        try {
          inWork.wait(250);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new StoppingException();
        }
      }
    }
  }

  private void leave(ContentHash hash) {
    synchronized (inWork) {
      inWork.remove(hash);
      inWork.notifyAll();
    }
  }
}
