package kz.muragat.pipeline;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import kz.muragat.model.UnreadableScanException.Fault;

/**
 * Why a scan failed, as the note says that lies beside it.
 *
 * @param fault for those who say it in another language
 * @param fileName of the scan, as the archivist knows it
 * @param happened a sentence, in English
 */
public record FailureNote(Fault fault, String fileName, String happened) {

  private static final String LINE = System.lineSeparator();
  private static final String HAPPENED = "What happened: ";
  private static final String KIND = "Kind of failure: ";

  /** The note as a text that an archivist can read, and {@link #ofText} understands. */
  public String text() {
    return String.join(
        LINE,
        fileName + " could not be read"
            + (fault == Fault.PROGRAM ? ", and the fault is most likely the program's own." : "."),
        "",
        HAPPENED + happened,
        "What to do: " + advice(),
        KIND + fault,
        "",
        "The file beside this note is unchanged. Once mended, or to try again, put it back into the inbox.",
        "");
  }

  /**
   * What a note says. One that was shortened or rewritten by hand is understood as far as possible, a text of another
   * origin is all taken as what happened.
   */
  public static FailureNote ofText(String fileName, String text) {
    Fault fault = Arrays.stream(Fault.values())
        .filter(each -> value(KIND, text).filter(Predicate.isEqual(each.name())).isPresent())
        .findFirst()
        .orElse(Fault.DAMAGED);
    return new FailureNote(fault, fileName, value(HAPPENED, text).orElse(text.strip()));
  }

  private static Optional<String> value(String key, String text) {
    return text.lines()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).strip())
        .findFirst();
  }

  private String advice() {
    return switch (fault) {
      case PASSWORD -> "save it without a password and drop the copy into the inbox.";
      case UNKNOWN_PAGE, SEVERAL_PAGES ->
        "drop the scan itself first, if it was never read here. Else name the file as the scan is named, with the"
            + " page's number behind (delo-45-12.xml), and put it into the same sub-folder of the inbox.";
      case NO_CORRECTIONS -> "save it again as ALTO or PAGE XML from the program that made it.";
      case NO_SCAN -> "save or print the document as PDF and drop that into the inbox.";
      case ENDS_PROGRAM ->
        "look whether other programs can open it; scanning it again, or saving it anew from such a program, often"
            + " helps.";
      case TOO_LARGE -> "scan it again at a lower resolution (300 dpi are enough).";
      case PROGRAM ->
        "put the scan back into the inbox to try again. If it fails again, report it to the makers of Muragat with"
            + " this note and, if you may, with the scan.";
      case EMPTY, INCOMPLETE, DAMAGED, NO_PAGE ->
        "look whether other programs can open it. If they cannot, copy it once more from where it came, or scan it"
            + " again.";
    };
  }
}
