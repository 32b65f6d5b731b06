package kz.muragat.model;

/**
 * A scan that cannot be read however often one tries: broken, truncated, encrypted, not a scan at all, or too large to be
 * honest. A fault of the disc or the network is an {@link java.io.IOException} instead, and worth another try.
 *
 * <p>The message is a sentence for the archivist, in English: it names the file, the page (from 1) where there is one, and
 * what is wrong with it. The fault is for those who say it in another language, or say what to do.
 */
public class UnreadableScanException extends Exception {

  private static final long serialVersionUID = 2L;

  /** What can be wrong with a file. */
  public enum Fault {
    /** It has no content. */
    EMPTY,
    /** It is something else than a scan. */
    NO_SCAN,
    /** It cannot be opened without a password. */
    PASSWORD,
    /** It breaks off before its end. */
    INCOMPLETE,
    /** What it holds makes no sense. */
    DAMAGED,
    /** It has no pages, or not the page that is wanted. */
    NO_PAGE,
    /** A picture has more pixels, or needs more memory or time, than a page can. */
    TOO_LARGE,
    /** The program ended without a word each time it was read. */
    ENDS_PROGRAM,
    /** The program failed on it; the fault is most likely the program's own. */
    PROGRAM,
    /** It should bring corrections, but there are none in it that can be read. */
    NO_CORRECTIONS,
    /** It brings corrections of a page that this archive does not have. */
    UNKNOWN_PAGE,
    /** It brings corrections of a page, and several could be meant. */
    SEVERAL_PAGES,
  }

  private final Fault fault;

  public UnreadableScanException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  public UnreadableScanException(Fault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
