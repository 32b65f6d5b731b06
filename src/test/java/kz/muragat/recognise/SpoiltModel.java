package kz.muragat.recognise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The model that ships, as it is or spoilt so that it has something to learn: its last layer is out of tune. */
public final class SpoiltModel {

  /** Version of the model that ships. */
  public static final String SHIPPED = "kr-9";

  private static final Path MODELS = Path.of("models");

  private SpoiltModel() {}

  /** Copies the model that ships and what it needs into a folder of models. */
  public static void copyShipped(Path models) throws IOException {
    copy("language", models);
    copy(SHIPPED, models);
  }

  /**
   * Writes a spoilt version.
   *
   * @param noise standard deviation of what is added to the weights of the last layer, in standard deviations of these
   */
  public static void write(Path models, String version, double noise) throws IOException {
    if (!Files.exists(models.resolve("language"))) {
      copy("language", models);
    }
    ModelFolder shipped = ModelFolder.read(MODELS.resolve(SHIPPED));
    ModelFolder spoilt =
        shipped.as(shipped.description().child(version, "Spoilt on purpose.", Map.of()));
    for (NetworkRole role : NetworkRole.values()) {
      if (shipped.has(role)) {
        Map<String, float[]> weights = new TreeMap<>(shipped.weights(role));
        weights.computeIfPresent("characters.weight", (name, last) -> noisy(last, noise));
        spoilt = spoilt.with(role, weights);
      }
    }
    spoilt.write(models.resolve(version));
  }

  private static float[] noisy(float[] values, double noise) {
    float[] last = values.clone();
    double square = 0;
    for (float value : last) {
      square += value * value;
    }
    double deviation = noise * Math.sqrt(square / last.length);
    Random random = new Random(45);
    for (int i = 0; i < last.length; i++) {
      last[i] += (float) (deviation * random.nextGaussian());
    }
    return last;
  }

  private static void copy(String name, Path models) throws IOException {
    Path target = Files.createDirectories(models.resolve(name));
    try (Stream<Path> files = Files.list(MODELS.resolve(name))) {
      for (Path file : List.copyOf(files.toList())) {
        Files.copy(file, target.resolve(file.getFileName().toString()));
      }
    }
  }
}
