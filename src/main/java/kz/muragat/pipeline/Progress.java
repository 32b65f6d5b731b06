package kz.muragat.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import kz.muragat.store.PageRecord;

/** Is told how the work goes on, by the threads that do it; must not block. All of it does nothing unless overridden. */
public interface Progress {

  /** A document's pages are counted, and its reading begins. */
  default void began(DocumentJob job, int pages, int finishedBefore) {}

  /** A page is finished. */
  default void finishedPage(DocumentJob job, PageRecord page, int of) {}

  /** A document is published. */
  default void published(DocumentJob job, Path folder, int pages, Duration took) {}

  /** A document's content was published before, so that nothing was done. */
  default void duplicate(DocumentJob job, Path folder) {}

  /**
   * A file gave corrections of a page.
   *
   * @param document its folder below the outbox
   * @param lines how many were corrected
   * @param notes sentences about what could not be done; often none
   */
  default void corrected(
      String displayName, String document, int page, int lines, List<String> notes) {}

  /** A step of the work on a document or a page took so long, wall clock. */
  default void spent(Stage stage, Duration took) {}

  /** The steps of the work whose time is measured. */
  enum Stage {
    CLAIM,
    OPEN,
    READ,
    PUBLISH,
    INDEX
  }

  /** Tells all of them, in their order. */
  static Progress all(Progress... listeners) {
    return new ManyListeners(List.of(listeners));
  }

  /** A document could not be read, or not now. */
  default void gaveUp(String displayName, Verdict verdict) {}
}
