package kz.muragat.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kz.muragat.alto.AltoReader;
import kz.muragat.alto.PageFormat;
import kz.muragat.model.Page;
import kz.muragat.pipeline.PublishDocument;
import kz.muragat.store.AtomicFiles;
import kz.muragat.store.FileNames;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: writes published pages in the formats of other programs. */
@Command(
    name = "export",
    description = {
      "Writes published pages as hOCR or PAGE XML: beside the ALTO, in a folder 'hocr' or 'page', or below another folder."
          + " Also while the watcher runs.",
      "",
      "They are made from the ALTO as it is now: what is corrected later is not in them until they are written again."
    },
    footer = {
      "",
      "Examples: muragat export --format page outbox/fond-12/delo-45      writes …/delo-45/page/0001.xml and so on",
      "          muragat export --format hocr --to hocr/ outbox           writes hocr/fond-12/delo-45/hocr/0001.hocr …",
      "          muragat export --format page outbox/letter/alto/0001.xml one page"
    })
final class ExportCommand extends HomeCommand {

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}.")
  private PageFormat format = PageFormat.PAGE;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Below which the files are written, in the same folders as in the outbox.")
  private @Nullable Path target;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "A document's folder, a folder with documents below it, or a page's ALTO.")
  private List<Path> paths = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    Path outbox = settings().outbox();
    int pages = 0;
    int failed = 0;
    for (Path given : paths) {
      List<Path> files = altoFiles(given.toAbsolutePath().normalize());
      if (files.isEmpty()) {
        complain("muragat: there are no pages with ALTO in " + given);
        failed++;
      }
      for (Path file : files) {
        try {
          write(file, outbox);
          pages++;
        } catch (IOException e) {
          complain("muragat: " + file + " was left out: " + e.getMessage());
          failed++;
        }
      }
    }
    print(pages + (pages == 1 ? " page" : " pages") + " as "
        + format.label().toUpperCase(Locale.ROOT));
    return failed == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
  }

  /** A file itself; of a folder what lies in folders {@code alto} below it, but for what is hidden. */
  private static List<Path> altoFiles(Path given) throws IOException {
    if (!Files.isDirectory(given)) {
      return Files.exists(given) ? List.of(given) : List.of();
    }
    try (Stream<Path> tree = Files.walk(given)) {
      return tree.filter(file -> FileNames.of(file).endsWith(".xml"))
          .filter(file -> FileNames.of(parent(file)).equals(PublishDocument.ALTO_FOLDER))
          .filter(file -> !given.relativize(file).toString().matches("(.*[/\\\\])?\\..*"))
          .sorted()
          .toList();
    }
  }

  private void write(Path alto, Path outbox) throws IOException {
    Path folder = parent(alto);
    Path document =
        FileNames.of(folder).equals(PublishDocument.ALTO_FOLDER) ? parent(folder) : folder;
    Path root = target;
    if (root != null) {
      document = root.resolve(
          document.startsWith(outbox)
              ? outbox.relativize(document).toString()
              : FileNames.of(document));
    }
    Path file = document
        .resolve(format.label())
        .resolve(FileNames.stem(FileNames.of(alto)) + "." + format.extension());
    Page page = new AltoReader().read(alto);
    AtomicFiles.write(file, out -> format.write(page, out));
  }

  private static Path parent(Path absolute) {
    return absolute.resolveSibling("").normalize();
  }
}
