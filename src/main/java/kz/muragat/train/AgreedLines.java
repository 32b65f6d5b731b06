package kz.muragat.train;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Language;
import kz.muragat.model.Recognition;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.train.synth.LabelledLine;

/**
 * Labels lines that nobody has corrected: with what two readers both see in them, where both are sure of every word. With
 * one reader twice that is distillation, the reader being the teacher.
 */
public final class AgreedLines {

  /** What {@link LabelledLine#face} says of such lines. */
  public static final String HAND = "nobody has corrected it";

  /** The confidence that every word of a line must have, where nothing else is asked for. */
  public static final double SURELY = 0.95;

  private static final int LEAST_LETTERS = 6;

  private AgreedLines() {}

  /**
   * The lines that both readers agree on.
   *
   * @param surely confidence that every word must have with both, 0–1
   */
  public static List<LabelledLine> of(
      List<GreyImage> lines, LineRecogniser one, LineRecogniser other, double surely) {
    List<Recognition> first = one.recognise(lines);
    List<Recognition> second = one == other ? first : other.recognise(lines);
    List<LabelledLine> agreed = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String text = first.get(i).text();
      if (text.length() >= LEAST_LETTERS
          && text.equals(second.get(i).text())
          && isSure(first.get(i), surely)
          && isSure(second.get(i), surely)) {
        agreed.add(new LabelledLine(
            lines.get(i),
            text,
            second.get(i).style(),
            LabelledLine.DAMAGED,
            HAND,
            Language.UNDETERMINED));
      }
    }
    return agreed;
  }

  private static boolean isSure(Recognition read, double surely) {
    return read.words().stream().allMatch(word -> word.confidence() >= surely);
  }
}
