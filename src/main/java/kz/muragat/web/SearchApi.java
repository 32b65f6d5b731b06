package kz.muragat.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.muragat.model.Box;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.pipeline.PublishedDocument;
import kz.muragat.pipeline.PublishedDocuments;
import kz.muragat.search.Facets;
import kz.muragat.search.Hit;
import kz.muragat.search.PageSearch;
import kz.muragat.search.QueryProblem;
import kz.muragat.search.SearchResult;
import kz.muragat.search.Snippet;

/** Finds pages, with the places of the hits. */
final class SearchApi {

  private static final int MOST = 1000;

  private final PageSearch index;
  private final PublishedDocuments documents;

  SearchApi(PageSearch index, PublishedDocuments documents) {
    this.index = index;
    this.documents = documents;
  }

  private record Answer(long total, long tookMillis, Groups facets, List<Found> hits) {}

  private record Groups(List<Count> folder, List<Count> language, List<Count> style) {}

  private record Count(String value, long count, String filter) {}

  private record Found(
      String document,
      int page,
      String path,
      String title,
      double score,
      List<Piece> snippet,
      List<Place> boxes,
      String lineId,
      int pageWidth,
      int pageHeight) {}

  private record Piece(String text, boolean hit) {}

  private record Place(int x, int y, int width, int height, String line) {}

  void routes(Router router) {
    router.on("GET", "/api/search", (request, place) -> search(request));
  }

  private WebResponse search(WebRequest request) throws IOException, QueryProblem {
    String query = request.query("q", "");
    int limit = request.number("limit", 20, 1, 100);
    int offset = request.number("offset", 0, 0, MOST - limit);
    long start = System.nanoTime();
    if (query.isBlank()) {
      return WebResponse.json(new Answer(0, 0, groups(Facets.NONE), List.of()));
    }
    SearchResult result = index.search(query, offset + limit);
    List<Found> found = new ArrayList<>();
    for (Hit hit : result
        .hits()
        .subList(Math.min(offset, result.hits().size()), result.hits().size())) {
      found.add(found(hit));
    }
    long took = (System.nanoTime() - start) / 1_000_000;
    return WebResponse.json(new Answer(result.total(), took, groups(result.facets()), found));
  }

  private Found found(Hit hit) throws IOException {
    Optional<PublishedDocument> document = documents.find(hit.documentId());
    Optional<Page> page =
        document.isPresent() ? documents.page(document.get(), hit.page()) : Optional.empty();
    List<Place> boxes = hit.boxes().stream()
        .map(box -> new Place(
            box.x(),
            box.y(),
            box.width(),
            box.height(),
            page.map(of -> lineAt(of, box)).orElse("")))
        .toList();
    return new Found(
        hit.documentId(),
        hit.page(),
        hit.path(),
        document.map(PublishedDocument::name).orElse(hit.path()),
        hit.score(),
        pieces(hit.snippet()),
        boxes,
        page.flatMap(of -> lineOf(of, hit)).orElse(""),
        page.map(Page::widthPx).orElse(0),
        page.map(Page::heightPx).orElse(0));
  }

  /** The line that has a word with this box; the index took the boxes from the very same ALTO. */
  private static String lineAt(Page page, Box box) {
    return page.lines()
        .filter(line -> line.words().stream().anyMatch(word -> word.box().equals(box)))
        .findFirst()
        .map(TextLine::id)
        .orElse("");
  }

  /** The line to show beside the snippet: that of the hit which the snippet marks first. */
  private static Optional<String> lineOf(Page page, Hit hit) {
    Snippet snippet = hit.snippet();
    String marked = snippet.marks().stream()
        .map(mark -> snippet.text().substring(mark.start(), mark.end()))
        .findFirst()
        .orElse("");
    return lineWith(marked, page, hit).or(() -> lineWith("", page, hit)).map(TextLine::id);
  }

  private static Optional<TextLine> lineWith(String marked, Page page, Hit hit) {
    return page.lines()
        .filter(line -> line.words().stream()
            .anyMatch(word -> word.text().contains(marked) && hit.boxes().contains(word.box())))
        .findFirst();
  }

  static List<Piece> pieces(Snippet snippet) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (Snippet.Mark mark : snippet.marks()) {
      if (mark.start() > from) {
        pieces.add(new Piece(snippet.text().substring(from, mark.start()), false));
      }
      pieces.add(new Piece(snippet.text().substring(mark.start(), mark.end()), true));
      from = mark.end();
    }
    if (from < snippet.text().length()) {
      pieces.add(new Piece(snippet.text().substring(from), false));
    }
    return pieces;
  }

  private static Groups groups(Facets facets) {
    return new Groups(
        counts(facets.folders()), counts(facets.languages()), counts(facets.styles()));
  }

  private static List<Count> counts(List<Facets.Value> values) {
    return values.stream()
        .map(value -> new Count(value.value(), value.pages(), value.filter()))
        .toList();
  }
}
