package kz.muragat.recognise;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of a path through the network's output: one character and the steps on which it stands.
 *
 * @param charClass the character's class; 0, the blank, makes no runs
 * @param first step
 * @param last step
 * @param peak its probability where that is highest
 */
record CtcRun(int charClass, int first, int last, double peak) {

  /**
   * The runs of the path that goes through the likeliest class of every step.
   *
   * @param probabilities step after step, of all classes
   */
  static List<CtcRun> ofBestPath(float[][] probabilities) {
    List<CtcRun> runs = new ArrayList<>();
    int before = 0;
    for (int t = 0; t < probabilities.length; t++) {
      int best = 0;
      for (int c = 1; c < probabilities[t].length; c++) {
        if (probabilities[t][c] > probabilities[t][best]) {
          best = c;
        }
      }
      double peak = probabilities[t][best];
      if (best != 0 && best == before) {
        CtcRun run = runs.remove(runs.size() - 1);
        runs.add(new CtcRun(best, run.first, t, Math.max(run.peak, peak)));
      } else if (best != 0) {
        runs.add(new CtcRun(best, t, t, peak));
      }
      before = best;
    }
    return runs;
  }

  /** The runs of a text's likeliest path; none where it does not fit in. */
  static List<CtcRun> of(int[] text, float[][] probabilities) {
    int[] places = CtcAlignment.best(probabilities, text);
    List<CtcRun> runs = new ArrayList<>();
    for (int t = 0; t < places.length; t++) {
      if (places[t] >= 0) {
        int charClass = text[places[t]];
        double peak = probabilities[t][charClass];
        if (t > 0 && places[t - 1] == places[t]) {
          CtcRun run = runs.remove(runs.size() - 1);
          runs.add(new CtcRun(charClass, run.first, t, Math.max(run.peak, peak)));
        } else {
          runs.add(new CtcRun(charClass, t, t, peak));
        }
      }
    }
    return runs;
  }

  static int[] classes(List<CtcRun> runs) {
    return runs.stream().mapToInt(CtcRun::charClass).toArray();
  }
}
