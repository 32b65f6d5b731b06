package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import kz.muragat.store.RoundHistory;
import kz.muragat.store.RoundHistory.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Learning beside the watcher, in a process of its own that dies, or outlives its watcher's patience. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RoundProcessTest {

  @TempDir
  Path folder;

  private TestHome home;
  private RoundHistory history;
  private final List<ProcessHandle> before = children();

  @BeforeEach
  void corrections() throws Exception {
    home = TestHome.in(folder)
        .with("web.enabled", "true")
        .with("web.port", "0")
        .with("learn.gate.lines", "1")
        .with("learn.longest.seconds", "60");
    FullDiskTest.correct(folder.resolve("models/corrections"), 8);
    history = new RoundHistory(folder.resolve("models"));
  }

  @Test
  void aRoundThatDiesIsGivenUpAndTheWatcherGoesOn() throws Exception {
    try (TestHome.Running running = home.start()) {
      retrain(running);
      home.await("the round is at work", () -> states().equals(List.of(State.STARTED)));
      learner().orElseThrow().destroyForcibly();
      home.await("it is given up", () -> states().equals(List.of(State.GIVEN_UP)));
      home.drop("after.png", TestScans.png(TestScans.page("Мұрағат")));
      home.await(home.done("after.png"));
      retrain(running);
      home.await("the next one is at work", () -> states().contains(State.STARTED));
    }
    assertThat(states()).containsExactly(State.GIVEN_UP, State.GIVEN_UP);
    assertThat(learner()).as("left behind by the watcher").isEmpty();
  }

  @Test
  void theWatcherTellsWhetherPagesAreInWorkAndThatItIsGone() throws Exception {
    PipedOutputStream watcher = new PipedOutputStream();
    CountDownLatch gone = new CountDownLatch(1);
    WatcherSignal signal = WatcherSignal.from(new PipedInputStream(watcher), gone::countDown);
    assertThat(signal.pagesInWork()).isFalse();
    watcher.write(RoundProcess.PAGES_IN_WORK);
    watcher.flush();
    await(signal::pagesInWork);
    watcher.write(RoundProcess.NO_PAGES);
    watcher.flush();
    await(() -> !signal.pagesInWork());
    assertThat(gone.getCount()).isEqualTo(1);
    watcher.close();
    assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static void await(BooleanSupplier what) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(10));
    while (!what.getAsBoolean() && Instant.now().isBefore(end)) {
      Thread.sleep(5);
    }
    assertThat(what.getAsBoolean()).isTrue();
  }

  private List<State> states() {
    try {
      return history.all().stream().map(RoundHistory.Round::state).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Optional<ProcessHandle> learner() {
    return children().stream().filter(child -> !before.contains(child)).findAny();
  }

  private static List<ProcessHandle> children() {
    try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
      return children.filter(ProcessHandle::isAlive).toList();
    }
  }

  private static void retrain(TestHome.Running running) throws Exception {
    int status = HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + running.port() + "/api/models/retrain"))
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.discarding())
        .statusCode();
    assertThat(status).isEqualTo(202);
  }
}
