package kz.muragat.train.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kz.muragat.model.Language;

/**
 * What is shown again while a hand is learnt, so that the rest is not forgotten: lines of all kinds from the faces and texts
 * that come along, and among them Kazakh words with the nine letters that Russian has not. Those are forgotten first: the
 * texts have few such words, seven with һ. Immutable and thread-safe.
 */
public final class ReplayLines implements LineSource {

  private static final double WITH_LETTERS = 0.25;
  private static final double IN_CAPITALS = 0.15;
  private static final double BY_HAND = 0.5;
  private static final double ONLY_BY_HAND = 1;
  private static final int MOST_WORDS = 5;
  private static final String WORDS = "replay-words.txt";

  private final SyntheticLines all;
  private final double byHand;
  private final List<List<String>> words;

  /**
   * @param alphabet code points that labels may have, the space and the letters of Kazakh among them
   */
  public ReplayLines(Set<Integer> alphabet) {
    this(
        new SyntheticLines(FontShelf.load(List.of()), TextShelf.bundled(), Split.TRAIN, alphabet),
        BY_HAND);
  }

  private ReplayLines(SyntheticLines all, double byHand) {
    this.all = all;
    this.byHand = byHand;
    this.words = TextShelf.bundledWords(WORDS);
  }

  /** The same, all in handwriting. */
  public static ReplayLines handwritten(Set<Integer> alphabet) {
    return new ReplayLines(
        new SyntheticLines(
            FontShelf.load(List.of()),
            TextShelf.bundled(),
            Split.TRAIN,
            alphabet,
            LineMix.HANDWRITING),
        ONLY_BY_HAND);
  }

  @Override
  public LabelledLine line(long seed, double hardness) {
    Dice dice = new Dice(~seed);
    if (!dice.chance(WITH_LETTERS)) {
      return all.line(seed, hardness);
    }
    List<String> line = new ArrayList<>();
    for (int i = dice.whole(1, MOST_WORDS); i > 0; i--) {
      line.add(dice.pick(dice.pick(words)));
    }
    String text = String.join(" ", line);
    FaceClass kind = dice.chance(byHand) ? FaceClass.HAND : FaceClass.PRINT;
    if (kind == FaceClass.PRINT && dice.chance(IN_CAPITALS)) {
      // Pens write no line of capitals.
      text = text.toUpperCase(Locale.ROOT);
    }
    return all.line(dice.seed(), hardness, kind, new LineText(text, Language.KAZAKH, false));
  }
}
