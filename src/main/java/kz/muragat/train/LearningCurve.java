package kz.muragat.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What corrected lines buy: the error rate on other lines of a hand against the number of lines learnt, as SVG. */
public final class LearningCurve {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 400;
  private static final int MARGIN = 60;
  private static final int LEGEND = 190;
  private static final List<String> COLOURS =
      List.of("#1f6fb4", "#b06a00", "#a0208c", "#2a7d2a", "#c03030", "#505050");

  private final Map<String, TreeMap<Integer, Double>> hands = new TreeMap<>();
  private final Map<String, Expected> expected = new TreeMap<>();

  /**
   * Adds a measurement.
   *
   * @param lines learnt from, 1 or more
   * @param before CER with none, as a share above 0
   * @param after CER with these
   */
  public void add(String hand, int lines, double before, double after) {
    TreeMap<Integer, Double> points = hands.computeIfAbsent(hand, name -> new TreeMap<>());
    points.put(0, before);
    points.put(lines, after);
  }

  /**
   * Adds what is to be expected of a hand that was measured.
   *
   * @param from lines learnt by now
   * @param to lines learnt then, more than {@code from}
   * @param now CER, as a share
   * @param then CER to be expected
   * @param low that it will hardly be better than
   * @param high that it will hardly be worse than
   */
  public void expect(
      String hand, int from, int to, double now, double then, double low, double high) {
    if (hands.containsKey(hand)) {
      expected.put(hand, new Expected(from, to, now, then, low, high));
    }
  }

  private record Expected(int from, int to, double now, double then, double low, double high) {}

  /** By which share the error rate falls with so many lines, in the mean of the hands that were taught so many; else 0. */
  public double meanFall(int lines) {
    return hands.values().stream()
        .filter(points -> points.containsKey(lines))
        .mapToDouble(points ->
            1 - Objects.requireNonNull(points.get(lines)) / Objects.requireNonNull(points.get(0)))
        .average()
        .orElse(0);
  }

  /** Writes the picture. */
  public void write(Path file) throws IOException {
    int most = IntStream.concat(
            hands.values().stream().mapToInt(TreeMap::lastKey),
            expected.values().stream().mapToInt(Expected::to))
        .max()
        .orElse(1);
    double top = DoubleStream.concat(
            hands.values().stream()
                .flatMap(points -> points.values().stream())
                .mapToDouble(Double::doubleValue),
            expected.values().stream().mapToDouble(Expected::high))
        .max()
        .orElse(1);
    top = top > 0 ? top : 1;
    List<String> parts = new ArrayList<>();
    parts.add(String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
            + " font-size=\"12\"><rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>",
        WIDTH,
        HEIGHT));
    for (int i = 0; i <= 4; i++) {
      parts.add(String.format(
          Locale.ROOT,
          "<line x1=\"%1$d\" x2=\"%2$d\" y1=\"%3$.1f\" y2=\"%3$.1f\" stroke=\"#ddd\"/><text x=\"8\" y=\"%3$.1f\">%4$.1f"
              + " %%</text>",
          MARGIN,
          WIDTH - LEGEND,
          y(top * i / 4, top),
          100 * top * i / 4));
    }
    parts.add(String.format(
        "<text x=\"%d\" y=\"%d\">CER on other lines of the hand against corrected lines</text>",
        MARGIN, HEIGHT - 8));
    hands.values().stream()
        .flatMap(points -> points.keySet().stream())
        .distinct()
        .forEach(lines -> parts.add(String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>",
            x(lines, most),
            HEIGHT - 32,
            lines)));
    int hand = 0;
    for (Map.Entry<String, TreeMap<Integer, Double>> entry : hands.entrySet()) {
      Expected coming = expected.get(entry.getKey());
      if (coming != null) {
        parts.add(band(coming, hand, most, top));
      }
      parts.add(line(entry.getKey(), entry.getValue(), hand++, most, top));
    }
    parts.add("</svg>");
    Files.write(file, parts);
  }

  /** What is expected, dashed, in what it will hardly leave. */
  private static String band(Expected coming, int hand, int most, double top) {
    double from = x(coming.from, most);
    double to = x(coming.to, most);
    double now = y(coming.now, top);
    return String.format(
        Locale.ROOT,
        "<path d=\"M%1$.1f,%2$.1f L%3$.1f,%4$.1f L%3$.1f,%5$.1f Z\" fill=\"%7$s\" opacity=\"0.15\"/>"
            + "<path d=\"M%1$.1f,%2$.1f L%3$.1f,%6$.1f\" stroke=\"%7$s\" stroke-width=\"2\""
            + " stroke-dasharray=\"5 4\"/>",
        from,
        now,
        to,
        y(coming.low, top),
        y(coming.high, top),
        y(coming.then, top),
        COLOURS.get(hand % COLOURS.size()));
  }

  private static String line(
      String name, TreeMap<Integer, Double> points, int hand, int most, double top) {
    StringBuilder way = new StringBuilder();
    points.forEach((lines, cer) ->
        way.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(lines, most), y(cer, top))));
    return String.format(
        "<polyline fill=\"none\" stroke=\"%1$s\" stroke-width=\"2\" points=\"%2$s\"/>"
            + "<text x=\"%3$d\" y=\"%4$d\" fill=\"%1$s\">%5$s</text>",
        COLOURS.get(hand % COLOURS.size()),
        way.toString().strip(),
        WIDTH - LEGEND + 10,
        24 + 16 * hand,
        name.replace("&", "&amp;").replace("<", "&lt;"));
  }

  /** By the root, so that few lines have room and none has a place too. */
  private static double x(int lines, int most) {
    return MARGIN + (WIDTH - LEGEND - MARGIN) * Math.sqrt((double) lines / most);
  }

  private static double y(double cer, double top) {
    return 20 + (HEIGHT - 80) * (1 - cer / top);
  }
}
