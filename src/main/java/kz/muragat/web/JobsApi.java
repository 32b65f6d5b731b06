package kz.muragat.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.pipeline.DropScan;
import kz.muragat.pipeline.JobBoard;
import kz.muragat.pipeline.PublishedDocument;
import kz.muragat.pipeline.PublishedDocuments;
import kz.muragat.pipeline.UnfitNameException;
import org.jspecify.annotations.Nullable;

/** What waits, is in work, done and failed; takes scans in. */
final class JobsApi {

  private static final int SHOWN = 200;
  private static final int DONE_SHOWN = 50;

  private final JobBoard board;
  private final DropScan door;
  private final PublishedDocuments documents;

  JobsApi(JobBoard board, DropScan door, PublishedDocuments documents) {
    this.board = board;
    this.door = door;
    this.documents = documents;
  }

  private record Jobs(
      List<JobBoard.Waiting> waiting,
      List<InWork> working,
      List<Done> done,
      List<JobBoard.Failed> failed,
      Totals totals) {}

  private record Totals(int waiting, int working, int done, int failed) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record InWork(
      String name,
      String folder,
      int page,
      int pages,
      @Nullable Long secondsLeft) {}

  private record Done(String id, String name, String folder, String finished) {}

  void routes(Router router) {
    router
        .on("GET", "/api/jobs", (request, place) -> jobs())
        .on("POST", "/api/inbox", (request, place) -> drop(request))
        .on("POST", "/api/failed/retry", (request, place) -> retry(request));
  }

  private WebResponse jobs() throws IOException {
    List<JobBoard.Waiting> waiting = board.waiting();
    List<InWork> working = board.working().stream()
        .map(job -> new InWork(
            job.name(),
            job.folder(),
            job.page(),
            job.pages(),
            job.secondsLeft().isEmpty() ? null : job.secondsLeft().get(0)))
        .toList();
    List<JobBoard.Failed> failed = board.failed();
    List<PublishedDocument> all = documents.below("");
    List<Done> done = all.subList(Math.max(0, all.size() - DONE_SHOWN), all.size()).stream()
        .map(document ->
            new Done(document.id(), document.name(), document.folder(), document.finished()))
        .sorted(java.util.Comparator.comparing(Done::finished).reversed())
        .toList();
    return WebResponse.json(new Jobs(
        waiting.subList(0, Math.min(SHOWN, waiting.size())),
        working,
        done,
        failed.subList(0, Math.min(SHOWN, failed.size())),
        new Totals(waiting.size(), working.size(), all.size(), failed.size())));
  }

  private WebResponse drop(WebRequest request) throws IOException {
    try {
      String path =
          door.drop(request.query("folder", ""), request.query("name", ""), request.body());
      return WebResponse.json(201, Map.of("path", path));
    } catch (UnreadableScanException e) {
      throw new Problem(415, "fault." + e.fault(), String.valueOf(e.getMessage()));
    } catch (UnfitNameException e) {
      throw unfit(e);
    }
  }

  private WebResponse retry(WebRequest request) throws IOException {
    JsonNode wanted = Json.object(request.body());
    String name = Json.text(wanted, "name");
    try {
      String path = door.retry(wanted.path("folder").asText(""), name);
      return WebResponse.json(Map.of("path", path));
    } catch (UnfitNameException e) {
      throw unfit(e);
    } catch (NoSuchFileException e) {
      throw Problem.missing("No scan called '" + name + "' lies among those that failed.");
    }
  }

  private static Problem unfit(UnfitNameException name) {
    return new Problem(400, "name." + name.why(), String.valueOf(name.getMessage()));
  }
}
