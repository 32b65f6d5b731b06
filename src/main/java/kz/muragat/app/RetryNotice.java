package kz.muragat.app;

import java.io.IOException;
import kz.muragat.pipeline.DocumentJob;
import kz.muragat.pipeline.Judge;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in a line that an operation is tried again because the disk or the network failed. */
final class RetryNotice implements Processor {

  private static final Logger LOG = LoggerFactory.getLogger(RetryNotice.class);

  @Override
  public void process(Exchange exchange) {
    DocumentJob job = exchange.getProperty(ReadingDesk.JOB, DocumentJob.class);
    String name = job == null
        ? exchange.getMessage().getHeader(Exchange.FILE_NAME, "a scan", String.class)
        : job.displayName();
    Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    String reason = failure instanceof IOException io ? Judge.reason(io) : String.valueOf(failure);
    LOG.warn("{}: trying again: {}", name, reason);
  }
}
