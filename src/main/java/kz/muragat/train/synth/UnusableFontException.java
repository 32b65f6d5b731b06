package kz.muragat.train.synth;

/** A font file that lines cannot be set in; the message names the file and the reason. */
public final class UnusableFontException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnusableFontException(String message) {
    super(message);
  }

  public UnusableFontException(String message, Throwable cause) {
    super(message, cause);
  }
}
