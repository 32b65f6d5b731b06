package kz.muragat.web;

import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was asked.
 *
 * @param method such as {@code GET}
 * @param path decoded, one part for each name between slashes; none of them is empty, {@code ..} or holds a slash
 * @param query decoded, NFC; of a name given more than once the last
 * @param headers by their names in small letters
 * @param body empty where there is none; the server closes it
 */
record WebRequest(
    String method,
    List<String> path,
    Map<String, String> query,
    Map<String, String> headers,
    InputStream body) {

  WebRequest {
    path = List.copyOf(path);
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /**
   * Takes an address apart.
   *
   * @throws Problem when it is not properly encoded, or tries to leave its folder
   */
  static WebRequest of(
      String method,
      String rawPath,
      String rawQuery,
      Map<String, String> headers,
      InputStream body) {
    return new WebRequest(method, parts(rawPath), values(rawQuery), headers, body);
  }

  /** A value of the query, or what stands for it. */
  String query(String name, String otherwise) {
    return query.getOrDefault(name, otherwise);
  }

  /**
   * A whole number of the query.
   *
   * @throws Problem when it is none, or out of bounds
   */
  int number(String name, int otherwise, int least, int most) {
    String value = query.get(name);
    return value == null || value.isEmpty() ? otherwise : number(name, value, least, most);
  }

  /** The same of a value that stood elsewhere. */
  static int number(String name, String value, int least, int most) {
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw outOfBounds(name, value, least, most);
    }
    throw outOfBounds(name, value, least, most);
  }

  String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /** How this server was called, such as {@code http://127.0.0.1:8080}. */
  String base() {
    String host = header("host");
    String scheme = header("x-forwarded-proto").equals("https") ? "https" : "http";
    return scheme + "://" + (host.matches("[A-Za-z0-9.:\\[\\]_-]+") ? host : "localhost");
  }

  /** The whole address that was asked for, without its query. */
  String address() {
    StringBuilder address = new StringBuilder(base());
    for (String part : path) {
      address
          .append('/')
          .append(URLEncoder.encode(part, StandardCharsets.UTF_8)
              .replace("+", "%20")
              .replace("%3A", ":"));
    }
    return address.toString();
  }

  private static Problem outOfBounds(String name, String value, int least, int most) {
    String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
    return Problem.bad(name + " is '" + shown + "', but should be a whole number from " + least
        + " to " + most + ".");
  }

  private static List<String> parts(String rawPath) {
    List<String> parts = new ArrayList<>();
    for (String raw : rawPath.split("/")) {
      if (raw.isEmpty()) {
        continue;
      }
      // URLDecoder is made for forms, where a plus is a space; in a path it is a plus.
      String part = decoded(raw.replace("+", "%2B"));
      boolean leaves = part.equals("..")
          || part.equals(".")
          || part.codePoints().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
      if (leaves) {
        throw Problem.bad("The address holds '..' or a hidden slash, which lead nowhere here.");
      }
      parts.add(part);
    }
    return parts;
  }

  private static Map<String, String> values(String rawQuery) {
    Map<String, String> values = new HashMap<>();
    for (String pair : rawQuery.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(
            decoded(pair.substring(0, equals)),
            Normalizer.normalize(decoded(pair.substring(equals + 1)), Normalizer.Form.NFC));
      }
    }
    return values;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.bad("The address is not encoded properly.");
    }
  }
}
