package kz.muragat.pdf;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;

/**
 * Runs work that may never end, or may ask for more memory than there is. What does not end is left behind on its daemon
 * thread: Java cannot stop a decoder that does not want to be stopped.
 */
final class Deadline {

  private Deadline() {}

  /**
   * Does the work on a thread of its own.
   *
   * @param what for messages, such as {@code scan.pdf, page 3}
   * @throws UnreadableScanException if the work takes longer than the limit, runs out of memory or stack, or fails with a
   *     {@link RuntimeException}, which is how decoders answer to broken data; its cause is an {@link Expired} where it
   *     was the time
   * @throws IOException as the work throws it
   */
  static <T> T within(Duration limit, String what, Callable<T> work)
      throws IOException, UnreadableScanException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "pdf " + what);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw new UnreadableScanException(
          Fault.TOO_LARGE,
          what + " could not be decoded within " + limit.toSeconds()
              + " seconds; it is damaged, or far larger than a page.",
          new Expired());
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException(what + ": interrupted while reading", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof Error error
          && !(error instanceof OutOfMemoryError)
          && !(error instanceof StackOverflowError)) {
        throw error;
      }
      throw unreadable(what, e);
    }
  }

  private static UnreadableScanException unreadable(String what, ExecutionException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof UnreadableScanException unreadable) {
      return unreadable;
    }
    if (cause instanceof OutOfMemoryError || cause instanceof StackOverflowError) {
      return new UnreadableScanException(
          Fault.TOO_LARGE,
          what + " needs more memory than there is; it is damaged, or far larger than a page.",
          cause);
    }
    return new UnreadableScanException(
        Fault.DAMAGED, what + " is damaged and cannot be decoded.", failure);
  }

  /** Marks work that was left behind and may still be running. */
  static final class Expired extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
