/**
 * The archive's index: one Lucene document a page, found by its words, answered with the place of every hit word.
 *
 * <p>{@link kz.muragat.search.ArchiveIndex} is what the watcher holds open: one writer for the life of the program, and
 * searches that see new pages at once. {@link kz.muragat.search.ArchiveIndex#openForSearch} is what the command line uses
 * beside it: it takes no lock and never disturbs the writer. The index holds nothing that the ALTO files do not: it can
 * always be thrown away and made again.
 *
 * <h2>Units and positions</h2>
 * A page's words are numbered as <em>units</em>: each word that has a letter or a digit is one, and the two halves of a
 * word cut by a line's end are one together. A unit's number is its position in every text field. So a phrase is found
 * across a line's end, a position leads back to the boxes on the picture (kept in one stored field), and further fields
 * agree with the ones there are.
 *
 * <h2>Text fields</h2>
 * Each is made by a {@link kz.muragat.search.TextField}: {@code exact} holds words as written, {@code folded} without what
 * searchers cannot know (case, ё, ѣ, final ъ; see {@link kz.muragat.search.Folding}), {@code stem} what stays without
 * endings, {@code reading} the recogniser's next-best readings, {@code doubted} once more the words that were read with
 * doubt, in which damaged ones are looked for. Which misreadings and damaged words there are like one of a query is looked up
 * in {@link kz.muragat.search.Vocabulary} before the pages are asked. To add a field, add a constant there and its terms to
 * {@link kz.muragat.search.UnitTerms}, ask for it in {@link kz.muragat.search.LuceneQueries}, and raise
 * {@link kz.muragat.search.ArchiveIndex#VERSION},
 * so that old indexes are refused with a sentence.
 *
 * <h2>Queries</h2>
 * {@link kz.muragat.search.PageSearch} says what can be asked.
 */
@NullMarked
package kz.muragat.search;

import org.jspecify.annotations.NullMarked;
