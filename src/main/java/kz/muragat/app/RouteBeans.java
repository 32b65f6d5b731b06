package kz.muragat.app;

import java.util.concurrent.ExecutorService;
import kz.muragat.web.WebDesk;
import kz.muragat.web.WebHeaders;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.Processor;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.camel.spi.IdempotentRepository;

/** The beans that the YAML under {@code routes/} names, each under the name it has there. */
public final class RouteBeans implements CamelConfiguration {

  private final Archive archive;

  RouteBeans(Archive archive) {
    this.archive = archive;
  }

  /** Takes settled scans from the inbox and files them away afterwards. */
  @BindToRegistry("inbox")
  public GenericFileProcessStrategy<?> inbox() {
    return archive.inboxStrategy();
  }

  /** The steps of reading a document. */
  @BindToRegistry("desk")
  public ReadingDesk desk() {
    return archive.desk();
  }

  /** Learns from corrections. */
  @BindToRegistry("learning")
  public LearningDesk learning() {
    return archive.learning();
  }

  /** Takes files of corrections. */
  @BindToRegistry("corrections")
  public CorrectionsDesk corrections() {
    return archive.correctionsDesk();
  }

  /** Which contents are published already. */
  @BindToRegistry("published")
  public IdempotentRepository published() {
    return archive.publishedContents();
  }

  /** On which documents are read. */
  @BindToRegistry("documentWorkers")
  public ExecutorService documentWorkers() {
    return archive.documentWorkers();
  }

  /** On which pages are read, shared by all documents. */
  @BindToRegistry("pageWorkers")
  public ExecutorService pageWorkers() {
    return archive.pageWorkers();
  }

  /** Puts what the pages gave into a list, in the order of the pages. */
  @BindToRegistry("pagesInOrder")
  public GroupedBodyAggregationStrategy pagesInOrder() {
    return new GroupedBodyAggregationStrategy();
  }

  /** Told before each further try. */
  @BindToRegistry("retryNotice")
  public Processor retryNotice() {
    return new RetryNotice();
  }

  /** Answers what comes in over HTTP. */
  @BindToRegistry("web")
  public WebDesk web() {
    return archive.webDesk();
  }

  /** Which headers come in and go out over HTTP. */
  @BindToRegistry("webHeaders")
  public WebHeaders webHeaders() {
    return new WebHeaders();
  }
}
