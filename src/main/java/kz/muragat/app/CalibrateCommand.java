package kz.muragat.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kz.muragat.recognise.CharacterLanguageModel;
import kz.muragat.recognise.LanguageSettings;
import kz.muragat.recognise.ModelDescription;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.TorchLineRecogniser;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.store.AtomicFiles;
import kz.muragat.text.Alphabet;
import kz.muragat.train.Calibration;
import kz.muragat.train.synth.FontShelf;
import kz.muragat.train.synth.Split;
import kz.muragat.train.synth.SyntheticLines;
import kz.muragat.train.synth.TextShelf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fits a model's decoding to validation lines; see {@code muragat calibrate --help}. */
@Command(
    name = "calibrate",
    description = {
      "Make a model's confidences true, and find where a language model helps it.",
      "",
      "Reads synthetic lines of faces and texts that no training sees. The language model is switched on for print,"
          + " typescript or handwriting only where it lowers the error rate. What is found goes into the model's"
          + " model.json and its card; run it after every training."
    },
    footer = {
      "",
      "Example:",
      "  muragat calibrate models/kr-1 --fonts /usr/share/fonts --text texts --lines 1000"
    },
    mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {

  private static final String CARD = "README.md";
  private static final String DIAGRAM = "reliability.svg";
  private static final String HEADING = "## Calibration\n";
  private static final String BESIDE_MODELS = "language/kk-ru.lm";

  @Parameters(paramLabel = "MODEL", description = "the model's folder, such as models/kr-1")
  private Path folder = Path.of(".");

  @Option(
      names = "--language-model",
      paramLabel = "FILE",
      description =
          "made by 'language-model' (default: language/kk-ru.lm beside the model's folder,"
              + " where there is one)")
  private @Nullable Path language;

  @Mixin
  private SyntheticSources sources = new SyntheticSources();

  @Option(
      names = "--lines",
      defaultValue = "600",
      description = "validation lines to read (default: ${DEFAULT-VALUE})")
  private int lines;

  @Override
  public Integer call() throws IOException {
    ModelFolder model = ModelFolder.read(folder);
    Path file = languageFile();
    CharacterLanguageModel helper = file == null ? null : CharacterLanguageModel.read(file);
    FontShelf shelf = sources.fonts();
    TextShelf texts = sources.texts();
    Set<Integer> letters = Alphabet.of(model.description().alphabet())
        .asString()
        .codePoints()
        .boxed()
        .collect(Collectors.toSet());
    SyntheticLines source = new SyntheticLines(shelf, texts, Split.VALIDATION, letters);
    Calibration calibration = new Calibration(model.description(), helper);
    try (TorchLineRecogniser recogniser = TorchLineRecogniser.of(model, TorchRuntime.start(1))) {
      calibration.read(recogniser, source, 0, lines);
    }
    Calibration.Result result = calibration.result();
    System.err.print(result.report());
    write(model.description(), file, result);
    return ExitCode.OK;
  }

  private @Nullable Path languageFile() {
    if (language != null) {
      return language;
    }
    Path beside = folder.toAbsolutePath().normalize().resolveSibling(BESIDE_MODELS);
    return Files.isRegularFile(beside) ? beside : null;
  }

  private void write(ModelDescription description, @Nullable Path file, Calibration.Result result)
      throws IOException {
    LanguageSettings settings = file == null || result.weights().isEmpty()
        ? null
        : new LanguageSettings(relative(file), result.weights());
    Map<String, Double> scores = new TreeMap<>(description.scores());
    scores.keySet().removeIf(name -> name.startsWith("calibration."));
    scores.putAll(result.scores());
    ModelDescription calibrated = description.calibrated(settings, result.curve(), scores);
    AtomicFiles.writeText(folder.resolve(DIAGRAM), result.diagram());
    AtomicFiles.writeText(folder.resolve(CARD), card(result));
    AtomicFiles.write(
        folder.resolve(ModelFolder.DESCRIPTION_FILE),
        out -> ModelFolder.writeDescription(calibrated, out));
  }

  private String relative(Path file) {
    Path from = folder.toAbsolutePath().normalize();
    return from.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }

  /** The card with its section on calibration in place of an earlier one. */
  private String card(Calibration.Result result) throws IOException {
    Path file = folder.resolve(CARD);
    String card = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    int start = card.indexOf(HEADING);
    if (start >= 0) {
      int end = card.indexOf("\n## ", start + 1);
      card = card.substring(0, start) + (end < 0 ? "" : card.substring(end + 1));
    }
    String section = HEADING + "\nOn " + lines
        + " validation lines, by `muragat calibrate`:\n\n    "
        + result.report().strip().replace("\n", "\n    ") + "\n\n![Reliability diagram](" + DIAGRAM
        + ")\n";
    return card.stripTrailing() + "\n\n" + section;
  }
}
