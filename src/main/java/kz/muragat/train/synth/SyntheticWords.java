package kz.muragat.train.synth;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Language;
import kz.muragat.text.Alphabet;

/**
 * Single Kazakh and Russian words in pictures of one size, as sets for word recognisers have them. A word is decided by its
 * seed and hardness, the shelves and the split, nothing else. Immutable and thread-safe.
 */
public final class SyntheticWords implements LineSource {

  /** Width of every picture in pixels. */
  public static final int WIDTH = 256;

  /** Height of every picture in pixels. */
  public static final int HEIGHT = 64;

  private static final int ATTEMPTS = 60;
  private static final int LONGEST = 22;

  private final Scribes scribes;
  private final TextShelf texts;
  private final Split split;
  private final Alphabet alphabet = Alphabet.standard();
  private final List<FaceClass> kinds;

  /** @throws IllegalArgumentException where the texts have no word of a language for the split */
  public SyntheticWords(FontShelf fonts, TextShelf texts, Split split) {
    this.scribes = new Scribes(fonts, split);
    this.texts = texts;
    this.split = split;
    this.kinds = Arrays.stream(FaceClass.values()).filter(scribes::has).toList();
    for (Language language : List.of(Language.KAZAKH, Language.RUSSIAN)) {
      if (texts.words(language, split).isEmpty()) {
        throw new IllegalArgumentException("no " + language.tag() + " words for " + split);
      }
    }
  }

  @Override
  public LabelledLine line(long seed, double hardness) {
    if (!(hardness >= 0 && hardness <= 1)) {
      throw new IllegalArgumentException("hardness lies between 0 and 1, not at " + hardness);
    }
    Dice dice = new Dice(seed);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Language language = dice.chance(0.5) ? Language.KAZAKH : Language.RUSSIAN;
      String word = dressed(dice.pick(texts.words(language, split)), dice);
      FaceClass kind = kind(dice);
      Optional<Scribe> scribe = scribes.pick(kind, word, dice);
      if (word.length() <= LONGEST && alphabet.canWrite(word) && scribe.isPresent()) {
        boolean damaged = dice.chance(0.6 * hardness);
        Plane scan = LinePainter.scan(
            new LineText(word, language, false),
            scribe.get(),
            framing(dice),
            dice.seed(),
            damaged ? Math.max(hardness, 0.05) : 0);
        return new LabelledLine(
            fitted(scan),
            word,
            kind.style(),
            damaged ? LabelledLine.DAMAGED : LabelledLine.CLEAN,
            scribe.get().name(),
            language);
      }
    }
    throw new IllegalStateException("no face of the shelf covers the words: seed " + seed);
  }

  private FaceClass kind(Dice dice) {
    double which = dice.between(0, 1);
    FaceClass kind =
        which < 0.6 ? FaceClass.PRINT : which < 0.75 ? FaceClass.TYPESCRIPT : FaceClass.HAND;
    return kinds.contains(kind) ? kind : dice.pick(kinds);
  }

  private static Framing framing(Dice dice) {
    double which = dice.between(0, 1);
    return which < 0.7 ? Framing.CROPPED : which < 0.85 ? Framing.TIGHT : Framing.LOOSE;
  }

  /** As words stand in a text: some with a capital, in capitals, or with a mark behind them. */
  private static String dressed(String word, Dice dice) {
    double which = dice.between(0, 1);
    String cased = which < 0.72
        ? word
        : which < 0.9
            ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)
            : word.toUpperCase(Locale.ROOT);
    return dice.chance(0.15) ? cased + dice.pick(List.of(",", ".", ";", ":", "!", "?")) : cased;
  }

  /** As large as it fits, to the left, the rest filled with the colour of the paper. */
  private static GreyImage fitted(Plane scan) {
    double scale = Math.min((double) WIDTH / scan.width, (double) HEIGHT / scan.height);
    int width = Math.max(1, (int) Math.min(WIDTH, Math.round(scan.width * scale)));
    int height = Math.max(1, (int) Math.min(HEIGHT, Math.round(scan.height * scale)));
    Plane small = scan.scaled(width, height);
    float[] sorted = small.values.clone();
    Arrays.sort(sorted);
    Plane whole = new Plane(WIDTH, HEIGHT);
    Arrays.fill(whole.values, sorted[sorted.length * 4 / 5]);
    int top = (HEIGHT - height) / 2;
    for (int y = 0; y < height; y++) {
      System.arraycopy(small.values, y * width, whole.values, (top + y) * WIDTH, width);
    }
    return whole.toGrey();
  }
}
