package kz.muragat.train.synth;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Letters as people write them within words, {@code words/NAME_WRITER_SITTING_WORD.png}: cut out of the word where the
 * resource {@code pen-words.tsv} says, with the strokes that lead to them and on from them. Nobody's letter alone looks so.
 */
final class PenWords {

  /** Small letters without a stroke above or below: they tell where the line is, and its x-height. */
  private static final String LOW = "аегиклмнопстхчшъыьэюя";

  /** Cut out of a word whose x-height would be a smaller share of the picture, letters are not to be trusted. */
  private static final double LEAST_X_HEIGHT = 0.15;

  private PenWords() {}

  /**
   * A letter of a word.
   *
   * @param strokes their middle, in x-heights, the line at y = 0
   */
  record Letter(int codePoint, Path2D strokes) {}

  /**
   * The letters by who wrote them when, {@code WRITER_SITTING}.
   *
   * @param folder of the words' pictures; those that the resource does not name are left alone
   * @throws IOException where a picture cannot be read
   */
  static Map<String, List<Letter>> read(Path folder) throws IOException {
    Map<String, List<Letter>> letters = new TreeMap<>();
    try (InputStream in = PenWords.class.getResourceAsStream("pen-words.tsv")) {
      BufferedReader lines = new BufferedReader(
          new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#")) {
          continue;
        }
        String[] fields = line.split("\t");
        Path file = folder.resolve(fields[0]);
        if (Files.exists(file)) {
          String[] name = fields[0].split("[_.]");
          int[] cuts =
              Arrays.stream(fields[1].split(" ")).mapToInt(Integer::parseInt).toArray();
          letters
              .computeIfAbsent(name[1] + "_" + name[2], any -> new ArrayList<>())
              .addAll(cut(picture(file), name[3], cuts));
        }
      }
    }
    return letters;
  }

  private static BufferedImage picture(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      BufferedImage picture = ImageIO.read(in);
      if (picture == null) {
        throw new IOException(file.toUri() + " is no picture");
      }
      return picture;
    }
  }

  private static List<Letter> cut(BufferedImage word, String text, int[] cuts) {
    int[] codePoints = text.codePoints().toArray();
    List<Path2D> strokes = IntStream.rangeClosed(0, cuts.length)
        .mapToObj(i ->
            strokes(word, i == 0 ? 0 : cuts[i - 1], i == cuts.length ? word.getWidth() : cuts[i]))
        .toList();
    List<Rectangle2D> low = IntStream.range(0, strokes.size())
        .filter(i -> LOW.indexOf(codePoints[i]) >= 0)
        .mapToObj(i -> strokes.get(i).getBounds2D())
        .toList();
    double xHeight = median(low.stream().mapToDouble(Rectangle2D::getHeight).toArray());
    if (low.isEmpty() || xHeight < LEAST_X_HEIGHT * word.getHeight()) {
      return List.of();
    }
    double fall = fall(low);
    double foot = median(
        low.stream().mapToDouble(box -> box.getMaxY() - fall * box.getCenterX()).toArray());
    List<Letter> letters = new ArrayList<>();
    for (int i = 0; i < codePoints.length; i++) {
      Rectangle2D box = strokes.get(i).getBounds2D();
      if (!box.isEmpty()) {
        AffineTransform place = AffineTransform.getScaleInstance(1 / xHeight, 1 / xHeight);
        place.translate(-box.getMinX(), -foot - fall * box.getCenterX());
        letters.add(new Letter(codePoints[i], new Path2D.Double(strokes.get(i), place)));
      }
    }
    return letters;
  }

  /** How far the line falls for each pixel to the right, by its outermost low letters. */
  private static double fall(List<Rectangle2D> low) {
    if (low.size() < 2) {
      return 0;
    }
    Rectangle2D first = low.get(0);
    Rectangle2D last = low.get(low.size() - 1);
    return (last.getMaxY() - first.getMaxY()) / (last.getCenterX() - first.getCenterX());
  }

  private static Path2D strokes(BufferedImage word, int from, int to) {
    if (to - from < 2) {
      return new Path2D.Double();
    }
    return new Path2D.Double(
        Skeleton.of(word.getSubimage(from, 0, to - from, word.getHeight())).path(),
        AffineTransform.getTranslateInstance(from, 0));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
