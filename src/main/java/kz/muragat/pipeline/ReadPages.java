package kz.muragat.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import kz.muragat.alto.AltoWriter;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.model.TextOrigin;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;
import kz.muragat.pdf.ReadingLimits;
import kz.muragat.store.PageRecord;
import kz.muragat.store.PageRecord.Outcome;
import kz.muragat.store.WorkLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the pages of claimed scans, one call a page, from as many threads as one likes. Each page is on the disk as ALTO
 * before its call returns, and is not read again if the program ends and comes back. Between {@link #open} and {@link
 * #close} the scan's file is kept open.
 */
public final class ReadPages {

  private static final Logger LOG = LoggerFactory.getLogger(ReadPages.class);

  private final WorkLedger ledger;
  private final PageReader reader;
  private final CarriedPages carried;
  private final OpenScans scans;
  private final Progress progress;
  private final StopSignal stop;
  private final AltoWriter alto = new AltoWriter();

  /**
   * @param limits for PDF pages, and whether text they carry is to be recognised anew
   */
  public ReadPages(
      WorkLedger ledger,
      PageReader reader,
      CarriedPages carried,
      ReadingLimits limits,
      Progress progress,
      StopSignal stop) {
    this.ledger = ledger;
    this.reader = reader;
    this.carried = carried;
    this.scans = new OpenScans(limits);
    this.progress = progress;
    this.stop = stop;
  }

  /**
   * Opens a scan and lists its pages; {@link #close} has to follow.
   *
   * @return one or more, in order
   * @throws UnreadableScanException when the file is no scan, or damaged beyond its pages
   * @throws IOException when it cannot be read for now
   */
  public List<PageTask> open(DocumentJob job) throws IOException, UnreadableScanException {
    stop.check();
    reader.release(job);
    int pages = scans.open(job);
    progress.began(job, pages, ledger.pagesFinished(job.hash()));
    return IntStream.rangeClosed(1, pages)
        .mapToObj(number -> new PageTask(job, number, pages))
        .toList();
  }

  /**
   * Reads a page, unless an earlier attempt has finished it. A page that cannot be read does not fail its document: its
   * record says why.
   *
   * @throws IOException when the scan cannot be read for now, or the result cannot be written
   * @throws StoppingException when the program is to stop
   */
  public PageRecord read(PageTask task) throws IOException {
    stop.check();
    Optional<PageRecord> before = ledger.finishedPage(task.job().hash(), task.number());
    PageRecord record =
        before.isPresent() && stillGood(before.get(), task) ? before.get() : readNow(task);
    progress.finishedPage(task.job(), record, task.of());
    return record;
  }

  /** Closes a scan's file. Nothing happens where it is not open. */
  public void close(DocumentJob job) {
    reader.release(job);
    scans.close(job);
  }

  /** A page that another model read is read again, so that a document is of one piece. */
  private boolean stillGood(PageRecord record, PageTask task) {
    return record.modelVersion().isEmpty()
        || record.modelVersion().equals(reader.heldFor(task.job()).modelVersion());
  }

  private PageRecord readNow(PageTask task) throws IOException {
    long start = System.nanoTime();
    try {
      Page page = page(task);
      PageRecord record = record(page, secondsSince(start));
      ledger.finishPage(task.job().hash(), record, out -> alto.write(page, out));
      return record;
    } catch (UnreadableScanException e) {
      return unreadable(task, secondsSince(start), String.valueOf(e.getMessage()), e.fault());
    } catch (StoppingException e) {
      throw e;
    } catch (RuntimeException e) {
      stop.check();
      // Our own fault, told loudly, but no reason to keep the other pages from the archivist.
      LOG.error("{}, page {}: this should not happen", task.job().displayName(), task.number(), e);
      return unreadable(
          task, secondsSince(start), "the program failed on this page: " + e, Fault.PROGRAM);
    }
  }

  private Page page(PageTask task) throws IOException, UnreadableScanException {
    String fileName = task.job().fileName();
    PageContent content = scans.page(task);
    return content instanceof PageContent.Text text
        ? carried.page(text.carried(), task.number(), fileName)
        : read((PageContent.Picture) content, task, fileName);
  }

  private Page read(PageContent.Picture picture, PageTask task, String fileName) {
    return reader.heldFor(task.job()).read(picture.image(), picture.dpi(), task.number(), fileName);
  }

  private PageRecord unreadable(PageTask task, double seconds, String why, Fault fault)
      throws IOException {
    PageRecord record =
        new PageRecord(task.number(), Outcome.UNREADABLE, "", seconds, 0, 0, 1, "und", why, fault);
    ledger.finishPage(task.job().hash(), record);
    return record;
  }

  /** What is to be said of a page that was read. */
  static PageRecord record(Page page, double seconds) {
    double confidence = 0;
    long letters = 0;
    int words = 0;
    for (TextLine line : (Iterable<TextLine>) page.lines()::iterator) {
      long inLine =
          line.words().stream().mapToLong(word -> word.text().length()).sum();
      confidence += line.confidence() * inLine;
      letters += inLine;
      words += line.words().size();
    }
    return new PageRecord(
        page.number(),
        outcome(page),
        page.origin().modelVersion(),
        seconds,
        (int) page.lines().count(),
        words,
        letters == 0 ? 1 : Math.min(1, confidence / letters),
        page.language().tag(),
        "",
        null);
  }

  private static Outcome outcome(Page page) {
    if (page.blocks().isEmpty()) {
      return Outcome.BLANK;
    }
    return page.origin().step() == TextOrigin.Step.CARRIED ? Outcome.CARRIED : Outcome.RECOGNISED;
  }

  private static double secondsSince(long startNanos) {
    return Double.parseDouble(
        String.format(Locale.ROOT, "%.3f", (System.nanoTime() - startNanos) / 1e9));
  }
}
