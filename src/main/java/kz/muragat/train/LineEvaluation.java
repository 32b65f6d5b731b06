package kz.muragat.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kz.muragat.model.Recognition;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.text.ErrorRate;
import kz.muragat.train.synth.LabelledLine;
import kz.muragat.train.synth.LineSource;

/**
 * How well a recogniser reads labelled lines: error rates by subset.
 *
 * @param characters CER by subset: {@code all}, style, style and condition, language
 * @param words WER by the same subsets
 * @param styles the share of lines with text whose style was told rightly
 */
public record LineEvaluation(
    Map<String, ErrorRate> characters, Map<String, ErrorRate> words, double styles) {

  private static final int BATCH = 64;

  /** Reads the lines of seeds {@code from} to {@code from + count - 1}, as hard as they get. */
  public static LineEvaluation of(
      LineRecogniser recogniser, LineSource source, long from, int count, int threads) {
    List<Callable<LineEvaluation>> parts = new ArrayList<>();
    for (int start = 0; start < count; start += BATCH) {
      long first = from + start;
      int size = Math.min(BATCH, count - start);
      parts.add(() -> {
        List<LabelledLine> lines = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          lines.add(source.line(first + i, 1));
        }
        return of(recogniser, lines);
      });
    }
    return merge(parts, threads);
  }

  /** Reads these lines. */
  public static LineEvaluation of(LineRecogniser recogniser, List<LabelledLine> lines) {
    List<Recognition> read =
        recogniser.recognise(lines.stream().map(LabelledLine::image).toList());
    Map<String, ErrorRate> characters = new TreeMap<>();
    Map<String, ErrorRate> words = new TreeMap<>();
    int styled = 0;
    int right = 0;
    for (int i = 0; i < lines.size(); i++) {
      LabelledLine line = lines.get(i);
      ErrorRate cer = ErrorRate.ofCharacters(line.text(), read.get(i).text());
      ErrorRate wer = ErrorRate.ofWords(line.text(), read.get(i).text());
      for (String subset : subsets(line)) {
        characters.merge(subset, cer, ErrorRate::plus);
        words.merge(subset, wer, ErrorRate::plus);
      }
      if (!line.text().isEmpty()) {
        styled++;
        right += read.get(i).style() == line.style() ? 1 : 0;
      }
    }
    return new LineEvaluation(characters, words, styled == 0 ? 1 : (double) right / styled);
  }

  private static List<String> subsets(LabelledLine line) {
    if (line.text().isEmpty()) {
      return List.of("all", "empty");
    }
    String style = line.style().name().toLowerCase(java.util.Locale.ROOT);
    return List.of(
        "all",
        style,
        style + "." + line.condition(),
        "language." + line.language().tag());
  }

  private static LineEvaluation merge(List<Callable<LineEvaluation>> parts, int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Map<String, ErrorRate> characters = new TreeMap<>();
      Map<String, ErrorRate> words = new TreeMap<>();
      double styles = 0;
      for (var future : pool.invokeAll(parts)) {
        LineEvaluation part = future.get();
        part.characters.forEach((subset, rate) -> characters.merge(subset, rate, ErrorRate::plus));
        part.words.forEach((subset, rate) -> words.merge(subset, rate, ErrorRate::plus));
        styles += part.styles / parts.size();
      }
      return new LineEvaluation(characters, words, styles);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The evaluation was interrupted.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The evaluation failed: " + e.getCause(), e);
    } finally {
      pool.shutdownNow();
    }
  }
}
