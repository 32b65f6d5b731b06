package kz.muragat.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.muragat.model.Box;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;
import kz.muragat.pipeline.PublishedDocument;
import kz.muragat.pipeline.PublishedDocuments;
import kz.muragat.search.Hit;
import kz.muragat.search.PageSearch;
import kz.muragat.search.QueryProblem;

/**
 * Hits within one document for the viewers of other houses: IIIF
 * <a href="https://iiif.io/api/search/2.0/">Content Search 2</a>, and
 * <a href="https://iiif.io/api/search/1.0/">1</a>, by which Mirador (up to 4.0) and other viewers still ask.
 */
final class IiifSearchApi {

  private static final int MOST_PAGES = 1000;
  private static final String VERSION_2 = "http://iiif.io/api/search/2/context.json";
  private static final String VERSION_1 = "http://iiif.io/api/search/1/context.json";

  private final Shelf shelf;
  private final PublishedDocuments documents;
  private final PageSearch index;

  IiifSearchApi(Shelf shelf, PublishedDocuments documents, PageSearch index) {
    this.shelf = shelf;
    this.documents = documents;
    this.index = index;
  }

  /**
   * A word that was found.
   *
   * @param id of the annotation
   * @param target the canvas and the word's box on it
   * @param before what stands before it in its line
   * @param after what stands after it
   */
  private record Mark(String id, String target, String word, String before, String after) {}

  void routes(Router router) {
    router
        .on("GET", "/iiif/{id}/search", this::version2)
        .on("GET", "/iiif/{id}/search1", this::version1);
  }

  /**
   * What a manifest says of this.
   *
   * @param root the document's address
   */
  static List<Object> services(String root) {
    return List.of(
        Map.of("id", root + "/search", "type", "SearchService2"),
        Map.of(
            "@context",
            VERSION_1,
            "@id",
            root + "/search1",
            "@type",
            "SearchService1",
            "profile",
            "http://iiif.io/api/search/1/search"));
  }

  private WebResponse version2(WebRequest request, Map<String, String> place)
      throws IOException, QueryProblem {
    List<Object> items = new ArrayList<>();
    for (Mark mark : marks(request, place)) {
      items.add(Map.of(
          "id",
          mark.id,
          "type",
          "Annotation",
          "motivation",
          "highlighting",
          "body",
          Map.of("type", "TextualBody", "value", mark.word, "format", "text/plain"),
          "target",
          mark.target));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("@context", VERSION_2);
    answer.put("id", request.address());
    answer.put("type", "AnnotationPage");
    answer.put("items", items);
    return IiifApi.open(answer, VERSION_2);
  }

  private WebResponse version1(WebRequest request, Map<String, String> place)
      throws IOException, QueryProblem {
    List<Object> resources = new ArrayList<>();
    List<Object> hits = new ArrayList<>();
    for (Mark mark : marks(request, place)) {
      resources.add(Map.of(
          "@id",
          mark.id,
          "@type",
          "oa:Annotation",
          "motivation",
          "sc:painting",
          "resource",
          Map.of("@type", "cnt:ContentAsText", "chars", mark.word),
          "on",
          mark.target));
      hits.add(Map.of(
          "@type", "search:Hit",
          "annotations", List.of(mark.id),
          "match", mark.word,
          "before", mark.before,
          "after", mark.after));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("@context", List.of("http://iiif.io/api/presentation/2/context.json", VERSION_1));
    answer.put("@id", request.address());
    answer.put("@type", "sc:AnnotationList");
    answer.put("within", Map.of("@type", "sc:Layer", "total", resources.size()));
    answer.put("resources", resources);
    answer.put("hits", hits);
    return IiifApi.open(answer, VERSION_1);
  }

  private List<Mark> marks(WebRequest request, Map<String, String> place)
      throws IOException, QueryProblem {
    PublishedDocument document = shelf.document(place);
    String query = request.query("q", "");
    List<Mark> marks = new ArrayList<>();
    if (!query.isBlank()) {
      String within = "(" + query + ") AND path:\"" + document.path() + "\"";
      for (Hit hit : index.search(within, MOST_PAGES).hits()) {
        // A folder of that name may lie elsewhere too.
        if (hit.documentId().equals(document.id())) {
          Optional<Page> page = documents.page(document, hit.page());
          String canvas = IiifApi.canvasId(request.base(), document, hit.page());
          hit.boxes().forEach(box -> marks.add(mark(canvas, page, box)));
        }
      }
    }
    return marks;
  }

  private static Mark mark(String canvas, Optional<Page> page, Box box) {
    String at = box.x() + "," + box.y() + "," + box.width() + "," + box.height();
    String id = canvas + "/hit/" + at;
    String target = canvas + "#xywh=" + at;
    for (TextLine line : page.stream().flatMap(Page::lines).toList()) {
      List<String> words = line.words().stream().map(Word::text).toList();
      for (int i = 0; i < words.size(); i++) {
        if (line.words().get(i).box().equals(box)) {
          String before = String.join(" ", words.subList(0, i));
          String after = String.join(" ", words.subList(i + 1, words.size()));
          return new Mark(id, target, words.get(i), before, after);
        }
      }
    }
    return new Mark(id, target, "", "", "");
  }
}
