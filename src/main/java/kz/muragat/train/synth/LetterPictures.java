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
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Hands made of pictures of single handwritten letters: the n-th hand takes its own picture of each letter. Every letter is
 * brought to the middle of its strokes and drawn anew with one pen, since a collection has its letters from several pens,
 * and their thickness would be learnt as the letter.
 *
 * <p>Such pictures are trimmed to the ink, so small and capital letters look alike in them: the hands write capitals only,
 * as forms are filled in. Signs and digits come from {@link PenLetters}.
 */
final class LetterPictures {

  static final String FAMILY = "Block hand ";
  private static final int HANDS = 30;
  private static final double CAP_HEIGHT = 1.5;
  /** What hangs below the line in each, and what stands above the height of capitals, as shares of that height. */
  private static final Map<Character, Double> BELOW =
      Map.of('Д', 0.12, 'Ц', 0.16, 'Щ', 0.16, 'Қ', 0.18, 'Ң', 0.2, 'Ү', 0.3, 'Ұ', 0.3, 'Ғ', 0.2);

  private static final Map<Character, Double> ABOVE = Map.of('Ё', 0.22, 'Й', 0.22);
  /** Pen paths have ascenders as high as this, in x-heights. */
  private static final double PEN_ASCENT = 1.9;
  /** Of each letter; in the collections known, what comes later in a folder is often of another letter. */
  private static final int MOST_PICTURES = 400;

  private static final int MOST_OF_A_HAND = 8;
  private static final int LEAST_SIZE_PX = 24;
  private static final double GAP = 0.22;
  private static final String FROM_PEN = "0123456789.,:;-—–!?()«»№/";

  private final Map<Character, List<List<Path2D>>> letters;

  private LetterPictures(Map<Character, List<List<Path2D>>> letters) {
    this.letters = letters;
  }

  /** Whether a path holds letter pictures: a zip file, or a folder with a folder {@code а}. */
  static boolean isAt(Path path) {
    return path.getFileName().toString().endsWith(".zip") || Files.isDirectory(path.resolve("а"));
  }

  /**
   * The letters of a collection laid out as {@code LETTER/*.png}, dark ink on light paper, in a zip file or a folder.
   *
   * @throws IOException where it cannot be read, or has no letters
   */
  static LetterPictures read(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return readFolder(path);
    }
    try (FileSystem zip = FileSystems.newFileSystem(path)) {
      return readFolder(zip.getPath("/"));
    }
  }

  private static LetterPictures readFolder(Path root) throws IOException {
    Map<Character, List<List<Path2D>>> letters = new TreeMap<>();
    try (Stream<Path> folders = Files.list(root)) {
      for (Path folder : folders.sorted().toList()) {
        String name = Normalizer.normalize(
                folder.getFileName().toString().replace("/", ""), Normalizer.Form.NFC)
            .toUpperCase(Locale.ROOT);
        if (name.length() == 1 && Files.isDirectory(folder)) {
          letters.put(name.charAt(0), byHand(folder));
        }
      }
    }
    letters.values().removeIf(hands -> hands.get(0).isEmpty());
    if (letters.isEmpty()) {
      throw new IOException("no letters in " + root.toUri()
          + ": folders with one letter's name and PNG files in them");
    }
    return new LetterPictures(letters);
  }

  /** For each hand the strokes of some pictures, from its own stretch of the collection; none where none is usable. */
  private static List<List<Path2D>> byHand(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".png"))
          .sorted()
          .limit(MOST_PICTURES)
          .toList();
    }
    List<List<Path2D>> hands = new ArrayList<>();
    for (int hand = 0; hand < HANDS; hand++) {
      int from = hand * files.size() / HANDS;
      int to = (hand + 1) * files.size() / HANDS;
      List<Path2D> pictures = new ArrayList<>();
      for (int i = from; i < to && pictures.size() < MOST_OF_A_HAND; i++) {
        strokes(files.get(i)).ifPresent(pictures::add);
      }
      hands.add(pictures);
    }
    return hands;
  }

  private static Optional<Path2D> strokes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      BufferedImage picture = ImageIO.read(in);
      if (picture == null) {
        throw new IOException(file.toUri() + " is no picture");
      }
      boolean speck = Math.max(picture.getWidth(), picture.getHeight()) < LEAST_SIZE_PX;
      return speck ? Optional.empty() : Optional.of(Skeleton.of(picture).path());
    }
  }

  /** The hands: each has one picture of each letter. */
  List<Face> faces() {
    return IntStream.range(0, HANDS).mapToObj(this::face).toList();
  }

  /** The strokes of each letter's pictures, by capital, without those of hands that are held out; not placed. */
  Map<Character, List<Path2D>> learntFrom() {
    Map<Character, List<Path2D>> all = new TreeMap<>();
    letters.forEach((letter, hands) -> all.put(
        letter,
        IntStream.range(0, HANDS)
            .filter(hand -> HeldOut.splitOfFamily(name(hand)) == Split.TRAIN)
            .mapToObj(hands::get)
            .flatMap(List::stream)
            .filter(path -> !path.getBounds2D().isEmpty())
            .toList()));
    return all;
  }

  private static String name(int hand) {
    return FAMILY + String.format(Locale.ROOT, "%02d", hand + 1);
  }

  private Face face(int hand) {
    Dice dice = new Dice(hand);
    double stem = dice.between(0.1, 0.2);
    Map<Integer, Glyph> glyphs = new HashMap<>();
    letters.forEach((letter, hands) -> {
      if (letter != 'Һ') {
        glyphs.put((int) letter, PenGlyphs.drawn(placed(letter, first(hands, hand)), stem, GAP));
      }
    });
    PenGlyphs.add(glyphs, FROM_PEN, CAP_HEIGHT / PEN_ASCENT, stem, GAP);
    glyphs.put((int) ' ', Glyph.of(new Path2D.Float(), 0.7));
    Path2D.Double upright = new Path2D.Double();
    upright.moveTo(0, -CAP_HEIGHT);
    upright.lineTo(0, 0);
    glyphs.put((int) 'І', PenGlyphs.drawn(upright, stem, GAP));
    KazakhLetters.completePenned(glyphs, stem);
    return new Face(
        name(hand), name(hand), FaceClass.HAND, CAP_HEIGHT, stem, true, false, Map.copyOf(glyphs));
  }

  /** The hand's first picture, or that of the hand before where it has none. */
  private static Path2D first(List<List<Path2D>> hands, int hand) {
    int with = hand;
    while (hands.get(with).isEmpty()) {
      with--;
    }
    return hands.get(with).get(0);
  }

  /** Brought to its height, its foot on the line. */
  private static Path2D placed(char letter, Path2D path) {
    Rectangle2D box = path.getBounds2D();
    double below = BELOW.getOrDefault(letter, 0.0);
    double height = CAP_HEIGHT * (1 + below + ABOVE.getOrDefault(letter, 0.0));
    double scale = height / Math.max(1, box.getHeight());
    AffineTransform place = AffineTransform.getTranslateInstance(0, CAP_HEIGHT * below - height);
    // Nobody's letter is twice as wide as it is high.
    place.scale(Math.min(scale, 1.7 * height / Math.max(1, box.getWidth())), scale);
    place.translate(-box.getMinX(), -box.getMinY());
    return new Path2D.Double(path, place);
  }
}
