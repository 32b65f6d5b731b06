package kz.muragat.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.pipeline.DocumentJob;
import kz.muragat.pipeline.IndexDocument;
import kz.muragat.pipeline.Intake;
import kz.muragat.pipeline.PageTask;
import kz.muragat.pipeline.Progress;
import kz.muragat.pipeline.PublishDocument;
import kz.muragat.pipeline.ReadPages;
import kz.muragat.store.PageRecord;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * The steps of the document route: each takes what it needs from the exchange and hands on to a use case of the pipeline.
 * What travels in the exchange are references; pixels never do.
 */
public final class ReadingDesk {

  /** The exchange property that holds the {@link DocumentJob} once a scan is claimed. */
  static final String JOB = "MuragatJob";

  static final String ABSOLUTE_PATH = "CamelFileAbsolutePath";

  private final Intake intake;
  private final ReadPages readPages;
  private final PublishDocument publishDocument;
  private final IndexDocument indexDocument;
  private final Progress progress;

  ReadingDesk(
      Intake intake,
      ReadPages readPages,
      PublishDocument publishDocument,
      IndexDocument indexDocument,
      Progress progress) {
    this.intake = intake;
    this.readPages = readPages;
    this.publishDocument = publishDocument;
    this.indexDocument = indexDocument;
    this.progress = progress;
  }

  /**
   * Claims the scan that a message refers to; the claim is given back when the exchange ends, however it ends.
   *
   * @param file absolute
   * @param name relative to the inbox, with its sub-folders
   */
  public DocumentJob claim(
      @Header(ABSOLUTE_PATH) String file,
      @Header(Exchange.FILE_NAME) String name,
      Exchange exchange)
      throws IOException, UnreadableScanException {
    Path subFolders = Optional.ofNullable(Path.of(name).getParent()).orElse(Path.of(""));
    long start = System.nanoTime();
    DocumentJob job = intake.claim(Path.of(file), subFolders);
    spent(Progress.Stage.CLAIM, start);
    exchange.setProperty(JOB, job);
    exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
      @Override
      public void onDone(Exchange ended) {
        readPages.close(job);
        intake.release(job);
      }
    });
    return job;
  }

  /** The pages of the claimed scan. */
  public List<PageTask> pages(@Body DocumentJob job) throws IOException, UnreadableScanException {
    long start = System.nanoTime();
    List<PageTask> result = readPages.open(job);
    spent(Progress.Stage.OPEN, start);
    return result;
  }

  /** Reads one page; its ALTO is on the disk when this returns. */
  public PageRecord readPage(@Body PageTask page) throws IOException {
    long start = System.nanoTime();
    PageRecord result = readPages.read(page);
    spent(Progress.Stage.READ, start);
    return result;
  }

  /** Publishes the document once all its pages are read. */
  public Path publish(@ExchangeProperty(JOB) DocumentJob job, @Body List<PageRecord> pages)
      throws IOException, UnreadableScanException {
    long start = System.nanoTime();
    Path result = publishDocument.publish(job, pages);
    spent(Progress.Stage.PUBLISH, start);
    return result;
  }

  /** Makes a published document findable. */
  public void index(@Body Path folder) throws IOException {
    long start = System.nanoTime();
    indexDocument.index(folder);
    spent(Progress.Stage.INDEX, start);
  }

  /** Says where the content of a scan was published before. */
  public void tellDuplicate(@ExchangeProperty(JOB) DocumentJob job) {
    publishDocument.folderOf(job).ifPresent(folder -> progress.duplicate(job, folder));
  }

  private void spent(Progress.Stage stage, long startNanos) {
    progress.spent(stage, Duration.ofNanos(System.nanoTime() - startNanos));
  }
}
