package kz.muragat.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Levenshtein's cheapest way from one sequence of symbols to another: insertions, deletions, substitutions cost 1. */
final class Alignment {

  private Alignment() {}

  /** How many insertions, deletions and substitutions lead from one sequence to the other. */
  static int distance(List<?> reference, List<?> hypothesis) {
    int[] previous = new int[hypothesis.size() + 1];
    int[] current = new int[hypothesis.size() + 1];
    for (int j = 0; j < previous.length; j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= reference.size(); i++) {
      current[0] = i;
      for (int j = 1; j < current.length; j++) {
        int swap = reference.get(i - 1).equals(hypothesis.get(j - 1)) ? 0 : 1;
        current[j] = Math.min(previous[j - 1] + swap, Math.min(previous[j], current[j - 1]) + 1);
      }
      int[] done = previous;
      previous = current;
      current = done;
    }
    return previous[hypothesis.size()];
  }

  /** For each symbol of the reference in order, whether the cheapest way keeps it. */
  static List<Boolean> kept(List<Integer> reference, List<Integer> hypothesis) {
    return steps(reference, hypothesis).stream()
        .filter(step -> step.reference != NONE)
        .map(step -> step.reference == step.hypothesis)
        .toList();
  }

  /** In the place of a symbol that is only on the other side. */
  static final int NONE = -1;

  /** A symbol of the reference (not negative, or {@link #NONE}) and what stands in its place. */
  record Step(int reference, int hypothesis) {}

  /** The cheapest way, step by step from the beginning. */
  static List<Step> steps(List<Integer> reference, List<Integer> hypothesis) {
    int[][] cost = costs(reference, hypothesis);
    List<Step> steps = new ArrayList<>();
    int i = reference.size();
    int j = hypothesis.size();
    while (i > 0 || j > 0) {
      if (i > 0 && j > 0) {
        boolean same = reference.get(i - 1).equals(hypothesis.get(j - 1));
        if (cost[i][j] == cost[i - 1][j - 1] + (same ? 0 : 1)) {
          steps.add(new Step(reference.get(--i), hypothesis.get(--j)));
          continue;
        }
      }
      if (i > 0 && (j == 0 || cost[i][j] == cost[i - 1][j] + 1)) {
        steps.add(new Step(reference.get(--i), NONE));
      } else {
        steps.add(new Step(NONE, hypothesis.get(--j)));
      }
    }
    Collections.reverse(steps);
    return steps;
  }

  private static int[][] costs(List<?> reference, List<?> hypothesis) {
    int[][] cost = new int[reference.size() + 1][hypothesis.size() + 1];
    for (int i = 0; i <= reference.size(); i++) {
      for (int j = 0; j <= hypothesis.size(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
        } else {
          int swap = reference.get(i - 1).equals(hypothesis.get(j - 1)) ? 0 : 1;
          cost[i][j] =
              Math.min(cost[i - 1][j - 1] + swap, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        }
      }
    }
    return cost;
  }
}
