package kz.muragat.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import kz.muragat.store.FileNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code process}: reads the given files, where they are, and ends. */
@Command(
    name = "process",
    description = "Reads the given scans once, without moving them, and ends.",
    footer = {
      "",
      "Examples: muragat process letter.pdf plan.tif",
      "          muragat process --home /srv/archive /media/scans/fond-12",
      "A folder is read with all that is in it, and its sub-folders are kept in the outbox.",
      "Exit code: 0 when all were read, 1 when any failed."
    })
final class ProcessCommand extends HomeCommand {

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scans, or folders of scans.")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    Settings settings = settings();
    Map<Path, String> scans = scans();
    int failed;
    try (BatchProgress progress =
            BatchProgress.over(scans.size(), settings.progress(), InstantSource.system());
        Reader reader = Reader.load(settings);
        Archive archive = Archive.open(settings, reader, progress);
        CamelArchive camel = new CamelArchive(settings, archive, false)) {
      camel.start();
      failed = process(scans, camel, archive);
    }
    return failed == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
  }

  private static int process(Map<Path, String> scans, CamelArchive camel, Archive archive) {
    List<Future<Boolean>> results = new ArrayList<>();
    scans.forEach((file, name) -> results.add(
        archive.documentWorkers().submit(() -> camel.process(file, name).isEmpty())));
    int failed = 0;
    for (Future<Boolean> result : results) {
      try {
        if (!result.get()) {
          failed++;
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return failed + 1;
      }
    }
    return failed;
  }

  /** The scans with the names, sub-folders included, under which their results are published. */
  private Map<Path, String> scans() throws IOException {
    Map<Path, String> scans = new LinkedHashMap<>();
    for (Path given : files) {
      Path file = given.toAbsolutePath().normalize();
      if (!Files.exists(file)) {
        throw new SettingsException("there is no file " + given);
      }
      if (Files.isDirectory(file)) {
        try (Stream<Path> tree = Files.walk(file)) {
          for (Path inside : tree.filter(Files::isRegularFile).sorted().toList()) {
            Path relative = file.relativize(inside);
            if (!isHidden(relative)) {
              scans.put(inside, relative.toString());
            }
          }
        }
      } else {
        scans.put(file, FileNames.of(file));
      }
    }
    return scans;
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
