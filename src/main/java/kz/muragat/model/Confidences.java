package kz.muragat.model;

/** The check that all confidences share. */
final class Confidences {

  private Confidences() {}

  static void check(double confidence) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence lies between 0 and 1, not at " + confidence);
    }
  }
}
