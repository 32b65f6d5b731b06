package kz.muragat.recognise;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model as it lies on disk: {@code model.json} and {@code weights.safetensors} in a folder named after its version.
 *
 * @param weights of all its networks, by {@linkplain NetworkRole role} and parameter name
 * @param languageModel that the description names, which lies in a file of its own; null where it names none
 */
public record ModelFolder(
    ModelDescription description,
    Map<String, float[]> weights,
    @Nullable CharacterLanguageModel languageModel) {

  public static final String DESCRIPTION_FILE = "model.json";
  public static final String WEIGHTS_FILE = "weights.safetensors";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** A model that reads without a language model. */
  public ModelFolder(ModelDescription description, Map<String, float[]> weights) {
    this(description, weights, null);
  }

  /**
   * Reads a model.
   *
   * @throws IOException when a file is missing or damaged, or the weights do not fit the network; a sentence that names it
   */
  public static ModelFolder read(Path folder) throws IOException {
    Path file = folder.resolve(DESCRIPTION_FILE);
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "There is no model in " + folder + ": " + DESCRIPTION_FILE + " is missing.");
    }
    ModelDescription description;
    try {
      description = JSON.readValue(file.toFile(), ModelDescription.class);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new IOException(
          "The model description " + file + " is damaged: " + e.getOriginalMessage(), e);
    }
    Map<String, float[]> weights = Safetensors.read(folder.resolve(WEIGHTS_FILE));
    for (Map.Entry<String, long[]> wanted : shapes(description, weights).entrySet()) {
      long size = 1;
      for (long dimension : wanted.getValue()) {
        size *= dimension;
      }
      float[] values = weights.get(wanted.getKey());
      if (values == null || values.length != size) {
        throw new IOException("The weights in " + folder + " do not fit the network of "
            + DESCRIPTION_FILE + ": " + wanted.getKey() + " should have " + size
            + " values and has "
            + (values == null ? "none" : values.length) + ".");
      }
    }
    return new ModelFolder(description, weights, languageModel(folder, description));
  }

  private static Map<String, long[]> shapes(
      ModelDescription description, Map<String, float[]> weights) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (NetworkRole role : NetworkRole.values()) {
      if (role == NetworkRole.GENERAL || has(weights, role)) {
        shapes.putAll(role.shapes(description.network(role)));
      }
    }
    return shapes;
  }

  private static boolean has(Map<String, float[]> weights, NetworkRole role) {
    return weights.containsKey(role.inFile(LineNetwork.FIRST));
  }

  /** Whether the model has a network for this. */
  public boolean has(NetworkRole role) {
    return has(weights, role);
  }

  /** The weights of one of its networks by parameter name; of the general one where it has no other. */
  public Map<String, float[]> weights(NetworkRole role) {
    NetworkRole held = has(role) ? role : NetworkRole.GENERAL;
    Map<String, float[]> its = new LinkedHashMap<>();
    LineNetwork.parameterShapes(description.network(held)).keySet().forEach(name -> {
      float[] values = weights.get(held.inFile(name));
      if (values != null) {
        its.put(name, values);
      }
    });
    return its;
  }

  /** The same model with another network for handwriting, which it may not have had. */
  public ModelFolder withHandwriting(NetworkShape shape, Map<String, float[]> its) {
    return as(description.withHandwriting(shape)).with(NetworkRole.HANDWRITING, its);
  }

  /** The same model with these weights in one of its networks. */
  public ModelFolder with(NetworkRole role, Map<String, float[]> its) {
    Map<String, float[]> all = new LinkedHashMap<>(weights);
    its.forEach((name, values) -> all.put(role.inFile(name), values));
    return new ModelFolder(description, all, languageModel);
  }

  /** The same model under another description. */
  public ModelFolder as(ModelDescription other) {
    return new ModelFolder(other, weights, languageModel);
  }

  private static @Nullable CharacterLanguageModel languageModel(
      Path folder, ModelDescription description) throws IOException {
    LanguageSettings settings = description.languageModel();
    if (settings == null) {
      return null;
    }
    Path file = folder.resolve(settings.file()).normalize();
    if (!Files.isRegularFile(file)) {
      throw new IOException("The language model " + file + ", which " + DESCRIPTION_FILE + " in "
          + folder + " names, is missing.");
    }
    return CharacterLanguageModel.read(file);
  }

  /**
   * Writes both files into a folder, which is made where it is missing. The caller moves it into place. The language model
   * stays where it is.
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (OutputStream out = Files.newOutputStream(folder.resolve(WEIGHTS_FILE))) {
      Safetensors.write(out, weights, shapes(description, weights), Safetensors.Precision.F16);
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve(DESCRIPTION_FILE))) {
      writeDescription(description, out);
    }
  }

  /** Writes what {@code model.json} says. */
  public static void writeDescription(ModelDescription description, OutputStream out)
      throws IOException {
    out.write(JSON.writeValueAsBytes(description));
  }
}
