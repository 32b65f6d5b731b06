package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Says what becomes of a scan after an exception. There are three kinds: the scan is bad (it goes to {@code .failed} with
 * a sentence), the world is bad for now (it stays and is taken up again), and we are wrong (it goes to {@code .failed}
 * too, with what a report needs).
 */
public final class Judge {

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
      return badScan(fileName, unreadable.get());
    }
    Optional<IOException> trouble = find(failure, IOException.class);
    if (trouble.isPresent()) {
      return new Verdict.Later(reason(trouble.get()));
    }
    return ownFault(fileName, failure);
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

  private static Verdict badScan(String fileName, UnreadableScanException e) {
    return new Verdict.Failed(new FailureNote(e.fault(), fileName, sentence(e.getMessage())));
  }

  private static Verdict ownFault(String fileName, Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new Verdict.Failed(new FailureNote(Fault.PROGRAM, fileName, root.toString()));
  }

  private static String sentence(@Nullable String message) {
    String text = message == null || message.isBlank() ? "it is damaged" : message.strip();
    return text.endsWith(".") ? text : text + ".";
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
