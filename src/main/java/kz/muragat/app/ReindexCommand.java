package kz.muragat.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kz.muragat.pipeline.IndexDocument;
import kz.muragat.search.ArchiveIndex;
import kz.muragat.store.AtomicFiles;
import kz.muragat.store.DocumentRegistry;
import kz.muragat.store.HomeLock;
import picocli.CommandLine.Command;

/** {@code reindex}: makes the search index again from the published ALTO. */
@Command(
    name = "reindex",
    description =
        "Makes the search index again from the ALTO in the outbox. The watcher must not run meanwhile.",
    footer = {"", "Example: muragat reindex --home /srv/archive"})
final class ReindexCommand extends HomeCommand {

  @Override
  public Integer call() throws IOException {
    Settings settings = settings();
    if (!Files.isDirectory(settings.outbox())) {
      throw new CannotStartException("there is no outbox " + settings.outbox());
    }
    try (HomeLock lock = HomeLock.take(settings.work().resolve("lock"));
        ArchiveIndex index = ArchiveIndex.recreate(settings.index())) {
      IndexDocument indexing = new IndexDocument(index, settings.outbox());
      List<Path> documents = documents(settings.outbox());
      for (Path document : documents) {
        indexing.index(document);
      }
      index.commit();
      print(documents.size() + " documents, " + index.pages() + " pages");
      return ExitCode.OK;
    } catch (HomeLock.HomeInUseException e) {
      throw new CannotStartException(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<Path> documents(Path outbox) throws IOException {
    try (Stream<Path> tree = Files.walk(outbox)) {
      return tree.filter(file -> file.endsWith(DocumentRegistry.DOCUMENT_FILE))
          .map(file -> outbox.resolve(outbox.relativize(file)).getParent())
          .filter(
              folder -> folder != null && !folder.toString().contains(AtomicFiles.TEMPORARY_PREFIX))
          .sorted()
          .toList();
    }
  }
}
