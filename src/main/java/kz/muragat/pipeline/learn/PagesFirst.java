package kz.muragat.pipeline.learn;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Lets pages that are being read go before learning. Asked for after every step, it rests while pages are in work, but
 * never longer than {@value #SHARE} times what the step took: beside a watcher that never runs out of pages, a round takes a
 * quarter of one core and still comes to its end.
 *
 * <p>For one thread, which learns.
 */
public final class PagesFirst {

  private static final int SHARE = 3;
  private static final long MOST_NANOS = Duration.ofSeconds(10).toNanos();
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final BooleanSupplier pagesInWork;
  private final LongSupplier nanos;
  private final Nap nap;
  private long rested;

  /** Waits. */
  @FunctionalInterface
  interface Nap {
    void take(Duration length) throws InterruptedException;
  }

  /**
   * @param pagesInWork asked again and again while it rests
   */
  public PagesFirst(BooleanSupplier pagesInWork) {
    this(pagesInWork, System::nanoTime, length -> Thread.sleep(length.toMillis()));
  }

  PagesFirst(BooleanSupplier pagesInWork, LongSupplier nanos, Nap nap) {
    this.pagesInWork = pagesInWork;
    this.nanos = nanos;
    this.nap = nap;
    this.rested = nanos.getAsLong();
  }

  /** Rests, where pages are in work. */
  public void rest() {
    long now = nanos.getAsLong();
    long until = now + Math.min(MOST_NANOS, SHARE * (now - rested));
    try {
      while (pagesInWork.getAsBoolean() && nanos.getAsLong() < until) {
        nap.take(LOOK_AGAIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    rested = nanos.getAsLong();
  }
}
