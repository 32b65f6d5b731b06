package kz.muragat.app;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import kz.muragat.pipeline.StopSignal;
import kz.muragat.pipeline.learn.LearningRound;
import kz.muragat.pipeline.learn.PagesFirst;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.store.CorrectionSet;
import kz.muragat.store.DocumentRegistry;
import kz.muragat.store.RoundHistory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code retrain}: a round of learning from the accepted corrections. */
@Command(
    name = "retrain",
    description = {
      "Makes a new version of the model in charge from the accepted corrections.",
      "",
      "It takes over only if it reads the corrections held out better and no gate worse; a watcher at work sees that with"
          + " the next document. The watcher does the same by itself at night."
    },
    footer = {
      "",
      "Examples: muragat retrain            if enough new corrections have come (learn.least.lines)",
      "          muragat retrain --now      in any case",
      "          muragat models rollback    puts the version before in charge again"
    })
final class RetrainCommand extends HomeCommand {

  @Option(names = "--now", description = "Even if no new corrections have come.")
  private boolean now;

  @Option(
      names = "--teacher",
      paramLabel = "VERSION",
      description = "A version that also labels lines nobody has corrected, to learn from.")
  private @Nullable String teacher;

  @Option(
      names = "--beside",
      hidden = true,
      description =
          "Begun by a watcher, which tells over standard input whether pages are in work.")
  private boolean beside;

  @Override
  public Integer call() throws IOException {
    Settings settings = settings();
    TorchRuntime runtime = TorchRuntime.start(settings.learn().threads());
    if (settings.device() == Settings.Device.CPU) {
      runtime = runtime.onCpu();
    }
    StopSignal stop = new StopSignal();
    CountDownLatch atRest = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop, atRest), "stop-round"));
    BooleanSupplier stopped = beside ? besideWatcher(stop) : stop::isRequested;
    try {
      LearningRound.Outcome outcome = LearningDesk.rounds(
              settings,
              new CorrectionSet(settings.corrections()),
              new DocumentRegistry(settings.outbox(), settings.work().resolve("documents.jsonl")),
              runtime,
              teacher == null
                  ? null
                  : ModelFolder.read(settings.registry().find(teacher).folder()),
              stopped)
          .run(now ? 0 : settings.learn().leastLines());
      if (!beside) {
        print(outcome.sentence());
      }
      return outcome instanceof LearningRound.Ended ended
              && ended.round().state() == RoundHistory.State.GIVEN_UP
          ? ExitCode.SOME_FAILED
          : ExitCode.OK;
    } finally {
      atRest.countDown();
    }
  }

  private static BooleanSupplier besideWatcher(StopSignal stop) {
    WatcherSignal watcher = WatcherSignal.from(System.in, stop::request);
    PagesFirst pagesFirst = new PagesFirst(() -> watcher.pagesInWork() && !stop.isRequested());
    return () -> {
      pagesFirst.rest();
      return stop.isRequested();
    };
  }

  /** Native code must not be running when the JVM ends. */
  private static void stopAndWait(StopSignal stop, CountDownLatch atRest) {
    stop.request();
    try {
      if (!atRest.await(1, TimeUnit.MINUTES)) {
        System.err.println("The round did not come to rest; it is given up at the next start.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
