package kz.muragat.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import kz.muragat.model.UnreadableScanException.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a finished page beside its ALTO: the counts that {@code document.json} reports.
 *
 * @param number from 1
 * @param outcome how the page ended
 * @param modelVersion of the recogniser that read it; empty where none did
 * @param seconds of work on it, wall clock
 * @param lines of text
 * @param words of text
 * @param meanConfidence over its letters, 0–1; 1 where it has none
 * @param language BCP 47 tag of the language most of its words have
 * @param note a sentence for the archivist where something is to be said, else empty
 * @param fault of an unreadable page
 */
public record PageRecord(
    int number,
    Outcome outcome,
    String modelVersion,
    double seconds,
    int lines,
    int words,
    double meanConfidence,
    String language,
    String note,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Fault fault) {

  public PageRecord {
    if (number < 1 || lines < 0 || words < 0 || !(meanConfidence >= 0 && meanConfidence <= 1)) {
      throw new IllegalArgumentException("not a record of a page: number " + number + ", " + lines
          + " lines, " + words + " words, confidence " + meanConfidence);
    }
  }

  /** How the work on a page ended. */
  public enum Outcome {
    /** Read from its picture. */
    RECOGNISED,
    /** Its text was taken over from the PDF. */
    CARRIED,
    /** There is nothing on it. */
    BLANK,
    /** Its picture could not be used; the note says why. */
    UNREADABLE
  }
}
