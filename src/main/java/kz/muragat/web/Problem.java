package kz.muragat.web;

/** A request that cannot be answered as asked. The message is a sentence for who asked. */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status of HTTP, 400 or more
   */
  Problem(int status, String message) {
    super(message);
    this.status = status;
  }

  static Problem bad(String message) {
    return new Problem(400, message);
  }

  static Problem missing(String message) {
    return new Problem(404, message);
  }

  int status() {
    return status;
  }
}
