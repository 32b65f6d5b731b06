package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.muragat.alto.AltoReader;
import kz.muragat.model.Page;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;
import kz.muragat.pdf.SearchablePdf;
import kz.muragat.store.DocumentRegistry;
import kz.muragat.store.FileNames;
import kz.muragat.store.Outbox;
import kz.muragat.store.PageRecord;
import kz.muragat.store.PageRecord.Outcome;
import kz.muragat.store.WorkLedger;
import kz.muragat.text.PlainText;

/**
 * Publishes a document whose pages are all read: PDF, text and {@code document.json} are made from the pages' ALTO, and
 * the folder with all of them appears in the outbox as one. Safe for several threads.
 */
public final class PublishDocument {

  /** The folder of a published document that holds {@code 0001.xml} and so on. */
  public static final String ALTO_FOLDER = "alto";

  private final WorkLedger ledger;
  private final DocumentRegistry registry;
  private final Outbox outbox;
  private final Progress progress;
  private final String software;
  private final InstantSource clock;
  private final AltoReader alto = new AltoReader();
  private final SearchablePdf pdf = new SearchablePdf();

  /**
   * @param software name and version, for the reports
   */
  public PublishDocument(
      WorkLedger ledger,
      DocumentRegistry registry,
      Outbox outbox,
      Progress progress,
      String software,
      InstantSource clock) {
    this.ledger = ledger;
    this.registry = registry;
    this.outbox = outbox;
    this.progress = progress;
    this.software = software;
    this.clock = clock;
  }

  /**
   * Publishes a document, unless it is published already.
   *
   * @param pages one for each page, in order
   * @return the folder it is published in
   * @throws UnreadableScanException when none of its pages could be read
   * @throws IOException when the results cannot be written, or the scan was changed while it was read
   */
  public Path publish(DocumentJob job, List<PageRecord> pages)
      throws IOException, UnreadableScanException {
    Optional<Path> before = registry.folderOf(job.hash());
    if (before.isPresent()) {
      return before.get();
    }
    checkReadable(job, pages);
    checkUnchanged(job);
    ScanType type = ScanType.of(job.file());
    Path folder = outbox.publish(
        job.subFolders(),
        FileNames.stem(job.fileName()),
        job.hash(),
        (inside, name) -> write(job, type, pages, inside, name));
    progress.published(job, folder, pages.size(), Duration.between(job.begun(), clock.instant()));
    return folder;
  }

  /** Where the content of a scan is published, if it is. */
  public Optional<Path> folderOf(DocumentJob job) {
    return registry.folderOf(job.hash());
  }

  private void write(
      DocumentJob job, ScanType type, List<PageRecord> records, Path folder, String name)
      throws IOException, UnreadableScanException {
    Path altoFolder = Files.createDirectory(folder.resolve(ALTO_FOLDER));
    List<Page> pages = new ArrayList<>();
    for (PageRecord record : records) {
      if (record.outcome() != Outcome.UNREADABLE) {
        Path kept = ledger.altoFile(job.hash(), record.number());
        Path published = altoFolder.resolve(WorkLedger.pageName(record.number()) + ".xml");
        Files.copy(kept, published);
        pages.add(alto.read(published));
      }
    }
    Files.writeString(folder.resolve(name + ".txt"), PlainText.of(pages), StandardCharsets.UTF_8);
    pdf.write(job.file(), pages, folder.resolve(name + ".pdf"));
    DocumentReport.of(job, type, software, clock.instant(), records)
        .write(folder.resolve(DocumentRegistry.DOCUMENT_FILE));
  }

  private static void checkReadable(DocumentJob job, List<PageRecord> pages)
      throws UnreadableScanException {
    if (pages.stream().allMatch(page -> page.outcome() == Outcome.UNREADABLE)) {
      String first = pages.get(0).note();
      throw new UnreadableScanException(
          Optional.ofNullable(pages.get(0).fault()).orElse(Fault.DAMAGED),
          pages.size() == 1
              ? first
              : "none of the " + pages.size() + " pages of " + job.fileName()
                  + " could be read; of the first: " + first);
    }
  }

  private static void checkUnchanged(DocumentJob job) throws IOException {
    BasicFileAttributes now = Files.readAttributes(job.file(), BasicFileAttributes.class);
    if (now.size() != job.sizeBytes()
        || !now.lastModifiedTime().toInstant().equals(job.modified())) {
      throw new IOException(job.fileName() + " was changed while it was being read");
    }
  }
}
