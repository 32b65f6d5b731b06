package kz.muragat.pipeline;

/** Lets long work end in good order when the program is stopped. Safe for all threads. */
public final class StopSignal {

  private volatile boolean requested;

  /** From now on {@link #check()} throws. */
  public void request() {
    requested = true;
  }

  public boolean isRequested() {
    return requested;
  }

  /**
   * @throws StoppingException once the program is to stop
   */
  public void check() {
    if (requested) {
      throw new StoppingException();
    }
  }
}
