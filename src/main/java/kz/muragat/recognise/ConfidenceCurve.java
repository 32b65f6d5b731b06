package kz.muragat.recognise;

import java.util.List;

/**
 * How often a word is right that the decoder holds to be right with some probability: straight lines between points fitted on
 * validation lines (isotonic regression). Beyond the ends the first and last value hold.
 *
 * @param decoded probabilities as decoded, ascending, 0–1
 * @param right the share of right words there, never falling, 0–1, one for each
 */
public record ConfidenceCurve(List<Double> decoded, List<Double> right) {

  /** Leaves probabilities as they are. */
  public static final ConfidenceCurve NONE =
      new ConfidenceCurve(List.of(0.0, 1.0), List.of(0.0, 1.0));

  public ConfidenceCurve {
    decoded = List.copyOf(decoded);
    right = List.copyOf(right);
    if (decoded.isEmpty() || decoded.size() != right.size()) {
      throw new IllegalArgumentException("a confidence curve has as many values as points");
    }
    for (int i = 0; i < decoded.size(); i++) {
      boolean inRange = 0 <= right.get(i) && right.get(i) <= 1;
      boolean rising =
          i == 0 || (decoded.get(i - 1) < decoded.get(i) && right.get(i - 1) <= right.get(i));
      if (!inRange || !rising) {
        throw new IllegalArgumentException(
            "a confidence curve rises from 0 to 1, point " + i + " of this one does not");
      }
    }
  }

  /** The share of right words among those decoded with this probability. */
  public double at(double probability) {
    int last = decoded.size() - 1;
    if (probability <= decoded.get(0)) {
      return right.get(0);
    }
    if (probability >= decoded.get(last)) {
      return right.get(last);
    }
    int i = 1;
    while (decoded.get(i) < probability) {
      i++;
    }
    double share = (probability - decoded.get(i - 1)) / (decoded.get(i) - decoded.get(i - 1));
    return right.get(i - 1) + share * (right.get(i) - right.get(i - 1));
  }
}
