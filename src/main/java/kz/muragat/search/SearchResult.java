package kz.muragat.search;

import java.util.List;

/**
 * What a query found.
 *
 * @param total how many pages answer the query, exactly
 * @param hits the best of them, best first, at most as many as were asked for
 * @param facets of all pages that answer, shown or not
 */
public record SearchResult(long total, List<Hit> hits, Facets facets) {

  public SearchResult {
    hits = List.copyOf(hits);
  }
}
