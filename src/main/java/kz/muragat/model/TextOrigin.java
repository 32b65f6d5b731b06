package kz.muragat.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a page's text comes from.
 *
 * @param step {@code recognised}: read from the picture; {@code carried}: taken over from the PDF's own text
 * @param software name and version of Muragat, such as {@code Muragat 0.1.0}
 * @param modelVersion of the recogniser, empty where the text was carried
 * @param when the page was read
 * @param edits what people have changed since, the oldest first
 */
public record TextOrigin(
    Step step, String software, String modelVersion, Instant when, List<Edit> edits) {

  public TextOrigin {
    edits = List.copyOf(edits);
  }

  /** Of a page that nobody has changed since it was read. */
  public TextOrigin(Step step, String software, String modelVersion, Instant when) {
    this(step, software, modelVersion, when, List.of());
  }

  /** How the text came about. */
  public enum Step {
    RECOGNISED,
    CARRIED
  }

  /**
   * A change by a person.
   *
   * @param who made it, as they call themselves
   * @param when it was made
   * @param what was done, in a few words
   */
  public record Edit(String who, Instant when, String what) {}

  /** The same with one more change. */
  public TextOrigin edited(Edit edit) {
    List<Edit> all = new ArrayList<>(edits);
    all.add(edit);
    return new TextOrigin(step, software, modelVersion, when, all);
  }
}
