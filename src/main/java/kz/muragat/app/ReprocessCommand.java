package kz.muragat.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import kz.muragat.pipeline.CorrectLine;
import kz.muragat.pipeline.IndexDocument;
import kz.muragat.pipeline.ReadAgain;
import kz.muragat.search.ArchiveIndex;
import kz.muragat.store.CorrectionSet;
import kz.muragat.store.DocumentRegistry;
import kz.muragat.store.HomeLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code reprocess}: reads again what an older version of the model was not sure of. */
@Command(
    name = "reprocess",
    description = {
      "Reads lines again that an older version of the model was not sure of.",
      "",
      "What people corrected or found right is never touched, and where the new reading is no surer, the old one stays."
          + " The watcher must not run meanwhile."
    },
    footer = {
      "",
      "Examples: muragat reprocess                lines read with a confidence below 0.9",
      "          muragat reprocess --below 0.5    only those that were hardly read",
      "Exit code 1: a page could not be read again; the message says why."
    })
final class ReprocessCommand extends HomeCommand {

  @Option(
      names = "--below",
      defaultValue = "0.9",
      paramLabel = "X",
      description = "confidence of a line, 0 to 1, below which it is read again"
          + " (default: ${DEFAULT-VALUE})")
  private double below;

  @Override
  public Integer call() throws IOException {
    Settings settings = settings();
    if (!Files.isDirectory(settings.outbox())) {
      throw new CannotStartException("there is no outbox " + settings.outbox());
    }
    try (HomeLock lock = HomeLock.take(settings.work().resolve("lock"));
        ArchiveIndex index = ArchiveIndex.open(settings.index());
        Reader reader = Reader.load(settings)) {
      DocumentRegistry registry =
          new DocumentRegistry(settings.outbox(), settings.work().resolve("documents.jsonl"));
      CorrectLine corrections = Archive.correctLine(
          settings,
          registry,
          index,
          new CorrectionSet(settings.corrections()),
          reader.languages(),
          Optional.of(reader.recogniser()));
      corrections.finishInterrupted();
      return readAgain(
          new ReadAgain(
              settings.inbox(),
              settings.unfinishedCorrections(),
              new IndexDocument(index, settings.outbox()),
              reader.recogniser(),
              reader.languages(),
              InstantSource.system()),
          registry.folders().values());
    } catch (HomeLock.HomeInUseException e) {
      throw new CannotStartException(String.valueOf(e.getMessage()), e);
    }
  }

  private int readAgain(ReadAgain readAgain, Collection<Path> folders) throws IOException {
    ReadAgain.Result all = ReadAgain.Result.NONE;
    for (Path folder : new TreeSet<>(folders)) {
      ReadAgain.Result result = readAgain.document(folder, below);
      result.troubles().forEach(this::complain);
      all = all.plus(result);
    }
    print(all.pages() + " pages of older versions, " + all.lines() + " lines read again, "
        + all.changed() + " changed");
    return all.troubles().isEmpty() ? ExitCode.OK : ExitCode.SOME_FAILED;
  }
}
