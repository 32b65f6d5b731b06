package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
      assertThat(ModelsPageTest.retrain(running)).isEqualTo(202);
      home.await("the round is at work", () -> states().equals(List.of(State.STARTED)));
      learner().orElseThrow().destroyForcibly();
      home.await("it is given up", () -> states().equals(List.of(State.GIVEN_UP)));
      home.drop("after.png", TestScans.png(TestScans.page("Мұрағат")));
      home.await(home.done("after.png"));
      assertThat(ModelsPageTest.retrain(running)).isEqualTo(202);
      home.await("the next one is at work", () -> states().contains(State.STARTED));
    }
    assertThat(states()).containsExactly(State.GIVEN_UP, State.GIVEN_UP);
    assertThat(learner()).as("left behind by the watcher").isEmpty();
  }

  /** Each byte is read when what the one before told has been heard. */
  @Test
  void theWatcherTellsWhetherPagesAreInWorkAndThatItIsGone() throws Exception {
    CompletableFuture<WatcherSignal> signal = new CompletableFuture<>();
    List<Boolean> heard = new CopyOnWriteArrayList<>();
    Iterator<Integer> told = List.of(
            RoundProcess.PAGES_IN_WORK, RoundProcess.NO_PAGES, RoundProcess.PAGES_IN_WORK, -1)
        .iterator();
    InputStream watcher = new InputStream() {
      @Override
      public int read() {
        heard.add(signal.join().pagesInWork());
        return told.next();
      }
    };
    CountDownLatch gone = new CountDownLatch(1);
    signal.complete(WatcherSignal.from(watcher, gone::countDown));
    assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(heard).containsExactly(false, true, false, true);
    assertThat(signal.join().pagesInWork()).as("nobody is there to have any").isFalse();
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
}
