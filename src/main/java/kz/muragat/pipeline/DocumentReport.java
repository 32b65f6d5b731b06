package kz.muragat.pipeline;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.muragat.store.AtomicFiles;
import kz.muragat.store.PageRecord;

/**
 * What {@code document.json} says of a published document.
 *
 * @param sha256 of the scan that was dropped
 * @param fileName of that scan, without folders
 * @param subFolders it was dropped in, with {@code /} between them; empty for none
 * @param bytes size of that scan
 * @param mediaType of that scan, by its content
 * @param software that made the results
 * @param modelVersion of the recogniser; empty where no page was read from its picture
 * @param begun when it was claimed, ISO 8601 in UTC
 * @param finished when it was published, ISO 8601 in UTC
 * @param elapsedSeconds between the two, in the attempt that ended well
 * @param workSeconds of work on all its pages, in all attempts
 * @param pageCount pages in the document, unreadable ones included
 * @param lines of text
 * @param words of text
 * @param meanConfidence over all pages, weighted by their words, 0–1; 1 where there are none
 * @param pages one for each, in order
 */
@JsonPropertyOrder({"sha256", "fileName", "subFolders"})
public record DocumentReport(
    String sha256,
    String fileName,
    String subFolders,
    long bytes,
    String mediaType,
    String software,
    String modelVersion,
    String begun,
    String finished,
    double elapsedSeconds,
    double workSeconds,
    int pageCount,
    int lines,
    int words,
    double meanConfidence,
    List<PageRecord> pages) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public DocumentReport {
    pages = List.copyOf(pages);
  }

  static DocumentReport of(
      DocumentJob job, ScanType type, String software, Instant finished, List<PageRecord> pages) {
    long words = pages.stream().mapToLong(PageRecord::words).sum();
    double confident =
        pages.stream().mapToDouble(page -> page.meanConfidence() * page.words()).sum();
    return new DocumentReport(
        job.hash().hex(),
        job.fileName(),
        job.subFolders().toString().replace('\\', '/'),
        job.sizeBytes(),
        type.mediaType(),
        software,
        model(pages),
        job.begun().toString(),
        finished.toString(),
        Duration.between(job.begun(), finished).toMillis() / 1000.0,
        thousandths(pages.stream().mapToDouble(PageRecord::seconds).sum()),
        pages.size(),
        pages.stream().mapToInt(PageRecord::lines).sum(),
        (int) words,
        words == 0 ? 1 : thousandths(confident / words),
        pages);
  }

  /** The same with another record of one page, counted anew. */
  DocumentReport with(PageRecord changed) {
    List<PageRecord> all = pages.stream()
        .map(page -> page.number() == changed.number() ? changed : page)
        .toList();
    long newWords = all.stream().mapToLong(PageRecord::words).sum();
    double confident =
        all.stream().mapToDouble(page -> page.meanConfidence() * page.words()).sum();
    return new DocumentReport(
        sha256,
        fileName,
        subFolders,
        bytes,
        mediaType,
        software,
        model(all),
        begun,
        finished,
        elapsedSeconds,
        workSeconds,
        pageCount,
        all.stream().mapToInt(PageRecord::lines).sum(),
        (int) newWords,
        newWords == 0 ? 1 : thousandths(confident / newWords),
        all);
  }

  /** Reads a report. */
  public static DocumentReport read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), DocumentReport.class);
  }

  void write(Path file) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(this);
    AtomicFiles.write(file, out -> out.write(bytes));
  }

  /** Of the first page that was read from its picture. */
  private static String model(List<PageRecord> pages) {
    return pages.stream()
        .map(PageRecord::modelVersion)
        .filter(version -> !version.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static double thousandths(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
