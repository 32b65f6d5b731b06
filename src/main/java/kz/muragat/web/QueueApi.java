package kz.muragat.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.muragat.model.Page;
import kz.muragat.pipeline.PublishedDocument;
import kz.muragat.pipeline.PublishedDocuments;
import kz.muragat.pipeline.learn.Outlook;
import kz.muragat.pipeline.learn.Retraining;

/**
 * The lines most worth correcting. A line is worth what is likely wrong in it, by its calibrated confidence; and as it also
 * teaches the hand, so much more as there are other lines in its folder that would be read better for it.
 */
final class QueueApi {

  /** As many of the pages most worth it are looked through for lines. */
  private static final int PAGES = 100;

  private final PublishedDocuments documents;
  private final Retraining retraining;

  QueueApi(PublishedDocuments documents, Retraining retraining) {
    this.documents = documents;
    this.retraining = retraining;
  }

  /**
   * A line to correct.
   *
   * @param others lines of the same folder, which would gain
   * @param worth what the list is sorted by
   */
  private record ToCorrect(
      String document,
      int page,
      String lineId,
      String text,
      double confidence,
      String path,
      int others,
      double worth) {}

  private record OnPage(PublishedDocument document, PublishedDocument.PageSummary page) {}

  void routes(Router router) {
    router.on("GET", "/api/queue", (request, place) -> queue(request));
  }

  private WebResponse queue(WebRequest request) throws IOException {
    int limit = request.number("limit", 50, 1, 500);
    Map<String, Integer> linesByFolder = new HashMap<>();
    List<OnPage> pages = new ArrayList<>();
    for (PublishedDocument document : documents.below("")) {
      linesByFolder.merge(document.folder(), document.lines(), Integer::sum);
      for (PublishedDocument.PageSummary page : document.pages()) {
        if (page.lines() > 0) {
          pages.add(new OnPage(document, page));
        }
      }
    }
    Map<String, Outlook> outlooks = retraining.status().outlooks().stream()
        .collect(Collectors.toMap(Outlook::hand, Function.identity()));
    Map<String, Double> weights = new HashMap<>();
    linesByFolder.forEach((folder, lines) ->
        weights.put(folder, 1 + Outlook.fallByOneLine(outlooks, folder) * (lines - 1)));
    pages.sort(Comparator.comparingDouble(
        on -> -worth(weights, on.document(), on.page().meanConfidence())));
    List<ToCorrect> lines = new ArrayList<>();
    for (OnPage on : pages.subList(0, Math.min(PAGES, pages.size()))) {
      PublishedDocument document = on.document();
      int others = linesByFolder.getOrDefault(document.folder(), 1) - 1;
      Optional<Page> page = documents.page(document, on.page().number());
      page.stream()
          .flatMap(Page::lines)
          .filter(line -> !line.corrected())
          .forEach(line -> lines.add(new ToCorrect(
              document.id(),
              on.page().number(),
              line.id(),
              line.text(),
              line.confidence(),
              document.path(),
              others,
              worth(weights, document, line.confidence()))));
    }
    lines.sort(Comparator.comparingDouble(ToCorrect::worth).reversed());
    return WebResponse.json(lines.subList(0, Math.min(limit, lines.size())));
  }

  private static double worth(
      Map<String, Double> weights, PublishedDocument document, double confidence) {
    return (1 - confidence) * weights.getOrDefault(document.folder(), 1.0);
  }
}
