package kz.muragat.app;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.pipeline.imports.Importer;
import kz.muragat.pipeline.imports.Layout;
import kz.muragat.store.AtomicFiles;
import kz.muragat.text.Alphabet;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code import}: labelled lines in others' layouts become pairs of PNG and {@code .gt.txt}. */
@Command(
    name = "import",
    description = {
      "Takes labelled lines or words over from other collections, as PNG with .gt.txt beside them.",
      "",
      "Layouts: gt (pairs), alto, page (PAGE XML), hkr, kohtd, school-notebooks. DIR/lines/ holds what can be learnt;"
          + " DIR/aside/ the lines whose labels have letters outside the alphabet; DIR/import.txt says what was kept"
          + " aside or could not be read. SRC is not changed. Mind the licences: HKR and KOHTD are for research only."
    },
    footer = {"", "Example: muragat import --layout page transcribed/ lines-of-fond-12"},
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

  private static final int SHOWN = 5;

  @Option(
      names = "--layout",
      required = true,
      paramLabel = "LAYOUT",
      converter = LayoutConverter.class,
      description = "gt, alto, page, hkr, kohtd or school-notebooks.")
  private Layout layout = Layout.GT;

  @Parameters(index = "0", paramLabel = "SRC", description = "The folder of the collection.")
  private Path source = Path.of(".");

  @Parameters(index = "1", paramLabel = "DIR", description = "Where it goes; must not exist yet.")
  private Path target = Path.of(".");

  @Spec
  @SuppressWarnings("NullAway.Init") // injected by picocli
  private CommandSpec spec;

  static final class LayoutConverter implements ITypeConverter<Layout> {
    @Override
    public Layout convert(String value) {
      for (Layout layout : Layout.values()) {
        if (layout.toString().equalsIgnoreCase(value)) {
          return layout;
        }
      }
      throw new TypeConversionException("there is no layout '" + value + "'");
    }
  }

  @Override
  public Integer call() throws IOException, UnreadableScanException {
    if (!Files.isDirectory(source)) {
      tell("muragat: there is no folder " + source);
      return ExitCode.USAGE;
    }
    List<Importer.Summary> done = new ArrayList<>();
    try {
      AtomicFiles.writeFolder(
          target, place -> done.add(new Importer(layout, Alphabet.standard()).run(source, place)));
    } catch (FileAlreadyExistsException e) {
      tell("muragat: " + target + " is there already; give a new folder.");
      return ExitCode.USAGE;
    }
    Importer.Summary summary = done.get(0);
    summary.remarks().stream().limit(SHOWN).forEach(remark -> tell("muragat: " + remark));
    if (summary.remarks().size() > SHOWN) {
      tell("muragat: " + (summary.remarks().size() - SHOWN) + " more such remarks in "
          + target.resolve("import.txt"));
    }
    spec.commandLine()
        .getOut()
        .println(summary.lines() + " lines taken over, " + summary.aside() + " kept aside, "
            + summary.blank() + " without text left out; in " + target);
    spec.commandLine().getOut().flush();
    return summary.lines() == 0 ? ExitCode.SOME_FAILED : ExitCode.OK;
  }

  private void tell(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
