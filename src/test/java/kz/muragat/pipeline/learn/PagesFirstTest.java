package kz.muragat.pipeline.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** By a clock of its own, so that nothing depends on how fast the machine is. */
class PagesFirstTest {

  private static final long STEP = 400_000_000;

  private final AtomicLong clock = new AtomicLong(1);
  private final AtomicBoolean pages = new AtomicBoolean(true);
  private final AtomicInteger naps = new AtomicInteger();
  private final PagesFirst first = new PagesFirst(pages::get, clock::get, length -> {
    clock.addAndGet(length.toNanos());
    naps.incrementAndGet();
  });

  @Test
  void whilePagesAreReadLearningTakesAQuarterOfItsTimeAndIsNeverStarved() {
    long begun = clock.get();
    for (int step = 0; step < 50; step++) {
      clock.addAndGet(STEP);
      first.rest();
    }
    double working = 50.0 * STEP / (clock.get() - begun);
    assertThat(working).isBetween(0.24, 0.26);
  }

  @Test
  void withoutPagesItNeverRests() {
    pages.set(false);
    clock.addAndGet(STEP);
    first.rest();
    assertThat(naps).hasValue(0);
  }

  @Test
  void aRestEndsWithTheLastPage() {
    PagesFirst untilThirdNap =
        new PagesFirst(() -> naps.get() < 3, clock::get, length -> naps.incrementAndGet());
    clock.addAndGet(STEP);
    untilThirdNap.rest();
    assertThat(naps).hasValue(3);
  }

  @Test
  void afterALongStepItDoesNotRestForEver() {
    clock.addAndGet(3_600_000_000_000L);
    long before = clock.get();
    first.rest();
    assertThat(clock.get() - before).isBetween(10_000_000_000L, 10_100_000_000L);
  }
}
