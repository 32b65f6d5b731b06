package kz.muragat.model;

import java.time.Instant;

/**
 * Where a page's text comes from.
 *
 * @param step {@code recognised}: read from the picture; {@code carried}: taken over from the PDF's own text
 * @param software name and version of Muragat, such as {@code Muragat 0.1.0}
 * @param modelVersion of the recogniser, empty where the text was carried
 * @param when the page was read
 */
public record TextOrigin(Step step, String software, String modelVersion, Instant when) {

  /** How the text came about. */
  public enum Step {
    RECOGNISED,
    CARRIED
  }
}
