package kz.muragat.app;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.store.AtomicFiles;
import kz.muragat.train.synth.BenchmarkSet;
import kz.muragat.train.synth.Split;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code benchmark-set}: the fixed test set, for figures that others can repeat. */
@Command(
    name = "benchmark-set",
    description = {
      "Writes a fixed, versioned Kazakh-Russian test set of text lines.",
      "",
      "Print, typescript and synthetic hand, clean and damaged, Kazakh, Russian and mixed, and print that is framed"
          + " badly; of faces and texts that no training sees. With it come metadata.jsonl, a README with version and"
          + " licences, and SHA256SUMS."
    },
    footer = {
      "",
      "Example: muragat benchmark-set kk-ru-lines --fonts /usr/share/fonts --text texts",
      "         muragat evaluate --tesseract --report report.html kk-ru-lines"
    },
    mixinStandardHelpOptions = true)
final class BenchmarkSetCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "Where the set goes; must not exist yet.")
  private Path folder = Path.of(".");

  @Option(
      names = "--lines",
      defaultValue = "100",
      description = "Of each style, condition and language (default: ${DEFAULT-VALUE}).")
  private int lines;

  @Option(
      names = "--split",
      defaultValue = "TEST",
      description =
          "TEST to measure, VALIDATION to choose settings by, of other faces and texts (default: ${DEFAULT-VALUE}).")
  private Split split = Split.TEST;

  @Mixin
  private SyntheticSources sources = new SyntheticSources();

  @Spec
  @SuppressWarnings("NullAway.Init") // injected by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, UnreadableScanException {
    if (lines < 1) {
      tell("muragat: --lines is 1 or more");
      return ExitCode.USAGE;
    }
    long start = System.nanoTime();
    int[] count = new int[1];
    try {
      BenchmarkSet set = new BenchmarkSet(sources.fonts(), sources.texts(), split, lines);
      if (!set.missing().isEmpty()) {
        tell("muragat: no face kept for tests among these fonts writes " + set.missing()
            + "; the set goes without. Give --fonts with PT Serif, Roboto, C059 or Literata (print),"
            + " PT Mono or Hack (typescript).");
      }
      AtomicFiles.writeFolder(folder, place -> count[0] = set.write(place));
    } catch (FileAlreadyExistsException e) {
      tell("muragat: " + folder + " is there already; a set is never written into another.");
      return ExitCode.USAGE;
    } catch (IllegalArgumentException e) {
      tell("muragat: " + e.getMessage());
      return ExitCode.USAGE;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    tell(String.format(
        Locale.ROOT,
        "version %d, %,d lines in %s, %.0f a second",
        BenchmarkSet.VERSION,
        count[0],
        folder,
        count[0] / seconds));
    return ExitCode.OK;
  }

  private void tell(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
