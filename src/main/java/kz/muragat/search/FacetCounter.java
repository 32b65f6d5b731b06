package kz.muragat.search;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Counts the values of all pages that answer, beside the search for the best. */
final class FacetCounter implements CollectorManager<FacetCounter.Counts, Facets> {

  private static final int MAX_FOLDERS = 100;

  @Override
  public Counts newCollector() {
    return new Counts();
  }

  @Override
  public Facets reduce(Collection<Counts> counts) {
    Map<String, Long> folders = new HashMap<>();
    Map<String, Long> languages = new HashMap<>();
    Map<String, Long> styles = new HashMap<>();
    for (Counts some : counts) {
      some.documents.forEach((path, pages) -> addFolders(path, pages, folders));
      some.languages.forEach((value, pages) -> languages.merge(value, pages, Long::sum));
      some.styles.forEach((value, pages) -> styles.merge(value, pages, Long::sum));
    }
    return new Facets(
        ordered(folders, folder -> "path:\"" + folder + "\"", MAX_FOLDERS),
        ordered(languages, tag -> "lang:" + tag, Integer.MAX_VALUE),
        ordered(styles, style -> "style:" + style, Integer.MAX_VALUE));
  }

  /** A document's own folder is no facet: it holds that document only. */
  private static void addFolders(String path, long pages, Map<String, Long> folders) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      folders.merge(path.substring(0, slash), pages, Long::sum);
    }
  }

  private static List<Facets.Value> ordered(
      Map<String, Long> counts, UnaryOperator<String> filter, int limit) {
    return counts.entrySet().stream()
        .map(e -> new Facets.Value(e.getKey(), filter.apply(e.getKey()), e.getValue()))
        .sorted(Comparator.comparingLong(Facets.Value::pages)
            .reversed()
            .thenComparing(Facets.Value::value))
        .limit(limit)
        .toList();
  }

  /** Of one thread: pages by path of their document, by language and by style. */
  static final class Counts implements Collector {

    private final Map<String, Long> documents = new HashMap<>();
    private final Map<String, Long> languages = new HashMap<>();
    private final Map<String, Long> styles = new HashMap<>();

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
      List<Ordinals> all = List.of(
          ordinals(context, PageDocument.PATH_VALUE, documents),
          ordinals(context, PageDocument.LANGUAGE_FACET, languages),
          ordinals(context, PageDocument.STYLE_FACET, styles));
      return new LeafCollector() {
        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
          for (Ordinals values : all) {
            values.count(doc);
          }
        }

        @Override
        public void finish() throws IOException {
          for (Ordinals values : all) {
            values.flush();
          }
        }
      };
    }

    private static Ordinals ordinals(
        LeafReaderContext context, String field, Map<String, Long> into) throws IOException {
      SortedSetDocValues values = DocValues.getSortedSet(context.reader(), field);
      return new Ordinals(values, new int[(int) values.getValueCount()], into);
    }
  }

  /** Counts by the numbers that the values of a segment have; their texts are looked up once, at its end. */
  private record Ordinals(SortedSetDocValues values, int[] pages, Map<String, Long> into) {

    void count(int doc) throws IOException {
      if (values.advanceExact(doc)) {
        for (int i = values.docValueCount(); i > 0; i--) {
          pages[(int) values.nextOrd()]++;
        }
      }
    }

    void flush() throws IOException {
      for (int ordinal = 0; ordinal < pages.length; ordinal++) {
        if (pages[ordinal] > 0) {
          into.merge(values.lookupOrd(ordinal).utf8ToString(), (long) pages[ordinal], Long::sum);
        }
      }
    }
  }
}
