package kz.muragat.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes the resource of {@link LanguageEvidence} from running text and word lists: logistic regression by stochastic gradient descent,
 * pruned to the n-grams that matter and fitted again.
 *
 * <p>Run with three arguments: Kazakh files and Russian files, each joined by commas, and where to write.
 */
final class LanguageEvidenceTrainer {

  private static final int NGRAMS = 6000;
  private static final int EPOCHS = 12;
  private static final double RATE = 0.1;
  private static final double DECAY = 2e-4;

  private record Example(List<String> ngrams, boolean kazakh, double weight) {}

  private LanguageEvidenceTrainer() {}

  public static void main(String[] args) throws IOException {
    Map<String, Integer> kazakh = counts(args[0]);
    Map<String, Integer> russian = counts(args[1]);
    Map<String, Double> weights = train(kazakh, russian);
    StringBuilder text = new StringBuilder();
    text.append(
            "# Letter sequences and what they say: natural log-odds, positive for Kazakh, negative for Russian.\n")
        .append("# Made by LanguageEvidenceTrainer from ")
        .append(names(args[0]))
        .append(" (Kazakh) and ")
        .append(names(args[1]))
        .append(
            " (Russian).\n# Counted in KazNERD (IS2AI, CC BY 4.0), UD_Russian-Taiga (CC BY-SA 4.0),")
        .append(
            "\n# tesseract-ocr/langdata (Apache 2.0) and the words of hunspell-ru (A. I. Lebedev, BSD).\n");
    weights.forEach((ngram, weight) ->
        text.append(ngram).append(String.format(Locale.ROOT, "\t%.2f\n", weight)));
    Files.writeString(Path.of(args[2]), text);
  }

  private static String names(String files) {
    return Arrays.stream(files.split(","))
        .map(file -> Path.of(file).getFileName().toString())
        .collect(Collectors.joining(", "));
  }

  private static Map<String, Integer> counts(String files) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (String file : files.split(",")) {
      for (String word : Files.readString(Path.of(file)).split("\\s+")) {
        String letters = LanguageEvidence.letters(word);
        // words that their letters decide teach nothing about the others
        if (!letters.isEmpty() && CyrillicSpelling.logOdds(letters) == 0) {
          counts.merge(letters, 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  /** The weights by n-gram, sorted. */
  static Map<String, Double> train(Map<String, Integer> kazakh, Map<String, Integer> russian) {
    List<Example> examples = new ArrayList<>();
    addExamples(examples, kazakh, true);
    addExamples(examples, russian, false);
    Map<String, Double> all = descend(examples, null);
    Map<String, Double> kept = all.entrySet().stream()
        .sorted(Comparator.comparingDouble(entry -> -Math.abs(entry.getValue())))
        .limit(NGRAMS)
        .collect(Collectors.toMap(Map.Entry::getKey, e -> 0.0));
    Map<String, Double> weights = new TreeMap<>(descend(examples, kept));
    weights.values().removeIf(weight -> Math.abs(weight) < 0.005);
    return weights;
  }

  /** Frequent words count more, but not by their number; both languages weigh the same. */
  private static void addExamples(
      List<Example> examples, Map<String, Integer> counts, boolean kazakh) {
    double total = counts.values().stream().mapToDouble(n -> Math.log1p(n)).sum();
    counts.forEach((word, n) -> examples.add(
        new Example(LanguageEvidence.ngrams(word), kazakh, Math.log1p(n) / total * counts.size())));
  }

  private static Map<String, Double> descend(List<Example> examples, Map<String, Double> allowed) {
    Map<String, Double> weights = allowed == null ? new HashMap<>() : new HashMap<>(allowed);
    List<Example> shuffled = new ArrayList<>(examples);
    long kazakhs = examples.stream().filter(Example::kazakh).count();
    double balance = (examples.size() - kazakhs) / (double) kazakhs;
    Random random = new Random(1);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Collections.shuffle(shuffled, random);
      double rate = RATE * (1 - epoch / (double) EPOCHS);
      for (Example example : shuffled) {
        double sum = 0;
        for (String ngram : example.ngrams) {
          sum += weights.getOrDefault(ngram, 0.0);
        }
        double error = (example.kazakh ? 1 : 0) - 1 / (1 + Math.exp(-sum));
        double step = rate * error * example.weight * (example.kazakh ? Math.min(1, balance) : 1);
        for (String ngram : example.ngrams) {
          if (allowed == null || weights.containsKey(ngram)) {
            weights.merge(ngram, step, (a, b) -> a * (1 - rate * DECAY) + b);
          }
        }
      }
    }
    return weights;
  }
}
