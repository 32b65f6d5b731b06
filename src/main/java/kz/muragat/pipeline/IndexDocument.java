package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import kz.muragat.alto.AltoReader;
import kz.muragat.model.Page;
import kz.muragat.search.ArchiveIndex;
import kz.muragat.search.PageEntry;
import kz.muragat.store.DocumentRegistry;

/** Makes a published document findable, from the ALTO it was published with. Doing it again changes nothing. */
public final class IndexDocument {

  private final ArchiveIndex index;
  private final Path outbox;
  private final AltoReader alto = new AltoReader();

  /**
   * @param index stays the caller's to close
   * @param outbox which the paths in the index are relative to
   */
  public IndexDocument(ArchiveIndex index, Path outbox) {
    this.index = index;
    this.outbox = outbox;
  }

  /**
   * Indexes a document; its pages are found when this returns.
   *
   * @param folder it is published in
   * @throws IOException when its files cannot be read or the index cannot be written
   */
  public void index(Path folder) throws IOException {
    DocumentReport report = DocumentReport.read(folder.resolve(DocumentRegistry.DOCUMENT_FILE));
    String path = outbox.relativize(folder).toString();
    Instant date = Instant.parse(report.finished());
    for (Path file : altoFiles(folder)) {
      index.put(new PageEntry(report.sha256(), path, alto.read(file), date));
    }
    index.commit();
  }

  /**
   * Indexes one page of a document anew; it is found as it is now when this returns.
   *
   * @param folder the document is published in
   * @param page as its ALTO says
   */
  public void index(Path folder, Page page) throws IOException {
    DocumentReport report = DocumentReport.read(folder.resolve(DocumentRegistry.DOCUMENT_FILE));
    index.put(new PageEntry(
        report.sha256(),
        outbox.relativize(folder).toString(),
        page,
        Instant.parse(report.finished())));
    index.commit();
  }

  private static List<Path> altoFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(PublishDocument.ALTO_FOLDER))) {
      return files.sorted().toList();
    }
  }
}
