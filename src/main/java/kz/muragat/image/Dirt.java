package kz.muragat.image;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kz.muragat.image.Components.Piece;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/**
 * Tells the letters of a page that has few from dust, stains and hairs, which may be more than they. Letters are made of
 * strokes and have company, or at least the size of others that have; points keep close to letters. On a page full of
 * text nothing of this needs to be asked.
 */
final class Dirt {

  /** A page with so many pieces that look like letters has text enough to be judged by. */
  private static final int MANY = 100;

  private static final int LEAST_PX = 5;
  private static final double FULLEST_LETTER = 0.62;

  /** The share of a piece's ink that the largest disc in it covers, at most, where it is made of strokes. */
  private static final double STROKE = 0.35;

  /** In heights of the larger of two letters: how far apart they may stand. */
  private static final double COMPANY = 1.2;

  /** In heights of most letters: by how much one that stands alone may be taller or less tall. */
  private static final double ALIKE = 0.4;

  /** In heights of a letter: how far away its points may be. */
  private static final double POINT = 2;

  private final Components components;
  private final double[] thickest;

  private Dirt(Ink ink, Components components) {
    this.components = components;
    this.thickest = thickest(ink, components);
  }

  /** Whether so little on a page looks like letters that dirt may be mistaken for them. */
  static boolean isSparse(List<Piece> pieces) {
    return pieces.stream()
            .filter(p -> p.height() >= LEAST_PX
                && p.width() < 6 * p.height()
                && p.height() < 6 * p.width()
                && p.fill() < FULLEST_LETTER)
            .count()
        < MANY;
  }

  /** A copy of the ink without dirt. */
  static Ink takenOut(Ink ink, Components components) {
    return new Dirt(ink, components).letters(ink);
  }

  private Ink letters(Ink ink) {
    List<Piece> pieces = components.pieces();
    List<Integer> strokes =
        IntStream.range(0, pieces.size()).filter(this::isStroke).boxed().toList();
    List<Piece> letters = new ArrayList<>();
    for (int i : strokes) {
      Piece piece = pieces.get(i);
      if (JoinedWord.of(components, i).isPresent()
          || strokes.stream().anyMatch(k -> k != i && keepCompany(piece, pieces.get(k)))) {
        letters.add(piece);
      }
    }
    double height = letters.stream()
        .mapToInt(Piece::height)
        .sorted()
        .skip(letters.size() / 2)
        .findFirst()
        .orElse(0);
    for (int i : strokes) {
      Piece piece = pieces.get(i);
      if (Math.abs(piece.height() - height) < ALIKE * height && piece.width() < 2 * height) {
        letters.add(piece);
      }
    }
    boolean[] kept = new boolean[pieces.size() + 1];
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      kept[i + 1] = letters.stream().anyMatch(letter -> letter == piece || isPoint(piece, letter));
    }
    byte[] pixels = new byte[ink.pixels().length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = kept[components.labels()[i]] ? (byte) 255 : 0;
    }
    return new Ink(ink.width(), ink.height(), pixels);
  }

  private boolean isStroke(int index) {
    Piece piece = components.pieces().get(index);
    double radius = thickest[index] - 0.5;
    return Math.max(piece.width(), piece.height()) >= LEAST_PX
        && Math.PI * radius * radius < STROKE * piece.area();
  }

  /** Whether two letters stand beside (or, on a page that lies, above) one another. */
  private static boolean keepCompany(Piece a, Piece b) {
    double x = Math.max(a.x(), b.x()) - Math.min(a.right(), b.right());
    double y = Math.max(a.y(), b.y()) - Math.min(a.bottom(), b.bottom());
    return keepCompany(x, -y, a.height(), b.height()) || keepCompany(y, -x, a.width(), b.width());
  }

  private static boolean keepCompany(double gap, double shared, double a, double b) {
    return gap < COMPANY * Math.max(a, b) && shared > 0.5 * Math.min(a, b);
  }

  private static boolean isPoint(Piece point, Piece letter) {
    double reach = POINT * Math.min(letter.width(), letter.height());
    return Math.max(point.width(), point.height()) < Math.max(letter.width(), letter.height())
        && point.x() > letter.x() - reach
        && point.right() < letter.right() + reach
        && point.y() > letter.y() - reach
        && point.bottom() < letter.bottom() + reach;
  }

  /** For each piece the radius of the largest disc in it, pixels. */
  private static double[] thickest(Ink ink, Components components) {
    double[] thickest = new double[components.pieces().size()];
    Mat page = new Mat(ink.height(), ink.width(), CvType.CV_8UC1);
    Mat distances = new Mat();
    try {
      page.put(0, 0, ink.pixels());
      Imgproc.distanceTransform(page, distances, Imgproc.DIST_L2, Imgproc.DIST_MASK_3);
      float[] row = new float[ink.width()];
      for (int y = 0; y < ink.height(); y++) {
        distances.get(y, 0, row);
        for (int x = 0; x < row.length; x++) {
          int label = components.labels()[y * row.length + x];
          if (label > 0) {
            thickest[label - 1] = Math.max(thickest[label - 1], row[x]);
          }
        }
      }
      return thickest;
    } finally {
      OpenCv.release(page, distances);
    }
  }
}
