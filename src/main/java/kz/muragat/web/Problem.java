package kz.muragat.web;

import java.util.Optional;

/**
 * A request that cannot be answered as asked. The message is a sentence for who asked, in English; the code, where there is
 * one, is the key under which the page has it in other languages.
 */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Optional<String> code;

  /**
   * @param status of HTTP, 400 or more
   */
  Problem(int status, String message) {
    this(status, Optional.empty(), message);
  }

  /**
   * @param status of HTTP, 400 or more
   * @param code such as {@code fault.NO_SCAN}
   */
  Problem(int status, String code, String message) {
    this(status, Optional.of(code), message);
  }

  private Problem(int status, Optional<String> code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static Problem bad(String message) {
    return new Problem(400, message);
  }

  static Problem missing(String message) {
    return new Problem(404, message);
  }

  Optional<String> code() {
    return code;
  }

  int status() {
    return status;
  }
}
