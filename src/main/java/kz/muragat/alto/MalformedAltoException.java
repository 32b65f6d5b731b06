package kz.muragat.alto;

import java.io.IOException;

/**
 * A file is no ALTO that can be read. The message is a sentence for the person who has the file: its name, the line, what
 * is wrong. Reading it again will not help.
 */
public final class MalformedAltoException extends IOException {

  private static final long serialVersionUID = 1;

  MalformedAltoException(String message) {
    super(message);
  }

  MalformedAltoException(String message, Throwable cause) {
    super(message, cause);
  }
}
