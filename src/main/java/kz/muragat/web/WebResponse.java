package kz.muragat.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer.
 *
 * @param status of HTTP
 * @param mediaType with its charset where it is text
 * @param headers beside the media type
 * @param content what is sent
 */
record WebResponse(int status, String mediaType, Map<String, String> headers, Content content) {

  private static final String NO_STORE = "no-store";

  WebResponse {
    headers = Map.copyOf(headers);
  }

  /** What is sent. */
  sealed interface Content {}

  /** Bytes, which nobody changes any more. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Bytes(byte[] bytes) implements Content {}

  /** A stream, which is closed when it is sent. */
  record Stream(InputStream stream) implements Content {}

  /** JSON, which is never kept by browsers: the archive goes on changing. */
  static WebResponse json(Object value) {
    return json(200, value);
  }

  static WebResponse json(int status, Object value) {
    return new WebResponse(
        status,
        "application/json; charset=utf-8",
        Map.of("Cache-Control", NO_STORE),
        new Bytes(Json.bytes(value)));
  }

  static WebResponse bytes(String mediaType, byte[] bytes) {
    return new WebResponse(200, mediaType, Map.of("Cache-Control", NO_STORE), new Bytes(bytes));
  }

  static WebResponse text(String mediaType, String text) {
    return bytes(mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A file to be saved under a name.
   *
   * @throws Problem when it is not there
   * @throws IOException when it cannot be read
   */
  static WebResponse file(Path file, String mediaType, Optional<String> saveAs) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw Problem.missing("This file is not there (any more).");
    }
    WebResponse response = new WebResponse(
        200, mediaType, Map.of("Cache-Control", NO_STORE), new Stream(Files.newInputStream(file)));
    return saveAs.isEmpty() ? response : response.savedAs(saveAs.get());
  }

  /** The same, with a header more. */
  WebResponse with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new WebResponse(status, mediaType, more, content);
  }

  /** RFC 6266: the name in UTF-8, since names here are Cyrillic. */
  WebResponse savedAs(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          b > 0 && (Character.isLetterOrDigit((char) b) || b == '-' || b == '_' || b == '.');
      encoded.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b & 0xFF));
    }
    return with("Content-Disposition", "attachment; filename*=UTF-8''" + encoded);
  }
}
