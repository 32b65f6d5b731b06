package kz.muragat.web;

import java.io.IOException;
import java.util.Map;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.pipeline.PublishedDocument;
import kz.muragat.pipeline.PublishedDocuments;

/** Finds what a path names, or says that it is not there. */
final class Shelf {

  private final PublishedDocuments documents;

  Shelf(PublishedDocuments documents) {
    this.documents = documents;
  }

  /** The document {@code {id}}. */
  PublishedDocument document(Map<String, String> place) throws IOException {
    return documents
        .find(place.getOrDefault("id", ""))
        .orElseThrow(() -> Problem.missing("There is no such document in the archive."));
  }

  /** The number {@code {page}}, which the document has. */
  int pageNumber(PublishedDocument document, Map<String, String> place) {
    String given = place.getOrDefault("page", "");
    int pages = document.pages().size();
    if (given.matches("[1-9][0-9]{0,8}") && Integer.parseInt(given) <= pages) {
      return Integer.parseInt(given);
    }
    throw Problem.missing(
        document.name() + " has pages 1 to " + pages + ", but no page '" + brief(given) + "'.");
  }

  /** The text of the page {@code {page}} of the document {@code {id}}. */
  Page page(Map<String, String> place) throws IOException {
    PublishedDocument document = document(place);
    int number = pageNumber(document, place);
    return documents
        .page(document, number)
        .orElseThrow(() -> Problem.missing("Page " + number
            + " of " + document.name() + " could not be read: "
            + document.pages().get(number - 1).note()));
  }

  /** The line {@code {line}} of a page. */
  static TextLine line(Page page, Map<String, String> place) {
    String id = place.getOrDefault("line", "");
    return page.lines()
        .filter(line -> line.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> Problem.missing("Page " + page.number() + " has no line '" + brief(id) + "'."));
  }

  /** A name to save a page's file under. */
  static String fileName(PublishedDocument document, int page, String ending) {
    String name = document.path().substring(document.path().lastIndexOf('/') + 1);
    return name + "-" + page + ending;
  }

  private static String brief(String given) {
    return given.length() > 40 ? given.substring(0, 40) + "…" : given;
  }
}
