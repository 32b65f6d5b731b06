package kz.muragat.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.pipeline.PageExport;
import kz.muragat.pipeline.PagePictures;
import kz.muragat.pipeline.PublishedDocument;
import kz.muragat.pipeline.PublishedDocuments;

/** Documents, their pages, lines, pictures and files. */
final class DocumentsApi {

  private static final int LARGEST_PX = 20_000;

  private final Shelf shelf;
  private final PublishedDocuments documents;
  private final PagePictures pictures;

  DocumentsApi(Shelf shelf, PublishedDocuments documents, PagePictures pictures) {
    this.shelf = shelf;
    this.documents = documents;
    this.pictures = pictures;
  }

  private record Listing(int total, List<Entry> documents) {}

  private record Entry(
      String id,
      String name,
      String folder,
      String path,
      int pages,
      int lines,
      int words,
      double meanConfidence,
      String model,
      String finished) {}

  private record Whole(
      @JsonUnwrapped Entry entry, String mediaType, long bytes, List<PageEntry> pagesList) {}

  private record PageEntry(
      int number,
      int width,
      int height,
      int lines,
      double meanConfidence,
      String outcome,
      String note) {}

  void routes(Router router) {
    String page = "/api/documents/{id}/pages/{page}";
    router
        .on("GET", "/api/documents", (request, place) -> list(request))
        .on("GET", "/api/documents/{id}", (request, place) -> document(place))
        .on("GET", "/api/documents/{id}/files/{kind}", (request, place) -> file(place))
        .on("GET", page, (request, place) -> WebResponse.json(PageJson.of(shelf.page(place))))
        .on("GET", page + "/image", this::image)
        .on("GET", page + "/alto", (request, place) -> alto(place))
        .on("GET", page + "/hocr", (request, place) -> exported(place, "hocr", ".hocr"))
        .on("GET", page + "/page-xml", (request, place) -> exported(place, "page", ".page.xml"))
        .on("GET", page + "/lines/{line}/image", (request, place) -> line(place));
  }

  private WebResponse list(WebRequest request) throws IOException {
    List<PublishedDocument> all = documents.below(request.query("folder", ""));
    int limit = request.number("limit", 50, 1, 1000);
    int offset = request.number("offset", 0, 0, Integer.MAX_VALUE);
    List<Entry> shown = all.stream()
        .sorted(Comparator.comparing(PublishedDocument::path))
        .skip(offset)
        .limit(limit)
        .map(DocumentsApi::entry)
        .toList();
    return WebResponse.json(new Listing(all.size(), shown));
  }

  private static Entry entry(PublishedDocument document) {
    return new Entry(
        document.id(),
        document.name(),
        document.folder(),
        document.path(),
        document.pages().size(),
        document.lines(),
        document.words(),
        document.meanConfidence(),
        document.model(),
        document.finished());
  }

  private WebResponse document(Map<String, String> place) throws IOException {
    PublishedDocument document = shelf.document(place);
    List<PageEntry> pages = new ArrayList<>();
    for (PublishedDocument.PageSummary page : document.pages()) {
      var size = documents.size(document, page.number());
      pages.add(new PageEntry(
          page.number(),
          size.map(PublishedDocuments.Size::widthPx).orElse(0),
          size.map(PublishedDocuments.Size::heightPx).orElse(0),
          page.lines(),
          page.meanConfidence(),
          page.outcome(),
          page.note()));
    }
    return WebResponse.json(
        new Whole(entry(document), document.mediaType(), document.bytes(), pages));
  }

  private WebResponse file(Map<String, String> place) throws IOException {
    PublishedDocument document = shelf.document(place);
    String name = document.path().substring(document.path().lastIndexOf('/') + 1);
    String kind = place.getOrDefault("kind", "");
    return switch (kind) {
      case "pdf" ->
        WebResponse.file(
            documents.file(document, "pdf"), "application/pdf", Optional.of(name + ".pdf"));
      case "txt" ->
        WebResponse.file(
            documents.file(document, "txt"),
            "text/plain; charset=utf-8",
            Optional.of(name + ".txt"));
      case "json" ->
        WebResponse.file(
            documents.file(document, "json"), "application/json", Optional.of(name + ".json"));
      case "original" ->
        WebResponse.file(
            documents
                .original(document)
                .orElseThrow(() -> Problem.missing("The original of " + document.name()
                    + " does not lie among the scans that are done; its pictures are in the PDF.")),
            document.mediaType(),
            Optional.of(document.name()));
      default ->
        throw Problem.missing(
            "A document has the files pdf, txt, json and original, not '" + kind + "'.");
    };
  }

  private WebResponse alto(Map<String, String> place) throws IOException {
    PublishedDocument document = shelf.document(place);
    Page page = shelf.page(place);
    return WebResponse.file(
        documents.altoFile(document, page.number()),
        "application/xml",
        Optional.of(Shelf.fileName(document, page.number(), ".alto.xml")));
  }

  private WebResponse exported(Map<String, String> place, String format, String ending)
      throws IOException {
    PublishedDocument document = shelf.document(place);
    Page page = shelf.page(place);
    PageExport export = PageExport.of(page, format);
    return WebResponse.bytes(export.mediaType(), export.content())
        .savedAs(Shelf.fileName(document, page.number(), ending));
  }

  private WebResponse image(WebRequest request, Map<String, String> place)
      throws IOException, UnreadableScanException {
    PublishedDocument document = shelf.document(place);
    int number = shelf.pageNumber(document, place);
    int wanted = request.number("width", 0, 1, LARGEST_PX);
    BufferedImage picture = pictures.page(document, number);
    // Never larger than it is: what a browser can do, the network need not carry.
    int width = wanted == 0 ? picture.getWidth() : Math.min(wanted, picture.getWidth());
    int height =
        Math.max(1, (int) Math.round((double) picture.getHeight() * width / picture.getWidth()));
    return Pictures.jpeg(Pictures.scaled(picture, width, height))
        .with("Cache-Control", "private, max-age=3600");
  }

  private WebResponse line(Map<String, String> place) throws IOException, UnreadableScanException {
    PublishedDocument document = shelf.document(place);
    Page page = shelf.page(place);
    TextLine line = Shelf.line(page, place);
    return Pictures.png(Pictures.of(pictures.line(document, page, line)))
        .with("Cache-Control", "private, max-age=3600");
  }
}
