package kz.muragat.text;

import java.util.List;

/**
 * How many errors a reading has against the truth: the Levenshtein distance (insertions, deletions and substitutions, each
 * 1) beside the length of the truth. Totals are micro-averages: add up errors and lengths, then divide.
 *
 * <pre>{@code
 * ErrorRate cer = ErrorRate.NONE;
 * for (...) cer = cer.plus(ErrorRate.ofCharacters(truth, read));
 * cer.rate();
 * }</pre>
 *
 * @param errors 0 or more; can exceed the length where too much was read
 * @param length symbols in the truth, 0 or more
 */
public record ErrorRate(long errors, long length) {

  /** Nothing compared yet: the start of a sum. */
  public static final ErrorRate NONE = new ErrorRate(0, 0);

  public ErrorRate {
    if (errors < 0 || length < 0) {
      throw new IllegalArgumentException(errors + " errors in " + length + " symbols");
    }
  }

  /** Character errors, in code points, spaces counted. The texts are compared as they are: normalise both first. */
  public static ErrorRate ofCharacters(String truth, String read) {
    return between(codePoints(truth), codePoints(read));
  }

  /** Word errors; words are what stands between white space, punctuation included. */
  public static ErrorRate ofWords(String truth, String read) {
    return between(words(truth), words(read));
  }

  private static ErrorRate between(List<?> truth, List<?> read) {
    return new ErrorRate(Alignment.distance(truth, read), truth.size());
  }

  /** Both together. */
  public ErrorRate plus(ErrorRate other) {
    return new ErrorRate(errors + other.errors, length + other.length);
  }

  /** Errors for each symbol of the truth: 0 is perfect, 0.01 one in a hundred; 0 where nothing was compared, and 1 where
   * something was read although there was nothing to read. Can exceed 1. */
  public double rate() {
    if (length == 0) {
      return errors == 0 ? 0 : 1;
    }
    return (double) errors / length;
  }

  static List<Integer> codePoints(String text) {
    return text.codePoints().boxed().toList();
  }

  private static List<String> words(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
  }
}
