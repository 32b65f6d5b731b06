package kz.muragat.pipeline;

/** A file or folder of the inbox cannot be called as wished. The message is a sentence, in English. */
public final class UnfitNameException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** What is wrong with a name, for those who say it in another language. */
  public enum Why {
    /** It is empty, or has a dot before it or a slash inside. */
    FORBIDDEN,
    /** File systems do not take it. */
    TOO_LONG,
    /** The watcher would take it for a file that another program is still writing. */
    PASSED_OVER
  }

  private final Why why;

  UnfitNameException(Why why, String message) {
    super(message);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
