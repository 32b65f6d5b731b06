package kz.muragat.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import kz.muragat.pipeline.PublishedDocuments;
import kz.muragat.pipeline.learn.LearningRound;
import kz.muragat.pipeline.learn.UncorrectedLines;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.store.AtomicFiles;
import kz.muragat.store.Correction;
import kz.muragat.store.CorrectionDraft;
import kz.muragat.store.CorrectionSet;
import kz.muragat.store.DocumentRegistry;
import kz.muragat.store.Inbox;
import kz.muragat.store.ModelRegistry;
import kz.muragat.train.FineTuningSettings;
import kz.muragat.train.Gates;
import kz.muragat.train.synth.LabelledLine;

/** Round after round in one process, short but whole, to see whether its memory grows. Linux tells how much that is. */
final class ManyRounds {

  private static final int LINES_A_ROUND = 4;
  private static final int SHOWN = 64;

  private final Path inCharge;
  private final TorchRuntime runtime;
  private final Consumer<String> print;

  /**
   * @param inCharge the version to begin with
   * @param print takes a line a round
   */
  ManyRounds(ModelRegistry.Version inCharge, TorchRuntime runtime, Consumer<String> print) {
    this.inCharge = inCharge.folder();
    this.runtime = runtime;
    this.print = print;
  }

  /**
   * Runs them in a scratch folder.
   *
   * @param lines for each round {@value #LINES_A_ROUND} more of them are taken as corrected
   */
  void run(int rounds, List<LabelledLine> lines) throws IOException {
    Path scratch = Files.createTempDirectory("muragat-rounds");
    try {
      ModelRegistry registry = new ModelRegistry(
          scratch.resolve("models"), Objects.requireNonNull(inCharge.getParent()));
      registry.putInCharge(Objects.requireNonNull(inCharge.getFileName()).toString());
      CorrectionSet corrections = new CorrectionSet(scratch.resolve("corrections"));
      Path outbox = scratch.resolve("outbox");
      LearningRound round = new LearningRound(
          registry,
          corrections,
          Correction::hand,
          runtime,
          new UncorrectedLines(
              new PublishedDocuments(
                  new DocumentRegistry(outbox, scratch.resolve("documents.jsonl")),
                  outbox,
                  new Inbox(scratch.resolve("inbox"))),
              runtime,
              0,
              null),
          () -> Gates.standard(1),
          learnt -> new FineTuningSettings(
              SHOWN, 8, FineTuningSettings.RATE, 0.5, 3, 2, Duration.ofMinutes(10), 1),
          () -> false,
          InstantSource.system());
      print.accept("| round | outcome | resident MiB | heap MiB |");
      print.accept("|---|---|---|---|");
      for (int number = 1; number <= rounds; number++) {
        for (int i = 0; i < LINES_A_ROUND; i++) {
          correct(corrections, number * LINES_A_ROUND + i, lines);
        }
        String outcome = round.run(0) instanceof LearningRound.Ended ended
            ? ended.round().state().name().toLowerCase(Locale.ROOT)
            : "not begun";
        Runtime java = Runtime.getRuntime();
        print.accept(String.format(
            Locale.ROOT,
            "| %d | %s | %d | %d |",
            number,
            outcome,
            residentMib(),
            (java.totalMemory() - java.freeMemory()) >> 20));
      }
    } finally {
      AtomicFiles.deleteTree(scratch);
    }
  }

  private static void correct(CorrectionSet corrections, int number, List<LabelledLine> lines)
      throws IOException {
    LabelledLine line = lines.get(number % lines.size());
    corrections.add(
        new CorrectionDraft(
            String.format("%064x", number),
            1,
            "line",
            line.text(),
            "",
            line.style(),
            line.face(),
            "",
            0.5,
            "benchmark",
            "2026-01-01T00:00:00Z",
            Correction.State.ACCEPTED,
            List.of()),
        line.image());
  }

  private static long residentMib() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        / 1024;
  }
}
