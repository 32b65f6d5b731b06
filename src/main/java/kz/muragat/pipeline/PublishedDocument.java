package kz.muragat.pipeline;

import java.nio.file.Path;
import java.util.List;

/**
 * A document as it stands in the outbox.
 *
 * @param id SHA-256 of the original, in hexadecimal
 * @param name of the file that was dropped
 * @param folder below inbox and outbox, with {@code /}; empty for none
 * @param path of the folder it is published in, below the outbox, with {@code /}
 * @param location that folder
 * @param bytes size of the original
 * @param mediaType of the original
 * @param model that read it; empty where no page was read from its picture
 * @param finished when it was published, ISO 8601 in UTC
 * @param meanConfidence 0–1
 */
public record PublishedDocument(
    String id,
    String name,
    String folder,
    String path,
    Path location,
    long bytes,
    String mediaType,
    String model,
    String finished,
    int lines,
    int words,
    double meanConfidence,
    List<PageSummary> pages) {

  public PublishedDocument {
    pages = List.copyOf(pages);
  }

  /**
   * What is known of a page without its text.
   *
   * @param number from 1
   * @param outcome {@code recognised}, {@code carried}, {@code blank} or {@code unreadable}
   * @param meanConfidence 0–1
   * @param note a sentence where something is to be said, else empty
   */
  public record PageSummary(
      int number, String outcome, int lines, double meanConfidence, String note) {}
}
