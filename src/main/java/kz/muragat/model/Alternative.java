package kz.muragat.model;

/** Another reading of a word, and how probable it is (0–1). */
public record Alternative(String text, double probability) {

  public Alternative {
    Confidences.check(probability);
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an alternative reading needs text");
    }
  }
}
