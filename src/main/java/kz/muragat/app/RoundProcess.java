package kz.muragat.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import kz.muragat.model.RoundReason;
import kz.muragat.pipeline.StopSignal;
import kz.muragat.pipeline.learn.LearningRound;
import kz.muragat.pipeline.learn.Rounds;
import kz.muragat.store.RoundHistory;

/**
 * Runs rounds of learning beside the watcher, each in a process of its own ({@code retrain}): gradients are computed by native
 * code, and neither a fault there nor the memory that it takes is to stay with what reads the scans. The process is told over its
 * standard input, many times a second, whether pages are in work; where that ends, it gives its round up, so that it never
 * outlives the watcher.
 */
final class RoundProcess implements Rounds {

  /** What the process is told. */
  static final int PAGES_IN_WORK = 1;

  static final int NO_PAGES = 0;

  private static final Duration TELL = Duration.ofMillis(100);
  private static final Duration LAST_STEP = Duration.ofMinutes(1);

  private final Settings settings;
  private final LearningRound rounds;
  private final BooleanSupplier pagesInWork;
  private final StopSignal stop;
  private final AtomicBoolean atWork = new AtomicBoolean();

  /**
   * @param rounds of the same settings, which tell whether one is due
   * @param stop gives up a round at work
   */
  RoundProcess(
      Settings settings, LearningRound rounds, BooleanSupplier pagesInWork, StopSignal stop) {
    this.settings = settings;
    this.rounds = rounds;
    this.pagesInWork = pagesInWork;
    this.stop = stop;
  }

  @Override
  public LearningRound.Outcome run(int leastNew) throws IOException {
    if (!atWork.compareAndSet(false, true)) {
      return new LearningRound.NotDue(RoundReason.of(RoundReason.Why.AT_WORK));
    }
    try {
      Optional<RoundReason> against = rounds.against(leastNew);
      if (against.isPresent()) {
        return new LearningRound.NotDue(against.get());
      }
      RoundHistory history = new RoundHistory(settings.models());
      int before = history.last().map(RoundHistory.Round::number).orElse(0);
      int code = accompany(start());
      rounds.settle();
      return history
          .last()
          .filter(round -> round.number() > before)
          .map(LearningRound.Ended::new)
          .orElseThrow(() ->
              new IOException("the process that learns ended before it began, exit code " + code));
    } finally {
      atWork.set(false);
    }
  }

  @Override
  public boolean isAtWork() {
    return atWork.get();
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-agent") && !option.startsWith("-javaagent"))
        .forEach(command::add);
    command.add("-Dmuragat.program=" + settings.shippedModels().getParent());
    command.addAll(List.of(
        "-cp", System.getProperty("java.class.path"), Main.class.getName(), "retrain", "--now"));
    command.addAll(List.of("--beside", "--home", settings.home().toString()));
    settings.ofRound().forEach((key, value) -> {
      command.add("--set");
      command.add(key + "=" + value);
    });
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Tells the process how things stand until it has ended, and shows what it says; its exit code. */
  private int accompany(Process process) {
    Thread listener = new Thread(() -> show(process.getInputStream()), "round");
    listener.setDaemon(true);
    listener.start();
    try (OutputStream told = process.getOutputStream()) {
      while (!stop.isRequested() && !process.waitFor(TELL.toMillis(), TimeUnit.MILLISECONDS)) {
        told.write(pagesInWork.getAsBoolean() ? PAGES_IN_WORK : NO_PAGES);
        told.flush();
      }
    } catch (IOException e) {
      // It has just ended: its exit code tells more.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return end(process, listener);
  }

  private static int end(Process process, Thread listener) {
    try {
      if (!process.waitFor(LAST_STEP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      listener.join(LAST_STEP.toMillis());
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return ExitCode.SOME_FAILED;
    }
  }

  private static void show(InputStream said) {
    try {
      said.transferTo(System.err);
    } catch (IOException e) {
      throw new UncheckedIOException("what the process that learns said was lost", e);
    }
  }
}
