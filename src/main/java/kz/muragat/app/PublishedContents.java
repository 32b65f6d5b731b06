package kz.muragat.app;

import java.io.IOException;
import kz.muragat.pipeline.Judge;
import kz.muragat.store.ContentHash;
import kz.muragat.store.DocumentRegistry;
import kz.muragat.store.WorkLedger;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the idempotent consumer asks whether a content was seen before: the registry of published documents, without limit
 * and across restarts. (Camel's file repository drops its oldest 1,000 keys at 32 MB; its memory repository forgets at
 * each start.) A content counts as seen only when it is published and indexed.
 */
final class PublishedContents extends ServiceSupport implements IdempotentRepository {

  private static final Logger LOG = LoggerFactory.getLogger(PublishedContents.class);

  private final DocumentRegistry registry;
  private final WorkLedger ledger;

  PublishedContents(DocumentRegistry registry, WorkLedger ledger) {
    this.registry = registry;
    this.ledger = ledger;
  }

  @Override
  public boolean contains(String hash) {
    return registry.isComplete(new ContentHash(hash));
  }

  /** Called when a document is published and indexed. */
  @Override
  public boolean add(String hash) {
    ContentHash content = new ContentHash(hash);
    try {
      registry.complete(content);
      ledger.forget(content);
    } catch (IOException e) {
      // The document is published and can be found: failing it now would be wrong. Should the same
      // content come again,
      // it is indexed once more.
      LOG.warn("document {} could not be noted as complete: {}", content.brief(), Judge.reason(e));
    }
    return true;
  }

  /** Nothing to do: with {@code eager: false} a key is added only after success. */
  @Override
  public boolean confirm(String hash) {
    return true;
  }

  /** Nothing to do: what is published stays published. */
  @Override
  public boolean remove(String hash) {
    return false;
  }

  /** Nothing to do: what is published stays published. */
  @Override
  public void clear() {
    LOG.debug("published documents are never forgotten");
  }
}
