package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.muragat.store.ModelRegistry;

/** The versions of the recogniser, as they are shown. */
public final class ModelShelf {

  private static final String CARD = "README.md";
  private static final String CURVE = "curve.svg";

  private final ModelRegistry registry;

  public ModelShelf(ModelRegistry registry) {
    this.registry = registry;
  }

  /**
   * A version.
   *
   * @param inCharge whether the pointer names it
   * @param scores by name, as {@code model.json} has them
   * @param trainedOn what it was trained on
   * @param card Markdown; empty where there is none
   * @param hasCurve whether a picture of its training is there
   */
  public record Version(
      String name,
      boolean inCharge,
      Map<String, Double> scores,
      String trainedOn,
      String card,
      boolean hasCurve) {}

  /** All versions, by name. */
  public List<Version> versions() throws IOException {
    String inCharge = registry.pointer().orElse("");
    List<Version> versions = new ArrayList<>();
    for (ModelRegistry.Version version : registry.versions()) {
      Map<String, Double> scores = new LinkedHashMap<>();
      version.description().path("scores").properties().stream()
          .filter(score -> score.getValue().isNumber())
          .forEach(score -> scores.put(score.getKey(), score.getValue().asDouble()));
      Path card = version.folder().resolve(CARD);
      versions.add(new Version(
          version.name(),
          version.name().equals(inCharge),
          scores,
          version.description().path("trainedOn").asText(""),
          Files.exists(card) ? Files.readString(card, StandardCharsets.UTF_8) : "",
          Files.exists(version.folder().resolve(CURVE))));
    }
    return versions;
  }

  /**
   * Puts a version in charge; what reads takes it with the next document.
   *
   * @return false where there is no such version, and nothing is changed
   */
  public boolean putInCharge(String name) throws IOException {
    try {
      registry.putInCharge(name);
      return true;
    } catch (ModelRegistry.NoModelException e) {
      return false;
    }
  }

  /**
   * Puts the version in charge that the present one grew from, or that was in charge before it.
   *
   * @return its name; empty where there is none, and nothing is changed
   */
  public Optional<String> rollBack() throws IOException {
    Optional<String> target = registry.rollbackTarget();
    if (target.isPresent()) {
      registry.putInCharge(target.get());
    }
    return target;
  }

  /** The picture of a version's training, SVG. */
  public Optional<Path> curve(String name) throws IOException {
    return registry.versions().stream()
        .filter(version -> version.name().equals(name))
        .map(version -> version.folder().resolve(CURVE))
        .filter(Files::exists)
        .findFirst();
  }
}
