package kz.muragat.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import kz.muragat.search.QueryProblem.Mistake;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.WildcardQuery;

/** Asks one state of the index one query. */
final class PageFinder {

  /** More words than anyone means by a wildcard, few enough to find their places on a page in time. */
  static final int MAX_WORDS_OF_WILDCARD = 5000;

  /** The fields that know where on a page a word stands. */
  private static final List<TextField> PLACED =
      List.of(TextField.FOLDED, TextField.STEM, TextField.READING, TextField.DOUBTED);

  private final IndexSearcher searcher;

  PageFinder(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  SearchResult find(String query, int limit) throws QueryProblem, IOException {
    QueryNode node = QueryParser.parse(query);
    for (WildcardQuery wildcard : LuceneQueries.wildcards(node)) {
      checkBounded(wildcard);
    }
    LuceneQueries queries = new LuceneQueries(new Vocabulary(searcher.getIndexReader()));
    Query asked = searcher.rewrite(queries.query(node));
    Object[] answers = searcher.search(
        asked,
        new MultiCollectorManager(
            new TopScoreDocCollectorManager(limit, Integer.MAX_VALUE), new FacetCounter()));
    TopDocs found = (TopDocs) answers[0];
    Weight matching = searcher.createWeight(asked, ScoreMode.COMPLETE_NO_SCORES, 1);
    List<Hit> hits = new ArrayList<>();
    for (ScoreDoc doc : found.scoreDocs) {
      HitMaker hit = new HitMaker(searcher.storedFields().document(doc.doc), doc.score);
      hits.add(hit.hit(hitUnits(matching, doc.doc)));
    }
    return new SearchResult(found.totalHits.value, hits, (Facets) answers[1]);
  }

  /** The numbers of the units of a page that made it answer, in order. */
  private List<Integer> hitUnits(Weight matching, int doc) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    Matches matches = matching.matches(leaf, doc - leaf.docBase);
    if (matches == null) {
      return List.of();
    }
    List<Integer> units = new ArrayList<>();
    for (TextField field : PLACED) {
      MatchesIterator places = matches.getMatches(field.fieldName());
      while (places != null && places.next()) {
        for (int unit = places.startPosition(); unit <= places.endPosition(); unit++) {
          units.add(unit);
        }
      }
    }
    return units.stream().sorted().distinct().toList();
  }

  private void checkBounded(WildcardQuery wildcard) throws QueryProblem, IOException {
    IndexReader reader = searcher.getIndexReader();
    Terms terms = MultiTerms.getTerms(reader, wildcard.getField());
    if (terms == null) {
      return;
    }
    TermsEnum matching = wildcard.getTermsEnum(terms);
    int words = 0;
    while (matching.next() != null) {
      if (++words > MAX_WORDS_OF_WILDCARD) {
        throw new QueryProblem(
            Mistake.WIDE_WILDCARD, wildcard.getTerm().text(), MAX_WORDS_OF_WILDCARD);
      }
    }
  }
}
