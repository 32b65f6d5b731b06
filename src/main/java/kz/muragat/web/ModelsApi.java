package kz.muragat.web;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.muragat.pipeline.ModelShelf;
import kz.muragat.pipeline.learn.Retraining;

/** The versions of the recogniser, the rounds that made them, and which is in charge. */
final class ModelsApi {

  private final ModelShelf models;
  private final Retraining retraining;

  ModelsApi(ModelShelf models, Retraining retraining) {
    this.models = models;
    this.retraining = retraining;
  }

  private record InCharge(String version) {}

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
        .on("GET", "/api/models/rounds", (request, place) -> WebResponse.json(retraining.status()))
        .on("POST", "/api/models/retrain", (request, place) -> retrain())
        .on("POST", "/api/models/rollback", (request, place) -> rollBack())
        .on("POST", "/api/models/{version}/promote", (request, place) -> promote(place))
        .on("GET", "/api/models/{version}/curve.svg", (request, place) -> curve(place));
  }

  private WebResponse retrain() throws IOException {
    if (!retraining.begin()) {
      throw new Problem(409, "round.AT_WORK", "A round of learning is at work already.");
    }
    return WebResponse.json(202, retraining.status());
  }

  private WebResponse promote(Map<String, String> place) throws IOException {
    String version = place.getOrDefault("version", "");
    if (!models.putInCharge(version)) {
      throw Problem.missing("There is no model '" + version + "'.");
    }
    return WebResponse.json(new InCharge(version));
  }

  private WebResponse rollBack() throws IOException {
    return WebResponse.json(new InCharge(models
        .rollBack()
        .orElseThrow(() -> new Problem(
            409,
            "refused.NO_VERSION_BEFORE",
            "There is no version before the one in charge to go back to."))));
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
