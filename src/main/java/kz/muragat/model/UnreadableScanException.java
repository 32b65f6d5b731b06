package kz.muragat.model;

/**
 * A scan that cannot be read however often one tries: broken, truncated, encrypted, not a scan at all, or too large to be
 * honest. A fault of the disc or the network is an {@link java.io.IOException} instead, and worth another try.
 *
 * <p>The message is a sentence for the archivist: it names the file, the page (from 1) where there is one, and what is
 * wrong with it.
 */
public class UnreadableScanException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnreadableScanException(String message) {
    super(message);
  }

  public UnreadableScanException(String message, Throwable cause) {
    super(message, cause);
  }
}
