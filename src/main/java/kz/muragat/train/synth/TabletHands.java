package kz.muragat.train.synth;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Hands of people who wrote each letter and digit once, small and capital: {@code chars/NAME_WRITER_SITTING_CODE.png}, the
 * code point in hexadecimal. The middle of the strokes is drawn anew with one pen, and each letter brought to the height it
 * has in a line, since the pictures are trimmed to the ink. A writer is a family, so that one who is held out is held out
 * with every sitting. Since the writers are few, there are hands as well that mix the letters of those who are not.
 *
 * <p>What nobody wrote, Kazakh letters and signs, is made of the hand's own strokes or comes from {@link PenLetters}.
 */
final class TabletHands {

  static final String FAMILY = "Tablet hand ";
  private static final Pattern NAME = Pattern.compile("\\w+?_(\\d+)_(\\d+)_(\\p{XDigit}{4})\\.png");

  /** Begins the names of hands whose letters are of several writers, none of them held out. */
  static final String MIXED_FAMILY = "Mixed hand ";

  private static final int MIXED = 160;
  private static final double FLAT = 0.01;
  private static final double CAP_HEIGHT = 1.8;
  private static final String FROM_PEN = ".,:;-—!?()«»№/һіүұәҺІҮҰ";

  /** Taller than so much of its width, a letter of several forms is the one with a loop. */
  private static final double LOOPED = 1.45;

  private TabletHands() {}

  /** Whether a zip file or folder is laid out so. */
  static boolean isAt(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return Files.isDirectory(path.resolve("chars"));
    }
    if (!path.getFileName().toString().endsWith(".zip")) {
      return false;
    }
    try (FileSystem zip = FileSystems.newFileSystem(path)) {
      return Files.isDirectory(zip.getPath("/chars"));
    }
  }

  /**
   * The hands: one for each sitting of a writer, and the mixed ones.
   *
   * @throws IOException where the pictures cannot be read
   */
  static List<Face> faces(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return facesIn(path.resolve("chars"));
    }
    try (FileSystem zip = FileSystems.newFileSystem(path)) {
      return facesIn(zip.getPath("/chars"));
    }
  }

  private record Sitting(int writer, int number) {
    String family() {
      return FAMILY + String.format(Locale.ROOT, "%02d", writer);
    }
  }

  private static List<Face> facesIn(Path folder) throws IOException {
    Map<String, Map<Integer, Path2D>> strokes = new TreeMap<>();
    Map<String, Sitting> sittings = new HashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          Sitting sitting =
              new Sitting(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2)));
          String key = sitting.family() + " " + sitting.number();
          sittings.put(key, sitting);
          strokes
              .computeIfAbsent(key, any -> new TreeMap<>())
              .put(Integer.parseInt(name.group(3), 16), strokes(file));
        }
      }
    }
    List<Face> faces = new ArrayList<>();
    List<Map<Integer, Path2D>> learntFrom = new ArrayList<>();
    strokes.forEach((key, letters) -> {
      Sitting sitting = sittings.getOrDefault(key, new Sitting(0, 0));
      Map<Integer, Path2D> placed = placed(letters);
      if (HeldOut.splitOfFamily(sitting.family()) == Split.TRAIN) {
        learntFrom.add(placed);
      }
      Dice dice = new Dice(1000L * sitting.writer() + sitting.number());
      faces.add(face(key, sitting.family(), placed, dice));
    });
    for (int hand = 1; hand <= MIXED && !learntFrom.isEmpty(); hand++) {
      String name = MIXED_FAMILY + String.format(Locale.ROOT, "%03d", hand);
      Dice dice = new Dice(-hand);
      faces.add(face(name, name, mixed(learntFrom, dice), dice));
    }
    return faces;
  }

  private static Map<Integer, Path2D> placed(Map<Integer, Path2D> letters) {
    Map<Integer, Path2D> placed = new TreeMap<>();
    letters.forEach((letter, path) -> {
      if (!path.getBounds2D().isEmpty()) {
        placed.put(letter, placed(letter, path));
      }
    });
    return placed;
  }

  /** A hand that nobody has: each letter from any of the writers, and not quite as that one wrote it. */
  private static Map<Integer, Path2D> mixed(List<Map<Integer, Path2D>> writers, Dice dice) {
    Map<Integer, List<Path2D>> choice = new TreeMap<>();
    writers.forEach(letters -> letters.forEach((letter, path) ->
        choice.computeIfAbsent(letter, any -> new ArrayList<>()).add(path)));
    double slant = dice.bell(0, 0.22);
    double width = dice.between(0.75, 1.3);
    double looseness = dice.between(0.6, 1.8);
    Map<Integer, Path2D> mixed = new TreeMap<>();
    choice.forEach((letter, paths) -> {
      AffineTransform lean = new AffineTransform(
          width * dice.bell(1, 0.1), 0, -slant - dice.bell(0, 0.05), dice.bell(1, 0.06), 0, 0);
      mixed.put(letter, new Path2D.Double(bent(dice.pick(paths), looseness, dice), lean));
    });
    return mixed;
  }

  /** Its points moved along two slow waves, by a few hundredths of its size. */
  private static Path2D bent(Path2D path, double looseness, Dice dice) {
    Rectangle2D box = path.getBounds2D();
    double across = dice.bell(0, 0.05 * looseness) * box.getWidth();
    double along = dice.bell(0, 0.04 * looseness) * box.getHeight();
    double acrossPhase = dice.between(0, 2 * Math.PI);
    double alongPhase = dice.between(0, 2 * Math.PI);
    double acrossWave = dice.between(2, 6) / Math.max(0.1, box.getHeight());
    double alongWave = dice.between(2, 6) / Math.max(0.1, box.getWidth());
    Path2D.Double bent = new Path2D.Double();
    double[] p = new double[6];
    for (PathIterator at = path.getPathIterator(null, FLAT); !at.isDone(); at.next()) {
      int kind = at.currentSegment(p);
      double x = p[0] + across * Math.sin(acrossWave * p[1] + acrossPhase);
      double y = p[1] + along * Math.sin(alongWave * p[0] + alongPhase);
      switch (kind) {
        case PathIterator.SEG_MOVETO -> bent.moveTo(x, y);
        case PathIterator.SEG_LINETO -> bent.lineTo(x, y);
        default -> bent.closePath();
      }
    }
    return bent;
  }

  private static Path2D strokes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      BufferedImage picture = ImageIO.read(in);
      if (picture == null) {
        throw new IOException(file.toUri() + " is no picture");
      }
      return Skeleton.of(picture).path();
    }
  }

  private static Face face(String name, String family, Map<Integer, Path2D> letters, Dice dice) {
    double stem = dice.between(0.06, 0.15);
    double gap = dice.between(-0.16, 0.14);
    Map<Integer, Glyph> glyphs = new HashMap<>();
    letters.forEach((letter, path) -> glyphs.put(letter, PenGlyphs.drawn(path, stem, gap)));
    PenGlyphs.add(glyphs, FROM_PEN, 1, stem, 0.12);
    glyphs.put((int) ' ', Glyph.of(new Path2D.Float(), 0.7));
    KazakhLetters.completePenned(glyphs, stem);
    return new Face(
        name, family, FaceClass.HAND, CAP_HEIGHT, stem, true, false, Map.copyOf(glyphs));
  }

  /** Brought to its height in a line, its foot where it belongs. */
  private static Path2D placed(int letter, Path2D path) {
    Rectangle2D box = path.getBounds2D();
    Zone zone = zone(letter, path, box);
    double height = zone.above() + zone.below();
    double scale = height / Math.max(1, box.getHeight());
    AffineTransform place = AffineTransform.getTranslateInstance(0, -zone.above());
    place.scale(Math.min(scale, 2.2 * height / Math.max(1, box.getWidth())), scale);
    place.translate(-box.getMinX(), -box.getMinY());
    return new Path2D.Double(path, place);
  }

  /** How far a letter reaches above the line and below it, in x-heights. */
  private record Zone(double above, double below) {}

  private static Zone zone(int letter, Path2D path, Rectangle2D box) {
    if (Character.isDigit(letter)) {
      return new Zone(0.85 * CAP_HEIGHT, 0);
    }
    boolean tall = box.getHeight() > LOOPED * box.getWidth();
    if (Character.isUpperCase(letter)) {
      return switch (letter) {
        case 'Ё', 'Й' -> new Zone(1.2 * CAP_HEIGHT, 0);
        case 'Ц', 'Щ' -> new Zone(CAP_HEIGHT, tall ? 0.5 : 0.3);
        default -> new Zone(CAP_HEIGHT, 0);
      };
    }
    return switch (letter) {
      case 'б' -> new Zone(1.8, 0);
      case 'в' -> tall ? new Zone(1.8, 0) : new Zone(1, 0);
      case 'ё', 'й' -> new Zone(1.5, 0);
      case 'д' -> bowlIsAbove(path, box) ? new Zone(1, 0.9) : new Zone(1.8, 0);
      case 'р', 'у' -> new Zone(1, 0.9);
      case 'з' -> tall ? new Zone(1, 0.8) : new Zone(1, 0);
      case 'ц', 'щ' -> new Zone(1, box.getHeight() > box.getWidth() ? 0.7 : 0.35);
      case 'ф' -> tall ? new Zone(1.5, 0.8) : new Zone(1.2, 0.6);
      default -> new Zone(1, 0);
    };
  }

  /** Whether the upper half of the strokes has the most of them: a letter д with its loop below the line. */
  private static boolean bowlIsAbove(Path2D path, Rectangle2D box) {
    double upper = 0;
    double all = 0;
    double[] point = new double[6];
    for (var at = path.getPathIterator(null); !at.isDone(); at.next()) {
      at.currentSegment(point);
      upper += point[1] < box.getCenterY() ? 1 : 0;
      all++;
    }
    return upper > 0.5 * all;
  }
}
