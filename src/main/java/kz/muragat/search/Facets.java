package kz.muragat.search;

import java.util.List;

/**
 * How many of the pages that answer a query lie in which folder, and have lines in which language and style. A page counts
 * once in every folder above it, in every language it has lines in, and in every style that at least one word in twenty is
 * written in; so the counts of a group may add up to more than the pages found.
 *
 * @param folders with the most pages first, at most 100, each by its whole path
 * @param languages by their tags, with the most pages first
 * @param styles in small letters, with the most pages first
 */
public record Facets(List<Value> folders, List<Value> languages, List<Value> styles) {

  /** Of a result without pages. */
  public static final Facets NONE = new Facets(List.of(), List.of(), List.of());

  public Facets {
    folders = List.copyOf(folders);
    languages = List.copyOf(languages);
    styles = List.copyOf(styles);
  }

  /**
   * A value and its pages.
   *
   * @param value such as {@code fond-12/opis-1}, {@code kk}, {@code handwritten}
   * @param filter what to put behind a query to see only these pages, such as {@code path:"fond-12/opis-1"}
   * @param pages 1 or more
   */
  public record Value(String value, String filter, long pages) {}
}
