package kz.muragat.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/** The pages, scripts and libraries of the workbench, from the class path. */
final class StaticFiles {

  private static final String STATIC = "/kz/muragat/web/static/";
  private static final String WEBJARS = "/META-INF/resources/webjars/";

  private static final Map<String, String> MEDIA_TYPES = Map.ofEntries(
      Map.entry("html", "text/html; charset=utf-8"),
      Map.entry("css", "text/css; charset=utf-8"),
      Map.entry("js", "text/javascript; charset=utf-8"),
      Map.entry("mjs", "text/javascript; charset=utf-8"),
      Map.entry("json", "application/json; charset=utf-8"),
      Map.entry("map", "application/json; charset=utf-8"),
      Map.entry("webmanifest", "application/manifest+json"),
      Map.entry("txt", "text/plain; charset=utf-8"),
      Map.entry("svg", "image/svg+xml"),
      Map.entry("png", "image/png"),
      Map.entry("jpg", "image/jpeg"),
      Map.entry("gif", "image/gif"),
      Map.entry("ico", "image/x-icon"),
      Map.entry("woff2", "font/woff2"),
      Map.entry("woff", "font/woff"),
      Map.entry("ttf", "font/ttf"));

  /** No script but our own, nothing from elsewhere: the workbench works without the network. */
  private static final String POLICY = "default-src 'self'; img-src 'self' data: blob:;"
      + " style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self';"
      + " frame-ancestors 'self'";

  void routes(Router router) {
    router
        .on("GET", "/api/openapi.json", (request, place) -> description())
        .on("GET", "/", (request, place) -> own("index.html", request))
        .on(
            "GET",
            "/static/{path*}",
            (request, place) -> own(place.getOrDefault("path", ""), request))
        .on("GET", "/webjars/{path*}", (request, place) -> webjar(place.getOrDefault("path", "")));
  }

  /** What the API can do, in OpenAPI 3.1. */
  private static WebResponse description() throws IOException {
    return WebResponse.bytes(
        "application/json; charset=utf-8", content("/kz/muragat/web/", "openapi.json"));
  }

  /** May change with the program: browsers ask each time, and are told when nothing has. */
  private static WebResponse own(String path, WebRequest request) throws IOException {
    byte[] content = content(STATIC, path);
    CRC32 sum = new CRC32();
    sum.update(content);
    String tag = "\"" + Long.toHexString(sum.getValue()) + "-" + content.length + "\"";
    boolean known = request.header("if-none-match").equals(tag);
    return new WebResponse(
        known ? 304 : 200,
        mediaType(path),
        Map.of(
            "Cache-Control", "no-cache",
            "ETag", tag,
            "Content-Security-Policy", POLICY),
        new WebResponse.Bytes(known ? new byte[0] : content));
  }

  /** Has its version in its path, so that it never changes. */
  private static WebResponse webjar(String path) throws IOException {
    return new WebResponse(
        200,
        mediaType(path),
        Map.of("Cache-Control", "public, max-age=31536000, immutable"),
        new WebResponse.Bytes(content(WEBJARS, path)));
  }

  private static byte[] content(String root, String path) throws IOException {
    // A name without extension may be a folder, which the class path would open as a list of names.
    if (path.lastIndexOf('.') > path.lastIndexOf('/')) {
      try (InputStream in = StaticFiles.class.getResourceAsStream(root + path)) {
        if (in != null) {
          return in.readAllBytes();
        }
      }
    }
    throw Problem.missing("There is nothing at this address.");
  }

  private static String mediaType(String path) {
    String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return MEDIA_TYPES.getOrDefault(extension, "application/octet-stream");
  }
}
