package kz.muragat.train.synth;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
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
 * code point in hexadecimal, and words beside them as {@link PenWords} has them. The middle of the strokes is drawn anew with
 * one pen, and each letter brought to the height it has in a line, since the pictures are trimmed to the ink. A writer is a
 * family, so that one who is held out is held out with every sitting.
 *
 * <p>What nobody wrote, Kazakh letters and signs, is made of the hand's own strokes or comes from {@link PenLetters}.
 */
final class TabletHands {

  static final String FAMILY = "Tablet hand ";
  private static final Pattern NAME = Pattern.compile("\\w+?_(\\d+)_(\\d+)_(\\p{XDigit}{4})\\.png");

  private static final double CAP_HEIGHT = 1.8;
  private static final String FROM_PEN = ".,:;-—!?()«»№/һіүұәҺІҮҰ";
  private static final String KAZAKH_FROM_PEN = "һіүұә";

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
   * What one writer wrote at one time.
   *
   * @param letters the middle of the strokes by code point, in x-heights, the line at y = 0
   * @param inWords the same of letters cut out of words
   */
  record Sitting(
      int writer, int number, Map<Integer, Path2D> letters, List<PenWords.Letter> inWords) {

    String family() {
      return FAMILY + String.format(Locale.ROOT, "%02d", writer);
    }

    /** The hands that write so: letter by letter, and joined where words are known. */
    Stream<Face> faces() {
      Face single = TabletHands.face(
          family() + " " + number, family(), letters, false, new Dice(1000L * writer + number));
      return inWords.isEmpty() ? Stream.of(single) : Stream.of(single, joinedFace());
    }

    private Face joinedFace() {
      Dice dice = new Dice(1000L * writer + number + 500);
      Map<Integer, Path2D> joined = new TreeMap<>(letters);
      Map<Integer, List<Path2D>> within = new TreeMap<>();
      inWords.forEach(letter -> within
          .computeIfAbsent(letter.codePoint(), any -> new ArrayList<>())
          .add(letter.strokes()));
      within.forEach((letter, forms) -> joined.put(letter, dice.pick(forms)));
      return TabletHands.face(family() + " " + number + " joined", family(), joined, true, dice);
    }
  }

  /**
   * The sittings, by writer.
   *
   * @throws IOException where the pictures cannot be read
   */
  static List<Sitting> read(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return readFolder(path);
    }
    try (FileSystem zip = FileSystems.newFileSystem(path)) {
      return readFolder(zip.getPath("/"));
    }
  }

  private static List<Sitting> readFolder(Path root) throws IOException {
    Map<String, List<PenWords.Letter>> inWords = PenWords.read(root.resolve("words"));
    Map<String, Sitting> sittings = new TreeMap<>();
    try (Stream<Path> files = Files.list(root.resolve("chars"))) {
      for (Path file : files.sorted().toList()) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          int writer = Integer.parseInt(name.group(1));
          int number = Integer.parseInt(name.group(2));
          Sitting sitting = sittings.computeIfAbsent(
              String.format(Locale.ROOT, "%02d %d", writer, number),
              any -> new Sitting(
                  writer,
                  number,
                  new TreeMap<>(),
                  inWords.getOrDefault(writer + "_" + number, List.of())));
          int letter = Integer.parseInt(name.group(3), 16);
          Path2D strokes = strokes(file);
          if (!strokes.getBounds2D().isEmpty()) {
            sitting.letters.put(letter, placed(letter, strokes));
          }
        }
      }
    }
    return List.copyOf(sittings.values());
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

  /**
   * A hand of its letters, drawn with one pen; what is lacking is made.
   *
   * @param joined whether the pen goes on from letter to letter
   */
  static Face face(
      String name, String family, Map<Integer, Path2D> letters, boolean joined, Dice dice) {
    double stem = dice.between(0.06, 0.15);
    double gap = joined ? dice.between(-0.12, 0.35) : dice.between(-0.16, 0.14);
    Map<Integer, Glyph> glyphs = new HashMap<>();
    PenGlyphs.add(glyphs, FROM_PEN, 1, stem, 0.12);
    if (joined) {
      PenGlyphs.addJoining(glyphs, KAZAKH_FROM_PEN, stem, gap);
    }
    letters.forEach((letter, path) -> glyphs.put(
        letter,
        joined && Character.isLetter(letter)
            ? PenGlyphs.joining(path, stem, gap)
            : PenGlyphs.drawn(path, stem, gap)));
    glyphs.put((int) ' ', Glyph.of(new Path2D.Float(), 0.7));
    KazakhLetters.completePenned(glyphs, stem);
    return new Face(
        name, family, FaceClass.HAND, CAP_HEIGHT, stem, true, false, Map.copyOf(glyphs));
  }

  /** Brought to its height in a line, its foot where it belongs. */
  static Path2D placed(int letter, Path2D path) {
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
      case 'қ' -> new Zone(1, 0.45);
      case 'ң' -> new Zone(1, 0.55);
      case 'ү', 'ұ' -> new Zone(1, 0.9);
      case 'һ' -> new Zone(1.8, 0);
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
