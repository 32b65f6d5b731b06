package kz.muragat.pipeline;

/** The program is being stopped: this work is left as it is, to be taken up again at the next start. */
public final class StoppingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoppingException() {
    super("the program is being stopped");
  }
}
