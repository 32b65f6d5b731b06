package kz.muragat.train.synth;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lines that one writer wrote, all in the same hand, cut out of their pages as Muragat cuts: the stuff of an archive's
 * fond. Immutable and thread-safe.
 *
 * <p>The writers of {@link Split#TEST} are never learnt from, so that they stand for hands the recogniser has not met.
 */
public final class OneHand implements LineSource {

  private final SyntheticLines lines;
  private final Scribe scribe;

  private OneHand(SyntheticLines lines, Scribe scribe) {
    this.lines = lines;
    this.scribe = scribe;
  }

  /**
   * A joined hand.
   *
   * @param lines whose texts and split are taken
   * @param number of the writer, any
   */
  public static OneHand writer(SyntheticLines lines, int number) {
    return new OneHand(lines, lines.writer(number));
  }

  /** The faces of a split that imitate a hand, a family once. */
  public static List<OneHand> faces(SyntheticLines lines, FontShelf shelf, Split split) {
    Set<String> families = new HashSet<>();
    return shelf.faces(split).stream()
        .filter(face -> face.kind() == FaceClass.HAND && families.add(face.family()))
        .map(face -> new OneHand(lines, face))
        .toList();
  }

  /** The same hand, but writing the texts of another source. */
  public OneHand withTextsOf(SyntheticLines other) {
    return new OneHand(other, scribe);
  }

  /** Told apart by it in reports. */
  public String name() {
    return scribe.name();
  }

  @Override
  public LabelledLine line(long seed, double hardness) {
    Dice dice = new Dice(seed ^ 0x5851F42D4C957F2DL);
    for (int attempt = 0; attempt < 200; attempt++) {
      LineText text = lines.text(dice, 60);
      if (text.text().codePointCount(0, text.text().length()) >= 10 && scribe.suits(text.text())) {
        return lines.line(dice.seed(), hardness, scribe, Framing.CROPPED, text);
      }
    }
    throw new IllegalStateException(scribe.name() + " can write none of the texts");
  }
}
