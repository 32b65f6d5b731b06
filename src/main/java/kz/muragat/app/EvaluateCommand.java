package kz.muragat.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.muragat.image.LineCropper;
import kz.muragat.image.LineScore;
import kz.muragat.image.PageAnalyser;
import kz.muragat.pipeline.Evaluation;
import kz.muragat.pipeline.EvaluationReport;
import kz.muragat.pipeline.LineFacts;
import kz.muragat.pipeline.PageReader;
import kz.muragat.store.AtomicFiles;
import kz.muragat.text.Alphabet;
import kz.muragat.text.ErrorRate;
import kz.muragat.text.LetterRecall;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evaluate}: how well the model in charge reads pictures whose text is known. */
@Command(
    name = "evaluate",
    description = {
      "Compares what is read with what is known to be written.",
      "",
      "Beside each picture lies its truth: NAME.gt.txt (one line of text: a picture of a line; more: a page) or ALTO as"
          + " NAME.xml, also in a folder alto/ beside the pictures'. CER and WER are the shares of characters and words"
          + " that would have to be changed; white space counts as one space, and ... as …."
    },
    footer = {
      "",
      "Examples: muragat evaluate test-set",
      "          muragat evaluate --tesseract --report report.html test-set",
      "          muragat evaluate --tesseract --by-picture pages/"
    })
final class EvaluateCommand extends HomeCommand {

  @Parameters(paramLabel = "FOLDER", description = "Pictures and their truth, sub-folders too.")
  private Path folder = Path.of("");

  @Option(names = "--by-picture", description = "Also one row for each picture.")
  private boolean byPicture;

  @Option(
      names = "--letters",
      description = "Also how many of each Kazakh letter are read rightly.")
  private boolean letters;

  @Option(
      names = "--tesseract",
      description = "Also what 'tesseract -l kaz+rus' reads, where it is installed.")
  private boolean tesseract;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description =
          "Also a page for a browser: figures by language, style, condition and letter, what is taken for"
              + " what, and the worst lines beside their pictures.")
  private @Nullable Path report;

  @Option(
      names = "--worst",
      defaultValue = "60",
      description = "How many of the worst lines the report shows (default: ${DEFAULT-VALUE}).")
  private int worst;

  /** What is added up in a row of the table. */
  private record Row(
      ErrorRate characters, ErrorRate words, Optional<LineScore> lines, ErrorRate other) {

    static Row of(Evaluation.Result result, Optional<Evaluation.Result> other) {
      return new Row(
          result.characters(),
          result.words(),
          result.lines(),
          other.map(Evaluation.Result::characters).orElse(ErrorRate.NONE));
    }

    Row plus(Row more) {
      Optional<LineScore> both = lines.isPresent() && more.lines.isPresent()
          ? Optional.of(lines.get().plus(more.lines.get()))
          : lines.or(more::lines);
      return new Row(
          characters.plus(more.characters), words.plus(more.words), both, other.plus(more.other));
    }
  }

  /** A picture's results: Muragat's and, where asked for, Tesseract's. */
  private record Pair(Evaluation.Result ours, Optional<Evaluation.Result> other) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings = settings();
    List<Evaluation.Item> items = Evaluation.itemsIn(folder);
    if (items.isEmpty()) {
      complain("muragat: no picture in " + folder + " has its truth beside it (.gt.txt or ALTO).");
      return ExitCode.USAGE;
    }
    Optional<String> other = tesseract ? Tesseract.find() : Optional.empty();
    if (tesseract && other.isEmpty()) {
      complain("muragat: tesseract with kaz and rus is not installed; going on without.");
    }
    try (Reader reader = Reader.load(settings)) {
      PageReader pages = new PageReader(
          new PageAnalyser(),
          new LineCropper(),
          reader.recogniser(),
          reader.languages(),
          Software.nameAndVersion(),
          InstantSource.system());
      Evaluation evaluation = new Evaluation(pages, reader.recogniser());
      print(items.size() + " pictures, model " + reader.recogniser().version()
          + other.map(name -> ", beside " + name).orElse(""));
      List<Pair> results = results(evaluation, items, settings.workers(), other.isPresent());
      report(results, other.isPresent());
      if (report != null && !results.isEmpty()) {
        AtomicFiles.writeText(report, html(results, reader, other));
        print("report: " + report);
      }
    }
    return ExitCode.OK;
  }

  private String html(List<Pair> results, Reader reader, Optional<String> other)
      throws IOException {
    LineFacts.Finder facts = new LineFacts.Finder(folder, reader.languages());
    List<EvaluationReport.Entry> entries = new ArrayList<>();
    for (Pair pair : results) {
      entries.add(new EvaluationReport.Entry(
          facts.of(pair.ours.item().picture(), pair.ours.truth()), pair.ours, pair.other));
    }
    return new EvaluationReport(
            new EvaluationReport.Heading(
                folder.toString(),
                reader.recogniser().version(),
                Software.nameAndVersion(),
                other,
                LocalDate.now(ZoneId.systemDefault()).toString()),
            entries,
            reader.languages())
        .html(worst);
  }

  private List<Pair> results(
      Evaluation evaluation, List<Evaluation.Item> items, int workers, boolean compare)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Future<Pair>> futures = new ArrayList<>();
      for (Evaluation.Item item : items) {
        futures.add(pool.submit(() -> new Pair(
            evaluation.evaluate(item), compare ? Optional.of(others(item)) : Optional.empty())));
      }
      List<Pair> results = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        try {
          results.add(futures.get(i).get());
        } catch (ExecutionException e) {
          complain("muragat: " + items.get(i).picture() + " is left out: " + e.getCause());
        }
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private static Evaluation.Result others(Evaluation.Item item) throws IOException {
    String read = Tesseract.read(item.picture(), item.kind() == Evaluation.Kind.LINE);
    return Evaluation.compare(item, read, Optional.empty());
  }

  private void report(List<Pair> results, boolean compare) {
    Map<String, Row> rows = new TreeMap<>();
    Row total = null;
    LetterRecall recall = LetterRecall.NONE;
    for (Pair pair : results) {
      Row row = Row.of(pair.ours, pair.other);
      total = total == null ? row : total.plus(row);
      recall = recall.plus(pair.ours.letters());
      Path relative = folder
          .toAbsolutePath()
          .normalize()
          .relativize(pair.ours.item().picture().toAbsolutePath().normalize());
      if (relative.getParent() != null) {
        rows.merge(relative.getParent() + "/", row, Row::plus);
      }
      if (byPicture) {
        rows.merge(relative.toString(), row, Row::plus);
      }
    }
    print(String.format(
        Locale.ROOT,
        "%-44s %9s %8s %8s %8s %s",
        "",
        "letters",
        "CER",
        "WER",
        "line F1",
        compare ? "Tesseract's CER" : ""));
    rows.forEach((name, row) -> print(line(name, row, compare)));
    if (total != null) {
      print(line("all", total, compare));
    }
    if (letters) {
      printLetters(recall);
    }
  }

  private static String line(String name, Row row, boolean compare) {
    return String.format(
        Locale.ROOT,
        "%-44s %9d %6.2f %% %6.2f %% %8s %s",
        name,
        row.characters.length(),
        100 * row.characters.rate(),
        100 * row.words.rate(),
        row.lines.map(score -> String.format(Locale.ROOT, "%.3f", score.f1())).orElse(""),
        compare ? String.format(Locale.ROOT, "%6.2f %%", 100 * row.other.rate()) : "");
  }

  private void printLetters(LetterRecall recall) {
    print("Kazakh letters read rightly:");
    Alphabet.KAZAKH_LETTERS.codePoints().forEach(letter -> {
      LetterRecall.Count count = recall.ofLetter(letter);
      print(String.format(
          Locale.ROOT,
          "  %s  %6.2f %% of %d",
          Character.toString(letter),
          100 * count.recall(),
          count.total()));
    });
  }
}
