package kz.muragat.train;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.model.Recognition;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.text.ErrorRate;
import kz.muragat.train.synth.LabelledLine;

/**
 * Finds corrected lines whose text most likely belongs to another line: the model in charge, however badly it reads the
 * hand, reads something nearer to another text of the set than to the line's own. Cheap, and needs no training.
 */
public final class WrongLabels {

  /** A reading with more errors than this against its own text tells nothing in favour of it. */
  private static final double FAR = 0.65;
  /** The other text must be nearer by so much, */
  private static final double NEARER = 0.15;
  /** and near enough to be recognised: nonsense is always a little nearer to some longer text. */
  private static final double NEAR = 0.6;

  private static final int LEAST_LETTERS = 6;

  private WrongLabels() {}

  /**
   * The places in the list of lines that look wrong.
   *
   * @param lines with what is said to be in them
   */
  public static List<Integer> find(LineRecogniser inCharge, List<LabelledLine> lines) {
    List<Recognition> read = new ArrayList<>();
    for (LabelledLine line : lines) {
      read.addAll(inCharge.recognise(List.of(line.image())));
    }
    List<Integer> wrong = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).text();
      String seen = read.get(i).text();
      double own = distance(text, seen);
      if (text.length() >= LEAST_LETTERS
          && own > FAR
          && nearest(lines, i, seen) < Math.min(NEAR, own - NEARER)) {
        wrong.add(i);
      }
    }
    return wrong;
  }

  private static double nearest(List<LabelledLine> lines, int but, String seen) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < lines.size(); i++) {
      if (i != but && lines.get(i).text().length() >= LEAST_LETTERS) {
        least = Math.min(least, distance(lines.get(i).text(), seen));
      }
    }
    return least;
  }

  private static double distance(String text, String seen) {
    return ErrorRate.ofCharacters(text, seen).rate();
  }
}
