package kz.muragat.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.muragat.pipeline.LinePictures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code read}: pictures of lines or words that are cut out already, as one JSON object a line. */
@Command(
    name = "read",
    description = {
      "Reads pictures of single lines or words, and prints one JSON object a picture and line.",
      "",
      "Its members: file, text, confidence (that the whole line is right, 0 to 1), style (printed, typewritten,"
          + " handwritten), language (kk, ru, und), alternatives (other readings of the line, with their"
          + " probabilities). A picture that cannot be read has file and error, and the exit code is then 1."
    },
    footer = {"", "Examples: muragat read line.png", "          muragat read lines/ > lines.jsonl"})
final class ReadCommand extends HomeCommand {

  /** Eight lines at a time read fastest on a processor. */
  private static final int TOGETHER = 8;

  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(
      paramLabel = "FILE | DIR",
      arity = "1..*",
      description = "Pictures, or folders of pictures, sub-folders too.")
  private List<Path> given = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings = settings();
    List<Path> files = new ArrayList<>();
    for (Path path : given) {
      files.addAll(LinePictures.below(path));
    }
    if (files.isEmpty()) {
      complain("muragat: there is no picture in " + given);
      return ExitCode.USAGE;
    }
    ExecutorService pool = Executors.newFixedThreadPool(settings.workers());
    try (Reader reader = Reader.load(settings)) {
      LinePictures pictures = new LinePictures(reader.recogniser(), reader.languages());
      return printAll(pictures, files, pool, settings.workers())
          ? ExitCode.OK
          : ExitCode.SOME_FAILED;
    } finally {
      pool.shutdownNow();
    }
  }

  /** Prints in the order given while later pictures are being read; only a few wait in memory. */
  private boolean printAll(
      LinePictures pictures, List<Path> files, ExecutorService pool, int workers)
      throws InterruptedException, IOException {
    Deque<Future<List<LinePictures.Outcome>>> waiting = new ArrayDeque<>();
    boolean allRead = true;
    for (int from = 0; from < files.size(); from += TOGETHER) {
      List<Path> batch = files.subList(from, Math.min(files.size(), from + TOGETHER));
      waiting.add(pool.submit(() -> pictures.read(batch)));
      if (waiting.size() > 2 * workers) {
        allRead &= print(waiting.remove());
      }
    }
    while (!waiting.isEmpty()) {
      allRead &= print(waiting.remove());
    }
    return allRead;
  }

  private boolean print(Future<List<LinePictures.Outcome>> read)
      throws InterruptedException, IOException {
    boolean allRead = true;
    try {
      for (LinePictures.Outcome outcome : read.get()) {
        print(json(outcome));
        allRead &= outcome instanceof LinePictures.Read;
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return allRead;
  }

  private static String json(LinePictures.Outcome outcome) throws JsonProcessingException {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("file", outcome.file().toString());
    if (outcome instanceof LinePictures.Read read) {
      members.put("text", read.text());
      members.put("confidence", rounded(read.confidence()));
      members.put("style", read.style().name().toLowerCase(Locale.ROOT));
      members.put("language", read.language().tag());
      members.put(
          "alternatives",
          read.alternatives().stream()
              .map(other ->
                  Map.of("text", other.text(), "probability", rounded(other.probability())))
              .toList());
    } else if (outcome instanceof LinePictures.Failed failed) {
      members.put("error", failed.why());
    }
    return JSON.writeValueAsString(members);
  }

  private static double rounded(double share) {
    return Math.round(share * 10_000) / 10_000.0;
  }
}
