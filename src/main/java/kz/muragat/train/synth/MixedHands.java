package kz.muragat.train.synth;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Hands that nobody has, since the writers whose whole alphabet is known are few: each letter is from any of them, or from
 * a collection of single letters by many people, in joined hands mostly from the midst of words, and bent a little. No
 * letter is of a hand that is held out.
 */
final class MixedHands {

  /** Begins their names. */
  static final String FAMILY = "Mixed hand ";

  private static final int HANDS = 240;

  /** Two of three hands join their letters, as most people do. */
  private static final int JOINED = 2;

  private static final int JOINED_OF = 3;

  /** Capitals that people also write small, and those alike in both cases but for what hangs below. */
  private static final String SMALL_LIKE_CAPITAL = "вгжзиклмнопрстуфхцчшщъыьэюя";

  private static final String KAZAKH = "әғқңөұүһ";
  private static final String CAPITALS = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯӘҒҚҢӨ";
  private static final double FLAT = 0.01;

  private MixedHands() {}

  /**
   * The hands.
   *
   * @param writers whose letters may be mixed
   * @param pictures the middle of the strokes of single letters, by capital; none is fine
   */
  static List<Face> of(List<TabletHands.Sitting> writers, Map<Character, List<Path2D>> pictures) {
    Map<Integer, List<Path2D>> whole = new TreeMap<>();
    Map<Integer, List<Path2D>> inWords = new TreeMap<>();
    writers.stream()
        .filter(sitting -> HeldOut.splitOfFamily(sitting.family()) == Split.TRAIN)
        .forEach(sitting -> {
          sitting.letters().forEach((letter, path) -> add(whole, letter, path));
          sitting.inWords().forEach(any -> add(inWords, any.codePoint(), any.strokes()));
        });
    List<Face> faces = new ArrayList<>();
    for (int hand = 1; hand <= HANDS && !whole.isEmpty(); hand++) {
      String name = FAMILY + String.format(Locale.ROOT, "%03d", hand);
      Dice dice = new Dice(-hand);
      boolean joined = hand % JOINED_OF < JOINED;
      faces.add(TabletHands.face(
          name, name, mixed(whole, joined ? inWords : Map.of(), pictures, dice), joined, dice));
    }
    return faces;
  }

  private static void add(Map<Integer, List<Path2D>> to, int letter, Path2D path) {
    to.computeIfAbsent(letter, any -> new ArrayList<>()).add(path);
  }

  private static Map<Integer, Path2D> mixed(
      Map<Integer, List<Path2D>> whole,
      Map<Integer, List<Path2D>> inWords,
      Map<Character, List<Path2D>> pictures,
      Dice dice) {
    double slant = dice.bell(0, 0.22);
    double width = dice.between(0.75, 1.3);
    double looseness = dice.between(0.6, 1.8);
    double pictured = dice.chance(0.3) ? 0 : dice.between(0.1, 0.7);
    Map<Integer, Path2D> chosen = new TreeMap<>();
    whole.forEach((letter, paths) -> chosen.put(letter, dice.pick(paths)));
    for (char letter : (SMALL_LIKE_CAPITAL + KAZAKH + CAPITALS).toCharArray()) {
      List<Path2D> others = pictures.getOrDefault(Character.toUpperCase(letter), List.of());
      if (!others.isEmpty() && dice.chance(pictured)) {
        chosen.put((int) letter, TabletHands.placed(letter, dice.pick(others)));
      }
    }
    double joined = dice.between(0.3, 1);
    inWords.forEach((letter, paths) -> {
      if (dice.chance(joined)) {
        chosen.put(letter, dice.pick(paths));
      }
    });
    Map<Integer, Path2D> mixed = new TreeMap<>();
    chosen.forEach((letter, path) -> {
      AffineTransform lean = new AffineTransform(
          width * dice.bell(1, 0.1), 0, -slant - dice.bell(0, 0.05), dice.bell(1, 0.06), 0, 0);
      mixed.put(letter, new Path2D.Double(bent(path, looseness, dice), lean));
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
}
