package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import kz.muragat.model.UnreadableScanException;
import org.jspecify.annotations.Nullable;

/**
 * Says what becomes of a scan after an exception. There are three kinds: the scan is bad (it goes to {@code .failed} with
 * a sentence), the world is bad for now (it stays and is taken up again), and we are wrong (it goes to {@code .failed}
 * too, with what a report needs).
 */
public final class Judge {

  private static final String LINE = System.lineSeparator();

  private Judge() {}

  /**
   * The verdict over a scan.
   *
   * @param fileName of the scan, as the archivist knows it
   * @param failure what was thrown, however deeply wrapped
   */
  public static Verdict judge(String fileName, Throwable failure) {
    if (find(failure, StoppingException.class).isPresent()) {
      return new Verdict.Later("the program is being stopped");
    }
    Optional<UnreadableScanException> unreadable = find(failure, UnreadableScanException.class);
    if (unreadable.isPresent()) {
      return new Verdict.Failed(badScan(fileName, unreadable.get()));
    }
    Optional<IOException> trouble = find(failure, IOException.class);
    if (trouble.isPresent()) {
      return new Verdict.Later(reason(trouble.get()));
    }
    return new Verdict.Failed(ownFault(fileName, failure));
  }

  /** Whether neither the scan nor the world is to blame. */
  public static boolean isOwnFault(Throwable failure) {
    return find(failure, StoppingException.class).isEmpty()
        && find(failure, UnreadableScanException.class).isEmpty()
        && find(failure, IOException.class).isEmpty();
  }

  /** What went wrong with a disk or a network, in words. */
  public static String reason(IOException trouble) {
    String message = trouble.getMessage() == null ? "" : trouble.getMessage();
    String kind = trouble.getClass().getSimpleName().replaceAll("Exception$", "");
    if (message.isEmpty()) {
      return kind;
    }
    // The JDK's own exceptions often say nothing but a path; their names say what happened to it.
    return trouble instanceof FileSystemException || !message.contains(" ")
        ? kind + ": " + message
        : message;
  }

  private static String badScan(String fileName, UnreadableScanException e) {
    return String.join(
        LINE,
        fileName + " could not be read.",
        "",
        "What happened: " + sentence(e.getMessage()),
        "What to do: " + advice(e.getMessage()),
        "",
        "The file beside this note is unchanged. Once mended, or to try again, put it back into the inbox.",
        "");
  }

  private static String ownFault(String fileName, Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.join(
        LINE,
        fileName + " could not be read, and the fault is most likely the program's own.",
        "",
        "What happened: " + root,
        "What to do: put the scan back into the inbox to try again. If it fails again, report it to the makers"
            + " of Muragat with this note and, if you may, with the scan.",
        "",
        "The scan beside this note is unchanged.",
        "");
  }

  private static String sentence(@Nullable String message) {
    String text = message == null || message.isBlank() ? "it is damaged" : message.strip();
    return text.endsWith(".") ? text : text + ".";
  }

  private static String advice(@Nullable String message) {
    String text = message == null ? "" : message;
    if (text.contains("password") || text.contains("encrypted")) {
      return "save it without a password and drop the copy into the inbox.";
    }
    if (text.contains("this archive")) {
      return "drop the scan itself first, if it was never read here. Else name the file as the scan is named, with the"
          + " page's number behind (delo-45-12.xml), and put it into the same sub-folder of the inbox.";
    }
    if (text.contains("as corrections")) {
      return "save it again as ALTO or PAGE XML from the program that made it.";
    }
    if (text.contains("is no scan")) {
      return "save or print the document as PDF and drop that into the inbox.";
    }
    if (text.contains("stopped the program")) {
      return "look whether other programs can open it; scanning it again, or saving it anew from such a program,"
          + " often helps.";
    }
    return "look whether other programs can open it. If they cannot, copy it once more from where it came, or scan"
        + " it again.";
  }

  private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return Optional.of(type.cast(t));
      }
    }
    return Optional.empty();
  }
}
