package kz.muragat.recognise;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code model.json} says.
 *
 * @param version the folder's name
 * @param network measures of the network, of the general one where there are two
 * @param handwriting measures of that for handwriting; null where they are the same, or there is none
 * @param alphabet the characters it writes, in the order of its classes; the CTC blank comes before them
 * @param temperature by which logits are divided so that confidences are true
 * @param trainedOn one paragraph: lines, texts, faces
 * @param scores by name, such as {@code cer.print.clean}, as shares
 * @param languageModel that helps in reading; null where none does
 * @param confidence by which the confidences of words are corrected; null where they stay as decoded
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelDescription(
    String version,
    NetworkShape network,
    @Nullable NetworkShape handwriting,
    String alphabet,
    double temperature,
    String trainedOn,
    Map<String, Double> scores,
    @Nullable LanguageSettings languageModel,
    @Nullable ConfidenceCurve confidence) {

  /** A model that reads without a language model, and is not calibrated. */
  public ModelDescription(
      String version,
      NetworkShape network,
      String alphabet,
      double temperature,
      String trainedOn,
      Map<String, Double> scores) {
    this(version, network, null, alphabet, temperature, trainedOn, scores, null, null);
  }

  @JsonCreator
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
    if (handwriting != null
        && (handwriting.classes() != network.classes()
            || handwriting.inputHeightPx() != network.inputHeightPx())) {
      throw new IllegalArgumentException("Model " + version
          + " has two networks that differ in their classes or the height of a line");
    }
  }

  /** Measures of one of its networks. */
  public NetworkShape network(NetworkRole role) {
    return role == NetworkRole.HANDWRITING && handwriting != null ? handwriting : network;
  }

  /** The same model with other measures of the network for handwriting. */
  ModelDescription withHandwriting(NetworkShape shape) {
    return new ModelDescription(
        version,
        network,
        shape.equals(network) ? null : shape,
        alphabet,
        temperature,
        trainedOn,
        scores,
        languageModel,
        confidence);
  }

  /**
   * What a model says of itself that grew from this one: it reads with the same language model and the same calibration.
   */
  public ModelDescription child(String name, String learntFrom, Map<String, Double> itsScores) {
    return new ModelDescription(
        name,
        network,
        handwriting,
        alphabet,
        temperature,
        learntFrom,
        itsScores,
        languageModel,
        confidence);
  }

  /** The same model, able to write more characters, which come after the others. */
  public ModelDescription wider(String characters) {
    int classes = network.classes() + characters.codePointCount(0, characters.length());
    return new ModelDescription(
        version,
        network.withClasses(classes),
        handwriting == null ? null : handwriting.withClasses(classes),
        alphabet + characters,
        temperature,
        trainedOn,
        scores,
        languageModel,
        confidence);
  }

  /** The same model, calibrated. */
  public ModelDescription calibrated(
      @Nullable LanguageSettings settings, ConfidenceCurve curve, Map<String, Double> newScores) {
    return new ModelDescription(
        version,
        network,
        handwriting,
        alphabet,
        temperature,
        trainedOn,
        newScores,
        settings,
        curve);
  }
}
