package kz.muragat.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxWrapper;

/**
 * Vert.x whose server takes long addresses, so that a query that is too long gets a sentence for an answer, not a bare 414.
 * Camel has no setting for this, but takes the Vert.x it finds in its registry.
 */
public final class LongAddresses extends VertxWrapper {

  /** A query of 10,000 Kazakh letters, each two bytes of three characters in an address, and as much again. */
  private static final int LONGEST_BYTES = 128 << 10;

  /** Runs until it is closed. */
  public LongAddresses() {
    super((VertxInternal) Vertx.vertx());
  }

  @Override
  public HttpServer createHttpServer(HttpServerOptions options) {
    return super.createHttpServer(options.setMaxInitialLineLength(LONGEST_BYTES));
  }
}
