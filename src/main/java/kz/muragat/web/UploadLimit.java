package kz.muragat.web;

import io.vertx.ext.web.RoutingContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * Refuses uploads that are too large before anything of them is kept. Camel's own limit is for bodies that it holds in
 * memory; uploads go to the disk as they come, without one.
 */
public final class UploadLimit {

  private static final int BEFORE_ALL = -1000;

  private UploadLimit() {}

  /**
   * Sets the limit on a server that is being started.
   *
   * @param port the server is to listen on
   * @param mib megabytes of 1024 × 1024 bytes, 1 or more
   */
  public static void set(CamelContext context, int port, int mib) {
    VertxPlatformHttpRouter router = VertxPlatformHttpRouter.lookup(
        context, VertxPlatformHttpRouter.getRouterNameFromPort(port));
    router.route("/api/inbox").order(BEFORE_ALL).handler(request -> check(request, mib));
  }

  private static void check(RoutingContext request, int mib) {
    String length = request.request().getHeader("Content-Length");
    boolean sends = !request.request().method().name().equals("GET");
    if (sends && length == null) {
      refuse(request, 411, "The upload does not say how large it is (Content-Length).");
    } else if (sends && (length.length() > 15 || Long.parseLong(length) > ((long) mib << 20))) {
      refuse(
          request,
          413,
          "The file is larger than " + mib
              + " MiB, which the setting web.upload.mib allows. Copy it into the inbox folder instead.");
    } else {
      request.next();
    }
  }

  private static void refuse(RoutingContext request, int status, String sentence) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json; charset=utf-8")
        .end(io.vertx.core.buffer.Buffer.buffer(Json.bytes(java.util.Map.of("error", sentence))));
  }
}
