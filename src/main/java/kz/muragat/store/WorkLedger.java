package kz.muragat.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The work that is going on, kept so that it survives {@code kill -9}: for each document, by content, how often it was
 * begun and which of its pages are finished.
 *
 * <pre>
 * outbox/.work/&lt;sha256&gt;/claim.json      attempts, name, pages finished at the last attempt
 *                        /0001.xml        ALTO of page 1
 *                        /0001.json       its {@link PageRecord}: a page is finished when this file is there
 * </pre>
 *
 * <p>Attempts are counted <em>before</em> the work, since a document that ends the program leaves no time to count
 * afterwards. An attempt that finished at least one more page than the one before starts the count anew: stopping the
 * program three times during a long document does no harm, while a page that ends it at once is noticed after three
 * starts. Threads may share a ledger as long as each document has one owner.
 */
public final class WorkLedger {

  private final Path folder;
  private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * @param folder made when first needed
   */
  public WorkLedger(Path folder) {
    this.folder = folder;
  }

  /**
   * What is written down when work on a document begins.
   *
   * @param attempts how often it was begun since it last got a page further, this time included; from 1
   * @param name the file's name when it was last begun, for a person who looks
   * @param pagesFinished how many pages earlier attempts have finished
   */
  public record Attempt(int attempts, String name, int pagesFinished) {}

  /**
   * Counts an attempt, and returns once it is on the disk.
   *
   * @throws IOException when it cannot be written: the work must not begin then
   */
  public Attempt begin(ContentHash hash, String name) throws IOException {
    int finished = pagesFinished(hash);
    Optional<Attempt> before = attempt(hash);
    boolean further = before.isPresent() && finished > before.get().pagesFinished();
    int attempts = further ? 1 : before.map(Attempt::attempts).orElse(0) + 1;
    Attempt now = new Attempt(attempts, name, finished);
    write(claimFile(hash), now);
    return now;
  }

  /**
   * Ends an attempt in good order without a result, for instance because the program is stopped or the disk is full: it
   * does not count, and the finished pages are kept for the next one.
   */
  public void release(ContentHash hash) throws IOException {
    Files.deleteIfExists(claimFile(hash));
  }

  /** Deletes all that is known of a document's work: it is published, or it failed for good. */
  public void forget(ContentHash hash) throws IOException {
    AtomicFiles.deleteTree(folderOf(hash));
  }

  /** Keeps a finished page: first its ALTO, then its record, so that the record vouches for the ALTO. */
  public void finishPage(ContentHash hash, PageRecord page, AtomicFiles.Content alto)
      throws IOException {
    AtomicFiles.write(altoFile(hash, page.number()), alto);
    write(recordFile(hash, page.number()), page);
  }

  /** Keeps a finished page that has no ALTO, since it could not be read. */
  public void finishPage(ContentHash hash, PageRecord page) throws IOException {
    write(recordFile(hash, page.number()), page);
  }

  /** The record of a page that is finished. */
  public Optional<PageRecord> finishedPage(ContentHash hash, int page) throws IOException {
    return read(recordFile(hash, page), PageRecord.class);
  }

  /** Where the ALTO of a finished page lies. */
  public Path altoFile(ContentHash hash, int page) {
    return folderOf(hash).resolve(pageName(page) + ".xml");
  }

  /** How many pages of a document are finished. */
  public int pagesFinished(ContentHash hash) throws IOException {
    Path work = folderOf(hash);
    if (!Files.isDirectory(work)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(work)) {
      return (int)
          files.filter(file -> FileNames.of(file).matches("\\d+\\.json")).count();
    }
  }

  /**
   * Deletes the work of documents that nobody came back to, because their scan was taken out of the inbox.
   *
   * @return how many documents that were
   */
  public int prune(Duration age, Instant now) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    int pruned = 0;
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(Files::isDirectory).toList()) {
        if (Files.getLastModifiedTime(entry).toInstant().isBefore(now.minus(age))) {
          AtomicFiles.deleteTree(entry);
          pruned++;
        }
      }
    }
    return pruned;
  }

  /** How pages are numbered in file names: four digits or more, so that they sort. */
  public static String pageName(int page) {
    return String.format(Locale.ROOT, "%04d", page);
  }

  private Optional<Attempt> attempt(ContentHash hash) throws IOException {
    return read(claimFile(hash), Attempt.class);
  }

  private <T> Optional<T> read(Path file, Class<T> type) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.readValue(Files.readAllBytes(file), type));
    } catch (JsonProcessingException e) {
      // Damaged by something else than us, since our files are whole: as if it were not there, the
      // work is done again.
      return Optional.empty();
    }
  }

  private void write(Path file, Object value) throws IOException {
    byte[] bytes = json.writeValueAsBytes(value);
    AtomicFiles.write(file, out -> out.write(bytes));
  }

  private Path folderOf(ContentHash hash) {
    return folder.resolve(hash.hex());
  }

  private Path claimFile(ContentHash hash) {
    return folderOf(hash).resolve("claim.json");
  }

  private Path recordFile(ContentHash hash, int page) {
    return folderOf(hash).resolve(pageName(page) + ".json");
  }
}
