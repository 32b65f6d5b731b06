package kz.muragat.app;

/** What the program's end tells the shell. */
final class ExitCode {

  /** All went well. */
  static final int OK = 0;
  /** A document failed, or a search found nothing. */
  static final int SOME_FAILED = 1;
  /** The command line or a setting is wrong. */
  static final int USAGE = 2;
  /** The program cannot work here: no model, no right to write, another Muragat at work. */
  static final int CANNOT_START = 3;
  /** A fault of the program itself. */
  static final int INTERNAL = 70;

  private ExitCode() {}
}
