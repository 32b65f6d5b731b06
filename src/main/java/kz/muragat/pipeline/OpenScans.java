package kz.muragat.pipeline;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.pdf.ReadingLimits;
import kz.muragat.store.ContentHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The opened files of documents in work. Decoders serve one thread at a time, so each worker borrows a file of its own;
 * it is kept open for the next page. A file on which a page failed is not used again, since a decoder that was cut off may
 * still be at it.
 */
final class OpenScans {

  private static final Logger LOG = LoggerFactory.getLogger(OpenScans.class);

  private final ReadingLimits limits;
  private final Map<ContentHash, Deque<ScanFile>> idle = new ConcurrentHashMap<>();

  OpenScans(ReadingLimits limits) {
    this.limits = limits;
  }

  /** Opens a document and counts its pages; {@link #close} ends what this began. */
  int open(DocumentJob job) throws IOException, UnreadableScanException {
    ScanFile scan = ScanFile.open(job.file(), limits);
    Deque<ScanFile> files = idle.computeIfAbsent(job.hash(), hash -> new ArrayDeque<>());
    synchronized (files) {
      files.push(scan);
    }
    return scan.pageCount();
  }

  /** Decodes a page of an opened document, on a file that no other thread uses meanwhile. */
  PageContent page(PageTask task) throws IOException, UnreadableScanException {
    Deque<ScanFile> files = idle.getOrDefault(task.job().hash(), new ArrayDeque<>());
    ScanFile scan;
    synchronized (files) {
      scan = files.poll();
    }
    if (scan == null) {
      scan = ScanFile.open(task.job().file(), limits);
    }
    boolean whole = false;
    try {
      PageContent page = scan.page(task.number());
      whole = true;
      return page;
    } finally {
      if (whole) {
        giveBack(task, scan);
      } else {
        closeQuietly(scan);
      }
    }
  }

  /** Closes all files of a document that no worker holds. */
  void close(DocumentJob job) {
    Deque<ScanFile> files = idle.remove(job.hash());
    if (files != null) {
      synchronized (files) {
        files.forEach(OpenScans::closeQuietly);
        files.clear();
      }
    }
  }

  private void giveBack(PageTask task, ScanFile scan) {
    Deque<ScanFile> files = idle.get(task.job().hash());
    if (files == null) {
      closeQuietly(scan);
      return;
    }
    synchronized (files) {
      files.push(scan);
    }
    if (idle.get(task.job().hash()) != files) {
      close(task.job());
    }
  }

  private static void closeQuietly(ScanFile scan) {
    try {
      scan.close();
    } catch (IOException | RuntimeException e) {
      LOG.debug("a scan did not close", e);
    }
  }
}
