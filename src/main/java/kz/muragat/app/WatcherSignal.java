package kz.muragat.app;

import java.io.IOException;
import java.io.InputStream;

/** What a watcher tells the process that learns beside it: see {@link RoundProcess}. */
final class WatcherSignal {

  private volatile boolean pagesInWork;

  private WatcherSignal() {}

  /**
   * Listens from now on.
   *
   * @param end what to do when the watcher is gone
   */
  static WatcherSignal from(InputStream in, Runnable end) {
    WatcherSignal signal = new WatcherSignal();
    Thread listener = new Thread(
        () -> {
          signal.listen(in);
          end.run();
        },
        "watcher");
    listener.setDaemon(true);
    listener.start();
    return signal;
  }

  boolean pagesInWork() {
    return pagesInWork;
  }

  private void listen(InputStream in) {
    try {
      for (int told = in.read(); told >= 0; told = in.read()) {
        pagesInWork = told == RoundProcess.PAGES_IN_WORK;
      }
    } catch (IOException e) {
      // As good as its end.
    }
    pagesInWork = false;
  }
}
