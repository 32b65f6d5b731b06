package kz.muragat.recognise;

import java.util.Map;
import java.util.TreeMap;
import kz.muragat.model.Style;

/**
 * Which language model helps in reading, and how much it counts in each style.
 *
 * @param file of the language model, relative to the model's folder
 * @param weights by style, 0 or more; none or 0 where it does not help
 */
public record LanguageSettings(String file, Map<Style, Double> weights) {

  public LanguageSettings {
    weights = weights == null ? Map.of() : new TreeMap<>(weights);
    if (file == null || file.isBlank() || weights.values().stream().anyMatch(w -> !(w >= 0))) {
      throw new IllegalArgumentException(
          "languageModel needs a file, and weights that are not below 0");
    }
  }

  /** The weight for a style; 0 where the language model has no say. */
  public double weight(Style style) {
    return weights.getOrDefault(style, 0.0);
  }
}
