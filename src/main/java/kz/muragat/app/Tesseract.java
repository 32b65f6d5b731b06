package kz.muragat.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tesseract with Kazakh and Russian, where it is installed: what Muragat is compared with. */
final class Tesseract {

  private Tesseract() {}

  /** Its version and languages, such as {@code tesseract 5.3.0, kaz+rus}; empty where it or a language is missing. */
  static Optional<String> find() {
    try {
      String version =
          output(List.of("tesseract", "--version")).lines().findFirst().orElse("");
      String languages = output(List.of("tesseract", "--list-langs"));
      boolean both =
          languages.lines().anyMatch("kaz"::equals) && languages.lines().anyMatch("rus"::equals);
      return both ? Optional.of(version + ", kaz+rus") : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a picture at its best for several at a time: one thread a process.
   *
   * @param line whether the picture shows one line; then that is told
   */
  static String read(Path picture, boolean line) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("tesseract", picture.toString(), "-", "-l", "kaz+rus"));
    if (line) {
      command.addAll(List.of("--psm", "13"));
    }
    return output(command);
  }

  private static String output(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
    return text;
  }
}
