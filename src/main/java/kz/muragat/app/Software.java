package kz.muragat.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What the program is called in its results. */
final class Software {

  private static final String NAME = "Muragat";

  private Software() {}

  /** Name and version, such as {@code Muragat 0.1.0}. */
  static String nameAndVersion() {
    return NAME + " " + version();
  }

  /** The version the program was built as. */
  static String version() {
    try (InputStream in = Software.class.getResourceAsStream("version.txt")) {
      return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
