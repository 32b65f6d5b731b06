package kz.muragat.pdf;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A document that cannot be read, now or later: trying again does not help. The message is a sentence for the archivist
 * and names the file, and the page where there is one; the cause is kept for the log. Every other {@link IOException} of
 * this package is the world's fault (a disk, a share) and may be tried again.
 */
public final class UnreadablePdfException extends IOException {

  private static final long serialVersionUID = 1L;

  public UnreadablePdfException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  public UnreadablePdfException(String message) {
    super(message);
  }
}
