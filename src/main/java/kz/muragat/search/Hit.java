package kz.muragat.search;

import java.util.List;
import kz.muragat.model.Box;
import kz.muragat.model.Language;
import kz.muragat.model.Style;

/**
 * A page that answers a query.
 *
 * @param documentId as in {@link PageEntry}
 * @param path as in {@link PageEntry}
 * @param page number, from 1
 * @param snippet text around the first of the densest hits; the page's beginning where the query had no words
 * @param boxes of all hit words in reading order, in pixels of the displayed page picture; two for a word cut by a line's
 *     end
 * @param score higher is better; only to be compared within one result
 * @param language of most of the page's words
 * @param style most words of the page have; printed on a page without text
 */
public record Hit(
    String documentId,
    String path,
    int page,
    Snippet snippet,
    List<Box> boxes,
    double score,
    Language language,
    Style style) {

  public Hit {
    boxes = List.copyOf(boxes);
  }
}
