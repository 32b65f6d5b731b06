package kz.muragat.search;

import java.io.IOException;

/**
 * Finds pages.
 *
 * <h2>The query language</h2>
 * <table>
 *   <caption>What can be typed</caption>
 *   <tr><td>{@code қазақ хандығы}</td><td>pages with any of the words; those with all of them come first</td></tr>
 *   <tr><td>{@code "қазақ хандығы"}</td><td>the words one after the other, across line ends too</td></tr>
 *   <tr><td>{@code абай AND жидебай}, {@code OR}, {@code NOT}, {@code -word}, {@code ( )}</td>
 *     <td>operators, in capitals; {@code NOT} binds closest, then words side by side, {@code AND}, {@code OR}</td></tr>
 *   <tr><td>{@code мұраға*}, {@code м?рағат}</td><td>any letters, one letter; with at least two letters given</td></tr>
 *   <tr><td>{@code path:fond-12}, {@code path:fond-12/delo-45}</td><td>a folder at any depth, and all below it</td></tr>
 *   <tr><td>{@code page:7}, {@code page:7-12}</td><td>page numbers</td></tr>
 *   <tr><td>{@code lang:kk}, {@code lang:ru}</td><td>pages with lines in that language</td></tr>
 *   <tr><td>{@code style:printed}, {@code typewritten}, {@code handwritten}</td><td>pages with at least one such word in twenty</td></tr>
 *   <tr><td>{@code conf:<80}, {@code conf:90}, {@code conf:50-80}</td>
 *     <td>pages by the mean confidence of their lines in percent; a number alone is the least</td></tr>
 *   <tr><td>{@code date:2026}, {@code date:2026-11}, {@code date:>2026-11-21}, {@code date:2026-01..2026-06}</td>
 *     <td>the day on which the document was read</td></tr>
 * </table>
 * Case, ё/е, pre-reform spelling, Latin look-alikes and line-end hyphens do not matter. A word alone also finds its
 * inflected forms, the recogniser's next-best readings, likely misreadings (of words of four letters and more), and where it is
 * typed in Latin letters the Kazakh word meant; in quotes, only itself and next-best readings. Pages with all words come
 * first; then those with the words as typed, in another spelling, in another form, as a next-best reading, misread, and at
 * last words that were read with doubt and differ in one letter (of six and more) or two (of eight and more), unless a
 * thousand pages have the word itself.
 *
 * <p>Safe for many threads.
 */
public interface PageSearch extends AutoCloseable {

  /**
   * Finds the best pages.
   *
   * @param query at most 1,000 characters
   * @param limit how many hits are wanted at most, 1 to 1,000
   * @throws QueryProblem if the query cannot be understood; its message says why
   * @throws IndexUnavailableException if the index turns out to be damaged
   * @throws IOException if it cannot be read
   */
  SearchResult search(String query, int limit) throws QueryProblem, IOException;

  /** How many pages are in the index. */
  long pages() throws IOException;

  @Override
  void close() throws IOException;
}
