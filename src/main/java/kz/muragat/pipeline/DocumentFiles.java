package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.muragat.alto.AltoReader;
import kz.muragat.model.Page;
import kz.muragat.store.AtomicFiles;
import kz.muragat.store.DocumentRegistry;
import kz.muragat.store.FileNames;
import kz.muragat.store.WorkLedger;

/**
 * A published document.
 *
 * @param folder in the outbox
 */
record DocumentFiles(Path folder, DocumentReport report) {

  static DocumentFiles of(Path folder) throws IOException {
    return new DocumentFiles(
        folder, DocumentReport.read(folder.resolve(DocumentRegistry.DOCUMENT_FILE)));
  }

  /** The ALTO of a page, whether it is there or not. */
  Path alto(int page) {
    return folder.resolve(PublishDocument.ALTO_FOLDER).resolve(WorkLedger.pageName(page) + ".xml");
  }

  /** All pages with ALTO, in order. */
  List<Page> pages() throws IOException {
    AltoReader reader = new AltoReader();
    List<Page> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve(PublishDocument.ALTO_FOLDER))) {
      List<Path> sorted = files
          .filter(file -> !FileNames.of(file).startsWith(AtomicFiles.TEMPORARY_PREFIX))
          .sorted()
          .toList();
      for (Path file : sorted) {
        pages.add(reader.read(file));
      }
    }
    return pages;
  }

  Optional<Path> pdf() throws IOException {
    return main(".pdf");
  }

  Optional<Path> text() throws IOException {
    return main(".txt");
  }

  /** The file named like its folder; the only one of its kind where the folder was renamed. */
  private Optional<Path> main(String ending) throws IOException {
    Path named = folder.resolve(FileNames.of(folder) + ending);
    if (Files.exists(named)) {
      return Optional.of(named);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> FileNames.of(file).endsWith(ending)).findFirst();
    }
  }
}
