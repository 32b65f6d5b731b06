package kz.muragat.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * One change of one line, as the history keeps it.
 *
 * @param number from 1, within the document
 * @param page from 1
 * @param line the line's id
 * @param kind what was done
 * @param who did it
 * @param when ISO 8601 in UTC
 * @param before the text that stood there
 * @param after the text that stands there since
 * @param alto name of the file, in the folder of the history, with the page's ALTO before the change
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LineChange(
    int number,
    int page,
    String line,
    Kind kind,
    String who,
    String when,
    String before,
    String after,
    String alto) {

  /** What was done to a line. */
  public enum Kind {
    CORRECTED,
    /** Found right as it stood. */
    ACCEPTED,
    /** The change before was taken back. */
    UNDONE
  }
}
