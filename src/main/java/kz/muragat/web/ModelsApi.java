package kz.muragat.web;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.muragat.pipeline.ModelShelf;

/** The versions of the recogniser. */
final class ModelsApi {

  private final ModelShelf models;

  ModelsApi(ModelShelf models) {
    this.models = models;
  }

  private record Version(
      String version,
      boolean inCharge,
      Map<String, Double> scores,
      String trainedOn,
      String card,
      String curve) {}

  void routes(Router router) {
    router
        .on("GET", "/api/models", (request, place) -> list())
        .on("GET", "/api/models/{version}/curve.svg", (request, place) -> curve(place));
  }

  private WebResponse list() throws IOException {
    List<Version> versions = models.versions().stream()
        .map(version -> new Version(
            version.name(),
            version.inCharge(),
            version.scores(),
            version.trainedOn(),
            version.card(),
            version.hasCurve() ? curveAddress(version.name()) : ""))
        .toList();
    return WebResponse.json(versions);
  }

  private WebResponse curve(Map<String, String> place) throws IOException {
    return WebResponse.file(
        models
            .curve(place.getOrDefault("version", ""))
            .orElseThrow(() -> Problem.missing("This model has no picture of its training.")),
        "image/svg+xml",
        Optional.empty());
  }

  private static String curveAddress(String version) {
    return "/api/models/"
        + URLEncoder.encode(version, StandardCharsets.UTF_8).replace("+", "%20")
        + "/curve.svg";
  }
}
