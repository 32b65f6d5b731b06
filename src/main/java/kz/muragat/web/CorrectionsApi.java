package kz.muragat.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import kz.muragat.model.TextLine;
import kz.muragat.pipeline.CorrectLine;
import kz.muragat.pipeline.CorrectionOutcome;
import kz.muragat.pipeline.LineChange;
import kz.muragat.pipeline.LineRef;
import kz.muragat.pipeline.PublishedDocument;

/** Corrects lines, finds them right, takes that back, and tells who did what. */
final class CorrectionsApi {

  private static final int LONGEST_NAME = 100;

  private final Shelf shelf;
  private final CorrectLine corrections;

  CorrectionsApi(Shelf shelf, CorrectLine corrections) {
    this.shelf = shelf;
    this.corrections = corrections;
  }

  /** What is answered with 409: both readings, so that nothing is lost. */
  private record Differs(String error, String current, String yours) {}

  void routes(Router router) {
    String line = "/api/documents/{id}/pages/{page}/lines/{line}";
    router
        .on("PUT", line, this::correct)
        .on("POST", line + "/accept", this::accept)
        .on("POST", line + "/undo", this::undo)
        .on("GET", line + "/history", (request, place) -> history(place));
  }

  private WebResponse correct(WebRequest request, Map<String, String> place) throws IOException {
    JsonNode sent = Json.object(request.body());
    return answer(corrections.correct(
        ref(place), Json.text(sent, "before"), Json.text(sent, "text"), who(sent)));
  }

  private WebResponse accept(WebRequest request, Map<String, String> place) throws IOException {
    JsonNode sent = Json.object(request.body());
    TextLine line = Shelf.line(shelf.page(place), place);
    return answer(
        corrections.accept(ref(place), sent.path("before").asText(line.text()), who(sent)));
  }

  private WebResponse undo(WebRequest request, Map<String, String> place) throws IOException {
    return answer(corrections.undo(ref(place), who(Json.object(request.body()))));
  }

  private WebResponse history(Map<String, String> place) throws IOException {
    List<LineChange> changes = corrections.history(ref(place));
    return WebResponse.json(changes);
  }

  private LineRef ref(Map<String, String> place) throws IOException {
    PublishedDocument document = shelf.document(place);
    int page = shelf.pageNumber(document, place);
    return new LineRef(document.id(), page, Shelf.line(shelf.page(place), place).id());
  }

  private static String who(JsonNode sent) {
    String name = sent.path("who").asText("").strip();
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  private static WebResponse answer(CorrectionOutcome outcome) {
    if (outcome instanceof CorrectionOutcome.Done done) {
      return WebResponse.json(PageJson.line(done.line()));
    }
    if (outcome instanceof CorrectionOutcome.Conflict conflict) {
      return WebResponse.json(
          409,
          new Differs(
              "The line was changed meanwhile; nothing was saved.",
              conflict.current(),
              conflict.wanted()));
    }
    if (outcome instanceof CorrectionOutcome.NotFound missing) {
      throw Problem.missing(missing.sentence());
    }
    CorrectionOutcome.Refused refused = (CorrectionOutcome.Refused) outcome;
    throw new Problem(400, "refused." + refused.why(), refused.sentence());
  }
}
