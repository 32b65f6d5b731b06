package kz.muragat.search;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The index cannot be opened as it is. The message is a sentence that names the folder and what to do. */
public final class IndexUnavailableException extends IOException {

  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Reason {
    /** Nothing was indexed yet. */
    MISSING,
    /** Another program holds it open for writing. */
    LOCKED,
    /** Files are damaged or lost: make it again from the ALTO files. */
    CORRUPT,
    /** Written by another version of Muragat: make it again from the ALTO files. */
    OTHER_VERSION
  }

  private final Reason reason;

  IndexUnavailableException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  IndexUnavailableException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
