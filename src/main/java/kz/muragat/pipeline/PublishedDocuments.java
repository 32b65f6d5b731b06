package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.muragat.alto.AltoReader;
import kz.muragat.alto.PageSize;
import kz.muragat.model.Page;
import kz.muragat.store.ContentHash;
import kz.muragat.store.DocumentRegistry;
import kz.muragat.store.FileNames;
import kz.muragat.store.Inbox;
import kz.muragat.store.WorkLedger;

/**
 * Reads what is published: documents, their pages' text and their files. Pages read lately are kept in memory as long as
 * their files do not change. Safe for all threads.
 */
public final class PublishedDocuments {

  private static final int PAGES_KEPT = 200;
  private static final int DOCUMENTS_KEPT = 20_000;

  private final DocumentRegistry registry;
  private final Path outbox;
  private final Inbox inbox;
  private final AltoReader alto = new AltoReader();
  private final Map<Path, Kept<Page>> pages = recent(PAGES_KEPT);
  private final Map<Path, Kept<PublishedDocument>> documents = recent(DOCUMENTS_KEPT);
  /** Whose content was compared once: doing so at each look would read whole files. */
  private final Map<String, Path> originals = new ConcurrentHashMap<>();

  public PublishedDocuments(DocumentRegistry registry, Path outbox, Inbox inbox) {
    this.registry = registry;
    this.outbox = outbox;
    this.inbox = inbox;
  }

  /** Of a page's picture as displayed. */
  public record Size(int widthPx, int heightPx) {}

  private record Kept<T>(FileTime modified, T value) {}

  /**
   * The documents of a folder and all below it, the earliest published first.
   *
   * @param folder with {@code /}; empty for all
   */
  public List<PublishedDocument> below(String folder) throws IOException {
    Path top = outbox.resolve(folder).normalize();
    List<PublishedDocument> found = new ArrayList<>();
    for (Path location : registry.folders().values()) {
      if (location.startsWith(top)) {
        documentAt(location).ifPresent(found::add);
      }
    }
    return found;
  }

  /**
   * A document.
   *
   * @param id SHA-256 in hexadecimal; whatever else is no document
   */
  public Optional<PublishedDocument> find(String id) throws IOException {
    if (!id.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    Optional<Path> location = registry.folderOf(new ContentHash(id));
    return location.isPresent() ? documentAt(location.get()) : Optional.empty();
  }

  /**
   * A page's text as its ALTO has it now; none where the document has no such page or it could not be read.
   *
   * @throws IOException when the file cannot be read
   */
  public Optional<Page> page(PublishedDocument document, int number) throws IOException {
    Path file = altoFile(document, number);
    try {
      FileTime modified = Files.getLastModifiedTime(file);
      synchronized (pages) {
        Kept<Page> kept = pages.get(file);
        if (kept != null && kept.modified.equals(modified)) {
          return Optional.of(kept.value);
        }
      }
      Page page = alto.read(file);
      synchronized (pages) {
        pages.put(file, new Kept<>(modified, page));
      }
      return Optional.of(page);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Width and height of a page's picture in pixels; none where it could not be read. */
  public Optional<Size> size(PublishedDocument document, int number) throws IOException {
    Path file = altoFile(document, number);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    PageSize size = PageSize.of(file);
    return Optional.of(new Size(size.widthPx(), size.heightPx()));
  }

  /** Where a page's ALTO lies, whether it exists or not. */
  public Path altoFile(PublishedDocument document, int number) {
    return document
        .location()
        .resolve(PublishDocument.ALTO_FOLDER)
        .resolve(WorkLedger.pageName(number) + ".xml");
  }

  /**
   * One of a document's main files, whether it exists or not.
   *
   * @param extension {@code pdf} or {@code txt}, or {@code json} for the report
   */
  public Path file(PublishedDocument document, String extension) {
    return extension.equals("json")
        ? document.location().resolve(DocumentRegistry.DOCUMENT_FILE)
        : document.location().resolve(FileNames.of(document.location()) + "." + extension);
  }

  /**
   * The scan as it was dropped, if it still lies among those that are done.
   *
   * @throws IOException when a file cannot be read
   */
  public Optional<Path> original(PublishedDocument document) throws IOException {
    Path known = originals.get(document.id());
    if (known != null && Files.exists(known) && Files.size(known) == document.bytes()) {
      return Optional.of(known);
    }
    for (Path file : inbox.doneNamed(Path.of(document.folder()), document.name())) {
      if (Files.size(file) == document.bytes()
          && ContentHash.of(file).hex().equals(document.id())) {
        originals.put(document.id(), file);
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private Optional<PublishedDocument> documentAt(Path location) throws IOException {
    Path file = location.resolve(DocumentRegistry.DOCUMENT_FILE);
    try {
      FileTime modified = Files.getLastModifiedTime(file);
      synchronized (documents) {
        Kept<PublishedDocument> kept = documents.get(file);
        if (kept != null && kept.modified.equals(modified)) {
          return Optional.of(kept.value);
        }
      }
      PublishedDocument document = document(DocumentReport.read(file), location);
      synchronized (documents) {
        documents.put(file, new Kept<>(modified, document));
      }
      return Optional.of(document);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private PublishedDocument document(DocumentReport report, Path location) {
    return new PublishedDocument(
        report.sha256(),
        report.fileName(),
        report.subFolders(),
        outbox.relativize(location).toString().replace('\\', '/'),
        location,
        report.bytes(),
        report.mediaType(),
        report.modelVersion(),
        report.finished(),
        report.lines(),
        report.words(),
        report.meanConfidence(),
        report.pages().stream()
            .map(page -> new PublishedDocument.PageSummary(
                page.number(),
                page.outcome().name().toLowerCase(Locale.ROOT),
                page.lines(),
                page.meanConfidence(),
                page.note()))
            .toList());
  }

  private static <T> Map<Path, Kept<T>> recent(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Path, Kept<T>> eldest) {
        return size() > most;
      }
    };
  }
}
