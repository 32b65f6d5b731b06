package kz.muragat.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What recognisers take for what, and how unlikely each mistake is: the weights of a weighted edit distance. Immutable.
 */
final class Confusions {

  /** A word has no more misreadings than this, the likeliest. */
  private static final int MAX_MISREADINGS = 400;

  private static final int MOST_MISTAKES = 2;

  private static final String KAZAKH = "әғқңөұүһі";
  private static final String RUSSIAN = "агкноуухи";

  /** Typewriters without Kazakh letters wrote all of a word in Russian ones: one mistake, however many letters. */
  private static final double RUSSIAN_LETTERS_ONLY = 0.4;

  /** Something read for something else, one or two letters each. */
  private record Mistake(String read, double cost) {}

  private final Map<String, List<Mistake>> mistakes = new HashMap<>();

  private Confusions(List<String> lines) {
    for (String line : lines) {
      String[] columns = line.split(" ");
      double cost = Double.parseDouble(columns[2]);
      add(columns[0], columns[1], cost);
      add(columns[1], columns[0], cost);
    }
  }

  private void add(String one, String other, double cost) {
    mistakes.computeIfAbsent(one, none -> new ArrayList<>()).add(new Mistake(other, cost));
  }

  /** The table that comes with Muragat. */
  static Confusions standard() {
    try (InputStream in = Confusions.class.getResourceAsStream("confusions.txt")) {
      if (in == null) {
        throw new IllegalStateException("resource confusions.txt is missing");
      }
      return new Confusions(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a word may have been read as, with what it costs.
   *
   * @param word folded
   * @param budget the costs of all mistakes in a word may add up to this
   */
  Map<String, Double> misreadings(String word, double budget) {
    Map<String, Double> found = new HashMap<>();
    Map<String, Double> last = Map.of(word, 0.0);
    for (int mistake = 1; mistake <= MOST_MISTAKES; mistake++) {
      Map<String, Double> next = new HashMap<>();
      last.forEach((text, cost) -> addMistakes(text, cost, budget, next));
      next.forEach((text, cost) -> found.merge(text, cost, Math::min));
      last = next;
    }
    String russian = withRussianLetters(word);
    if (budget > 0) {
      found.merge(russian, RUSSIAN_LETTERS_ONLY, Math::min);
    }
    found.remove(word);
    if (found.size() > MAX_MISREADINGS) {
      double most =
          found.values().stream().sorted().skip(MAX_MISREADINGS - 1).findFirst().orElseThrow();
      found.values().removeIf(cost -> cost > most);
    }
    return found;
  }

  private static String withRussianLetters(String word) {
    StringBuilder russian = new StringBuilder(word);
    for (int i = 0; i < word.length(); i++) {
      int letter = KAZAKH.indexOf(word.charAt(i));
      if (letter >= 0) {
        russian.setCharAt(i, RUSSIAN.charAt(letter));
      }
    }
    return russian.toString();
  }

  private void addMistakes(String text, double cost, double budget, Map<String, Double> into) {
    for (int start = 0; start < text.length(); start++) {
      for (int end = start + 1; end <= Math.min(text.length(), start + 2); end++) {
        for (Mistake mistake : mistakes.getOrDefault(text.substring(start, end), List.of())) {
          if (cost + mistake.cost() <= budget) {
            into.merge(
                text.substring(0, start) + mistake.read() + text.substring(end),
                cost + mistake.cost(),
                Math::min);
          }
        }
      }
    }
  }
}
