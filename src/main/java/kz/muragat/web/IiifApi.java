package kz.muragat.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.muragat.model.Box;
import kz.muragat.model.Page;
import kz.muragat.model.Word;
import kz.muragat.pipeline.PublishedDocument;
import kz.muragat.pipeline.PublishedDocuments;
import kz.muragat.search.Hit;
import kz.muragat.search.PageSearch;
import kz.muragat.search.QueryProblem;

/**
 * Documents for the viewers of other houses: IIIF <a href="https://iiif.io/api/presentation/3.0/">Presentation 3</a> and
 * <a href="https://iiif.io/api/search/2.0/">Content Search 2</a>. Any site may read them, as the standard asks.
 */
final class IiifApi {

  private static final int MOST_PAGES = 1000;
  private static final String PRESENTATION = "http://iiif.io/api/presentation/3/context.json";
  private static final String SEARCH = "http://iiif.io/api/search/2/context.json";

  private final Shelf shelf;
  private final PublishedDocuments documents;
  private final PageSearch index;

  IiifApi(Shelf shelf, PublishedDocuments documents, PageSearch index) {
    this.shelf = shelf;
    this.documents = documents;
    this.index = index;
  }

  void routes(Router router) {
    router
        .on("GET", "/iiif/{id}/manifest", this::manifest)
        .on("GET", "/iiif/{id}/search", this::search);
  }

  private WebResponse manifest(WebRequest request, Map<String, String> place) throws IOException {
    PublishedDocument document = shelf.document(place);
    String root = request.base() + "/iiif/" + document.id();
    List<Object> canvases = new ArrayList<>();
    for (PublishedDocument.PageSummary page : document.pages()) {
      // A page that could not be read has no size, and a canvas needs one.
      documents
          .size(document, page.number())
          .ifPresent(size -> canvases.add(canvas(request.base(), document, page.number(), size)));
    }
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("@context", PRESENTATION);
    manifest.put("id", root + "/manifest");
    manifest.put("type", "Manifest");
    manifest.put("label", Map.of("none", List.of(document.name())));
    manifest.put("metadata", List.of(metadata("path", document.path())));
    manifest.put("service", List.of(Map.of("id", root + "/search", "type", "SearchService2")));
    manifest.put(
        "rendering",
        List.of(Map.of(
            "id",
            request.base() + "/api/documents/" + document.id() + "/files/pdf",
            "type",
            "Text",
            "label",
            Map.of("none", List.of("PDF")),
            "format",
            "application/pdf")));
    manifest.put("items", canvases);
    return open(manifest, PRESENTATION);
  }

  private static Map<String, Object> metadata(String label, String value) {
    return Map.of("label", Map.of("en", List.of(label)), "value", Map.of("none", List.of(value)));
  }

  private static Map<String, Object> canvas(
      String base, PublishedDocument document, int number, PublishedDocuments.Size size) {
    String canvas = canvasId(base, document, number);
    String service = base + "/iiif/image/" + document.id() + ":" + number;
    Map<String, Object> picture = new LinkedHashMap<>();
    picture.put("id", service + "/full/max/0/default.jpg");
    picture.put("type", "Image");
    picture.put("format", "image/jpeg");
    picture.put("width", size.widthPx());
    picture.put("height", size.heightPx());
    picture.put(
        "service", List.of(Map.of("id", service, "type", "ImageService3", "profile", "level1")));
    Map<String, Object> painting = new LinkedHashMap<>();
    painting.put("id", canvas + "/picture/annotation");
    painting.put("type", "Annotation");
    painting.put("motivation", "painting");
    painting.put("body", picture);
    painting.put("target", canvas);
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("id", canvas);
    described.put("type", "Canvas");
    described.put("label", Map.of("none", List.of(String.valueOf(number))));
    described.put("width", size.widthPx());
    described.put("height", size.heightPx());
    described.put(
        "seeAlso",
        List.of(Map.of(
            "id", base + "/api/documents/" + document.id() + "/pages/" + number + "/alto",
            "type", "Dataset",
            "format", "application/xml",
            "profile", "http://www.loc.gov/standards/alto/ns-v4#")));
    described.put(
        "items",
        List.of(Map.of(
            "id", canvas + "/picture", "type", "AnnotationPage", "items", List.of(painting))));
    return described;
  }

  private WebResponse search(WebRequest request, Map<String, String> place)
      throws IOException, QueryProblem {
    PublishedDocument document = shelf.document(place);
    String query = request.query("q", "");
    List<Object> marks = new ArrayList<>();
    if (!query.isBlank()) {
      String within = "(" + query + ") AND path:\"" + document.path() + "\"";
      for (Hit hit : index.search(within, MOST_PAGES).hits()) {
        // A folder of that name may lie elsewhere too.
        if (hit.documentId().equals(document.id())) {
          marks.addAll(marks(request.base(), document, hit));
        }
      }
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("@context", SEARCH);
    answer.put("id", request.address());
    answer.put("type", "AnnotationPage");
    answer.put("items", marks);
    return open(answer, SEARCH);
  }

  private List<Object> marks(String base, PublishedDocument document, Hit hit) throws IOException {
    Optional<Page> page = documents.page(document, hit.page());
    String canvas = canvasId(base, document, hit.page());
    List<Object> marks = new ArrayList<>();
    for (Box box : hit.boxes()) {
      String at = box.x() + "," + box.y() + "," + box.width() + "," + box.height();
      Map<String, Object> mark = new LinkedHashMap<>();
      mark.put("id", canvas + "/hit/" + at);
      mark.put("type", "Annotation");
      mark.put("motivation", "highlighting");
      mark.put(
          "body",
          Map.of(
              "type", "TextualBody",
              "value", page.map(of -> wordAt(of, box)).orElse(""),
              "format", "text/plain"));
      mark.put("target", canvas + "#xywh=" + at);
      marks.add(mark);
    }
    return marks;
  }

  private static String wordAt(Page page, Box box) {
    return page.lines()
        .flatMap(line -> line.words().stream())
        .filter(word -> word.box().equals(box))
        .map(Word::text)
        .findFirst()
        .orElse("");
  }

  private static String canvasId(String base, PublishedDocument document, int number) {
    return base + "/iiif/" + document.id() + "/canvas/" + number;
  }

  private static WebResponse open(Map<String, Object> json, String context) {
    return new WebResponse(
        200,
        "application/ld+json;profile=\"" + context + "\"",
        Map.of("Access-Control-Allow-Origin", "*", "Cache-Control", "no-store"),
        new WebResponse.Bytes(Json.bytes(json)));
  }
}
