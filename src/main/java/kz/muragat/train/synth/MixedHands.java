package kz.muragat.train.synth;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Hands that nobody has, since the writers whose whole alphabet is known are few: each letter is from any of them, from the
 * school hand, or from a collection of single letters by many people, in joined hands mostly from the midst of words, and
 * bent a little. There are as many as there are numbers. No letter is of a hand that is held out. Immutable.
 */
final class MixedHands {

  /** Of all of them, since none is met often. */
  static final String FAMILY = "Mixed hands";

  /** Two of three hands join their letters, as most people do. */
  private static final double JOINED_SHARE = 2 / 3.0;

  /** Capitals that people also write small, and those alike in both cases but for what hangs below. */
  private static final String SMALL_LIKE_CAPITAL = "вгжзиклмнопрстуфхцчшщъыьэюя";

  private static final String SMALL = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
  private static final String KAZAKH = "әғқңөұүһ";
  private static final String CAPITALS = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯӘҒҚҢӨ";

  private final Map<Integer, List<Path2D>> whole = new TreeMap<>();
  private final Map<Integer, List<Path2D>> inWords = new TreeMap<>();
  private final Map<Character, List<Path2D>> pictures;
  private final PenLetters school = PenLetters.load();

  /**
   * @param writers whose letters may be mixed
   * @param pictures the middle of the strokes of single letters, by capital; none is fine
   */
  MixedHands(List<TabletHands.Sitting> writers, Map<Character, List<Path2D>> pictures) {
    this.pictures = pictures;
    writers.stream()
        .filter(sitting -> HeldOut.splitOfFamily(sitting.family()) == Split.TRAIN)
        .forEach(sitting -> {
          sitting.letters().forEach((letter, path) -> add(whole, letter, path));
          sitting.inWords().forEach(any -> add(inWords, any.codePoint(), any.strokes()));
        });
  }

  private static void add(Map<Integer, List<Path2D>> to, int letter, Path2D path) {
    to.computeIfAbsent(letter, any -> new ArrayList<>()).add(path);
  }

  /** Whether there is no writer whose letters may be mixed. */
  boolean isEmpty() {
    return whole.isEmpty();
  }

  /** The hand of a number, always the same. */
  Face hand(long number) {
    Dice dice = new Dice(~number);
    boolean joined = dice.chance(JOINED_SHARE);
    return TabletHands.face(
        "Mixed hand " + Long.toString(number, Character.MAX_RADIX),
        FAMILY,
        mixed(joined, dice),
        joined,
        dice);
  }

  private Map<Integer, Path2D> mixed(boolean joined, Dice dice) {
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
    double within = joined ? dice.between(0.3, 1) : 0;
    inWords.forEach((letter, paths) -> {
      if (dice.chance(within)) {
        chosen.put(letter, dice.pick(paths));
      }
    });
    double taught = dice.chance(0.4) ? 0 : dice.between(0.05, 0.5);
    for (int letter : SMALL.chars().toArray()) {
      if (whole.containsKey(letter) && dice.chance(taught)) {
        chosen.put(letter, PenGlyphs.strokes(dice.pick(school.forms(letter)), 1));
      }
    }
    Map<Integer, Path2D> mixed = new TreeMap<>();
    chosen.forEach((letter, path) -> {
      AffineTransform lean = new AffineTransform(
          width * dice.bell(1, 0.1), 0, -slant - dice.bell(0, 0.05), dice.bell(1, 0.06), 0, 0);
      mixed.put(letter, new Path2D.Double(Bend.bent(path, looseness, dice), lean));
    });
    return mixed;
  }
}
