package kz.muragat.train;

import java.util.List;
import java.util.function.Function;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.train.synth.LabelledLine;

/**
 * Judges what was learnt; and while a gate is against it because too much was forgotten, something nearer to the model it
 * grew from. Only what stays within the tolerance at every gate is left, and is then asked whether it still reads the
 * corrections held out better.
 *
 * @param model that was judged last
 * @param share of what was learnt that is in it, 0 to 1
 */
public record Tempering(ModelFolder model, double share, Gates.Decision decision) {

  private static final double[] SHARES = {1, 0.7, 0.5, 0.4, 0.3};

  /**
   * What was learnt of fewer lines fits them too well, and not all of it is taken. On four validation hands 16 lines brought
   * the others from 2.6 to 2.0 % this way, and all of it only to 2.3 %.
   */
  private static final int FEW = 48;

  /**
   * Judges.
   *
   * @param lines how many were learnt from
   * @param heldOut lines not learnt from; which model is taken does not depend on them
   * @param readers makes a reader with a model, which is closed here
   */
  public static Tempering of(
      FineTuning.Learnt learnt,
      int lines,
      LineRecogniser inCharge,
      Gates gates,
      List<LabelledLine> heldOut,
      Function<ModelFolder, LineRecogniser> readers) {
    for (int i = lines < FEW ? 1 : 0; ; i++) {
      ModelFolder model = SHARES[i] == 1 ? learnt.model() : learnt.tempered(SHARES[i]);
      try (LineRecogniser challenger = readers.apply(model)) {
        Gates.Decision decision = gates.decide(inCharge, challenger, heldOut);
        if (!decision.forgets() || i == SHARES.length - 1) {
          return new Tempering(model, SHARES[i], decision);
        }
      }
    }
  }
}
