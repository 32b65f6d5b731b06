package kz.muragat.recognise;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;

/**
 * What {@code model.json} says.
 *
 * @param version the folder's name
 * @param network measures of the network
 * @param alphabet the characters it writes, in the order of its classes; the CTC blank comes before them
 * @param temperature by which logits are divided so that confidences are true
 * @param trainedOn one paragraph: lines, texts, faces
 * @param scores by name, such as {@code cer.print.clean}, as shares
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelDescription(
    String version,
    NetworkShape network,
    String alphabet,
    double temperature,
    String trainedOn,
    Map<String, Double> scores) {

  public ModelDescription {
    scores = scores == null ? Map.of() : new java.util.TreeMap<>(scores);
    if (version == null || network == null || alphabet == null || !(temperature > 0)) {
      throw new IllegalArgumentException(
          "model.json needs version, network, alphabet and a temperature above 0");
    }
    if (alphabet.codePointCount(0, alphabet.length()) + 1 != network.classes()) {
      throw new IllegalArgumentException("Model " + version + " has an alphabet of "
          + alphabet.codePointCount(0, alphabet.length()) + " characters and a network for "
          + (network.classes() - 1));
    }
  }
}
