package kz.muragat.train.synth;

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
 * The school hand as pen paths, from the resource {@code cursive.txt}, which says how it is written down. A letter may have
 * several forms.
 */
final class PenLetters {

  /** A point the pen passes, in x-heights, y up; at a corner it turns sharply. */
  record Point(double x, double y, boolean corner) {}

  /**
   * One form of a letter.
   *
   * @param entry how the pen comes from the letter before; not drawn where it does not
   * @param strokes the body, the pen is lifted between them; the first follows the entry
   * @param joins whether the pen may go on to the next letter from the last of the strokes
   * @param later dots and bars, drawn when the word is written
   * @param right of its rightmost point
   */
  record Form(
      List<Point> entry,
      List<List<Point>> strokes,
      boolean joins,
      List<List<Point>> later,
      double right) {

    Point exit() {
      List<Point> last = strokes.get(strokes.size() - 1);
      return last.get(last.size() - 1);
    }
  }

  private final Map<Integer, List<Form>> forms;

  private PenLetters(Map<Integer, List<Form>> forms) {
    this.forms = Map.copyOf(forms);
  }

  /** The hand; read once. */
  static PenLetters load() {
    return Resource.LETTERS;
  }

  private static final class Resource {
    static final PenLetters LETTERS = read();
  }

  private static PenLetters read() {
    Map<Integer, List<Form>> forms = new HashMap<>();
    try (InputStream in = PenLetters.class.getResourceAsStream("cursive.txt")) {
      if (in == null) {
        throw new IllegalStateException("resource cursive.txt is missing");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank() || line.startsWith("# ")) {
          continue;
        }
        try {
          forms
              .computeIfAbsent(line.codePointAt(0), x -> new ArrayList<>())
              .add(parse(line.substring(line.offsetByCodePoints(0, 1))));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
          throw new IllegalStateException("cursive.txt, line " + number + ": " + line, e);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("resource cursive.txt cannot be read", e);
    }
    return new PenLetters(forms);
  }

  boolean has(int codePoint) {
    return codePoint == ' ' || forms.containsKey(codePoint);
  }

  List<Form> forms(int codePoint) {
    return forms.getOrDefault(codePoint, List.of());
  }

  private static Form parse(String text) {
    String[] halves = text.split("\\+", 2);
    String body = halves[0].strip();
    boolean joins = body.endsWith(">>");
    body = joins ? body.substring(0, body.length() - 2).strip() : body;
    List<Point> entry = List.of();
    if (body.contains("|")) {
      entry = points(body.substring(0, body.indexOf('|')));
      body = body.substring(body.indexOf('|') + 1);
    }
    List<List<Point>> strokes = strokes(body);
    List<List<Point>> later = halves.length > 1 ? strokes(halves[1]) : List.of();
    double right =
        strokes.stream().flatMap(List::stream).mapToDouble(Point::x).max().orElseThrow();
    return new Form(entry, strokes, joins, later, right);
  }

  private static List<List<Point>> strokes(String text) {
    List<List<Point>> strokes = new ArrayList<>();
    for (String stroke : text.split(";")) {
      strokes.add(points(stroke));
    }
    return List.copyOf(strokes);
  }

  private static List<Point> points(String text) {
    List<Point> points = new ArrayList<>();
    for (String point : text.strip().split("\\s+")) {
      boolean corner = point.endsWith("!");
      String[] numbers = (corner ? point.substring(0, point.length() - 1) : point).split(",");
      points.add(new Point(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]), corner));
    }
    return List.copyOf(points);
  }
}
