package kz.muragat.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a single word says about its language: its letters where they are telling ({@link CyrillicSpelling}), else its
 * letter sequences, by logistic regression over n-grams of one to four letters with marked word ends.
 */
final class LanguageEvidence {

  /** What letter sequences may claim at most, in natural log-odds: less than a letter that only one language has. */
  private static final double MOST = 5;

  private static final int LONGEST = 4;
  private static final String RESOURCE = "language-ngrams.txt";

  private final Map<String, Double> weights;

  /**
   * Takes the weight of each n-gram, positive for Kazakh.
   *
   * @param weights in natural log-odds; {@code ^} begins a word and {@code $} ends it
   */
  LanguageEvidence(Map<String, Double> weights) {
    this.weights = Map.copyOf(weights);
  }

  /** Reads the weights that come with Muragat. */
  static LanguageEvidence standard() {
    InputStream resource = LanguageEvidence.class.getResourceAsStream(RESOURCE);
    if (resource == null) {
      throw new IllegalStateException(RESOURCE + " is missing from the program");
    }
    Map<String, Double> weights = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          int tab = line.indexOf('\t');
          weights.put(line.substring(0, tab), Double.parseDouble(line.substring(tab + 1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE + " from the program", e);
    }
    return new LanguageEvidence(weights);
  }

  /** The natural logarithm of how much likelier the word is Kazakh than Russian; 0 for what is no Cyrillic word. */
  double logOdds(String word) {
    String letters = letters(word);
    if (letters.isEmpty()) {
      return 0;
    }
    double bySpelling = CyrillicSpelling.logOdds(letters);
    if (bySpelling != 0) {
      return bySpelling;
    }
    double sum = 0;
    for (String ngram : ngrams(letters)) {
      sum += weights.getOrDefault(ngram, 0.0);
    }
    return Math.max(-MOST, Math.min(MOST, sum));
  }

  /** The Cyrillic letters of a word, small. */
  static String letters(String word) {
    return word.codePoints()
        .filter(Homoglyphs::isCyrillic)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .toLowerCase(Locale.ROOT);
  }

  /** All sequences of one to four letters and word ends. */
  static List<String> ngrams(String letters) {
    String framed = "^" + letters + "$";
    List<String> ngrams = new ArrayList<>();
    for (int start = 0; start < framed.length(); start++) {
      for (int end = start + 1; end <= Math.min(framed.length(), start + LONGEST); end++) {
        ngrams.add(framed.substring(start, end));
      }
    }
    return ngrams;
  }
}
