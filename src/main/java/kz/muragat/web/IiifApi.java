package kz.muragat.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.muragat.pipeline.PublishedDocument;
import kz.muragat.pipeline.PublishedDocuments;

/**
 * Documents for the viewers of other houses, by IIIF <a href="https://iiif.io/api/presentation/3.0/">Presentation 3</a>. Any
 * site may read them, as the standard asks.
 */
final class IiifApi {

  private static final String PRESENTATION = "http://iiif.io/api/presentation/3/context.json";

  private final Shelf shelf;
  private final PublishedDocuments documents;

  IiifApi(Shelf shelf, PublishedDocuments documents) {
    this.shelf = shelf;
    this.documents = documents;
  }

  void routes(Router router) {
    router.on("GET", "/iiif/{id}/manifest", this::manifest);
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
    manifest.put("service", IiifSearchApi.services(root));
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

  static String canvasId(String base, PublishedDocument document, int number) {
    return base + "/iiif/" + document.id() + "/canvas/" + number;
  }

  /** An answer that any site may read. */
  static WebResponse open(Map<String, Object> json, String context) {
    return new WebResponse(
        200,
        "application/ld+json;profile=\"" + context + "\"",
        Map.of("Access-Control-Allow-Origin", "*", "Cache-Control", "no-store"),
        new WebResponse.Bytes(Json.bytes(json)));
  }
}
