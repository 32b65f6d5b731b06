package kz.muragat.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;

/** Turns what was meant into what Lucene is asked. */
final class LuceneQueries {

  /** Shared by words that stand side by side: far above what a page scores by how well it has them, so that pages with more
   * of them come first; small enough for a float to keep the rest. */
  private static final float ALL_WORDS = 10_000;

  // how well a page's word answers one of the query: each step is more than how often a page has it
  private static final float AS_WRITTEN = 50;
  private static final float FOLDED = 40;
  private static final float INFLECTED = 30;
  private static final float NEXT_BEST = 20;
  private static final float MISREAD = 10;

  /** Of what a misreading scores, by how unlikely it is. */
  private static final float UNLIKELY = 8;

  /** Less than the unlikeliest known misreading. */
  private static final float DAMAGED = 1;

  /** What a word's frequency scores: at most some 3. */
  private static final float FREQUENCY = 0.1f;

  private final Vocabulary vocabulary;
  private final Map<String, WordForms> formsOfWords = new HashMap<>();

  LuceneQueries(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The wildcards of a query, as terms of the folded field. */
  static List<WildcardQuery> wildcards(QueryNode node) {
    List<WildcardQuery> wildcards = new ArrayList<>();
    collectWildcards(node, wildcards);
    return wildcards;
  }

  /** The same pages, each with so much more. */
  private static Query with(Query query, float score) {
    return new BooleanQuery.Builder()
        .add(query, Occur.MUST)
        .add(constant(new MatchAllDocsQuery(), score), Occur.MUST)
        .build();
  }

  private static Query constant(Query query, float boost) {
    return new BoostQuery(new ConstantScoreQuery(query), boost);
  }

  /** The pages that answer, those with all words first, then those with the words as typed before the others. */
  Query query(QueryNode node) throws IOException {
    if (node instanceof QueryNode.WordNode word) {
      return word.isWild() ? wild(word.text()) : word(word);
    } else if (node instanceof QueryNode.PhraseNode phrase) {
      return phrase(phrase.words());
    } else if (node instanceof QueryNode.ListNode list) {
      return all(list.parts(), false);
    } else if (node instanceof QueryNode.AndNode and) {
      return all(and.parts(), true);
    } else if (node instanceof QueryNode.OrNode or) {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      for (QueryNode part : or.parts()) {
        // one word has all there is of its own, as a list has that has all of its words
        any.add(
            part instanceof QueryNode.ListNode ? query(part) : with(query(part), ALL_WORDS),
            Occur.SHOULD);
      }
      return any.build();
    } else if (node instanceof QueryNode.NotNode not) {
      return all(List.of(not), true);
    } else if (node instanceof QueryNode.PathNode path) {
      Term term = new Term(PageDocument.PATH, path.path());
      boolean wild = new QueryNode.WordNode(path.path(), true).isWild();
      return new ConstantScoreQuery(wild ? new WildcardQuery(term) : new TermQuery(term));
    } else if (node instanceof QueryNode.PageNode page) {
      return IntPoint.newRangeQuery(PageDocument.PAGE, page.first(), page.last());
    } else if (node instanceof QueryNode.ConfidenceNode conf) {
      return DoublePoint.newRangeQuery(PageDocument.CONFIDENCE, conf.least(), conf.most());
    } else if (node instanceof QueryNode.DateNode date) {
      return LongPoint.newRangeQuery(PageDocument.DATE, date.firstMillis(), date.lastMillis());
    } else if (node instanceof QueryNode.ValueNode value) {
      return new ConstantScoreQuery(new TermQuery(new Term(value.field(), value.value())));
    }
    throw new AssertionError(node);
  }

  /** Filters and exclusions always bind; of the rest all must be there or one at least. */
  private Query all(List<QueryNode> parts, boolean all) throws IOException {
    long positive = parts.stream()
        .filter(part -> !part.isFilter() && !(part instanceof QueryNode.NotNode))
        .count();
    boolean choice = !all && positive > 1;
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (QueryNode part : parts) {
      if (part instanceof QueryNode.NotNode not) {
        query.add(query(excluded(not.part())), Occur.MUST_NOT);
      } else if (part.isFilter()) {
        query.add(query(part), Occur.FILTER);
      } else if (choice) {
        query.add(with(query(part), ALL_WORDS / positive), Occur.SHOULD);
      } else {
        query.add(query(part), Occur.MUST);
      }
    }
    if (positive == 0) {
      // exclusions alone would answer nothing, and filters alone would score as 0
      query.add(new MatchAllDocsQuery(), Occur.MUST);
    } else if (choice) {
      query.setMinimumNumberShouldMatch(1);
    }
    return query.build();
  }

  /** What is excluded is meant as it is written: a page must not be lost for a word that is only like it. */
  private static QueryNode excluded(QueryNode node) {
    return node instanceof QueryNode.WordNode word
        ? new QueryNode.WordNode(word.text(), true)
        : node;
  }

  /** A word with marks inside (г.Алматы) may be written apart, so its parts in a row answer too. */
  private Query word(QueryNode.WordNode word) throws IOException {
    String core = Terms.core(word.text());
    WordForms forms = word.quoted() ? Vocabulary.asWritten(core) : forms(core);
    List<Query> answers = new ArrayList<>();
    add(answers, TextField.EXACT, forms.exact(), AS_WRITTEN);
    add(answers, TextField.FOLDED, forms.folded(), FOLDED);
    add(answers, TextField.STEM, forms.stems(), INFLECTED);
    add(answers, TextField.FOLDED, forms.stems(), INFLECTED);
    add(answers, TextField.READING, forms.readings(), NEXT_BEST);
    forms
        .misread()
        .forEach((term, cost) ->
            add(answers, TextField.FOLDED, Set.of(term), MISREAD - UNLIKELY * cost.floatValue()));
    if (!forms.damaged().isEmpty()) {
      answers.add(constant(damaged(forms.damaged()), DAMAGED));
    }
    List<String> parts = Terms.parts(word.text());
    if (parts.size() > 1) {
      answers.add(phrase(parts));
    }
    return new BooleanQuery.Builder()
        .add(new DisjunctionMaxQuery(answers, 0), Occur.MUST)
        .add(frequency(forms), Occur.SHOULD)
        .build();
  }

  private WordForms forms(String word) throws IOException {
    WordForms known = formsOfWords.get(word);
    if (known == null) {
      known = vocabulary.all(word);
      formsOfWords.put(word, known);
    }
    return known;
  }

  private static void add(List<Query> answers, TextField field, Set<String> terms, float score) {
    for (String term : terms) {
      answers.add(constant(new TermQuery(new Term(field.fieldName(), term)), score));
    }
  }

  private static Query damaged(Set<String> terms) {
    return new TermInSetQuery(
        TextField.DOUBTED.fieldName(), terms.stream().map(BytesRef::new).toList());
  }

  /** Pages that have a word more often come before others that have it in the same way. */
  private static Query frequency(WordForms forms) {
    List<Query> terms = new ArrayList<>();
    for (String term : forms.folded()) {
      terms.add(new TermQuery(new Term(TextField.FOLDED.fieldName(), term)));
    }
    for (String term : forms.stems()) {
      terms.add(new TermQuery(new Term(TextField.STEM.fieldName(), term)));
    }
    return new BoostQuery(new DisjunctionMaxQuery(terms, 0), FREQUENCY);
  }

  /** Words in a row: as typed, as they may be spelled, and with next-best readings among them. */
  private static Query phrase(List<String> words) {
    MultiPhraseQuery.Builder folded = new MultiPhraseQuery.Builder();
    BooleanQuery.Builder exact = new BooleanQuery.Builder();
    List<IntervalsSource> readings = new ArrayList<>();
    for (String word : words) {
      WordForms forms = Vocabulary.asWritten(Terms.core(word));
      folded.add(forms.folded().stream()
          .map(term -> new Term(TextField.FOLDED.fieldName(), term))
          .toArray(Term[]::new));
      forms
          .exact()
          .forEach(term ->
              exact.add(new TermQuery(new Term(TextField.EXACT.fieldName(), term)), Occur.FILTER));
      readings.add(Intervals.or(forms.folded().stream()
          .flatMap(term -> Stream.of(
              Intervals.term(term),
              Intervals.fixField(TextField.READING.fieldName(), Intervals.term(term))))
          .toArray(IntervalsSource[]::new)));
    }
    exact.add(folded.build(), Occur.MUST);
    Query likely = new IntervalQuery(
        TextField.FOLDED.fieldName(), Intervals.phrase(readings.toArray(IntervalsSource[]::new)));
    return new DisjunctionMaxQuery(
        List.of(
            constant(exact.build(), AS_WRITTEN * words.size()),
            constant(folded.build(), FOLDED * words.size()),
            constant(likely, NEXT_BEST * words.size())),
        0);
  }

  private static Query wild(String pattern) {
    List<Query> forms = new ArrayList<>();
    for (String form : Folding.variants(withoutEscapes(pattern))) {
      forms.add(constant(new WildcardQuery(new Term(TextField.FOLDED.fieldName(), form)), FOLDED));
    }
    return forms.size() == 1 ? forms.get(0) : new DisjunctionMaxQuery(forms, 0);
  }

  /** Lucene would take a backslash for an escape; no word has one. */
  private static String withoutEscapes(String pattern) {
    return pattern.replace("\\", "");
  }

  private static void collectWildcards(QueryNode node, List<WildcardQuery> wildcards) {
    if (node instanceof QueryNode.WordNode word && word.isWild()) {
      for (String form : Folding.variants(withoutEscapes(word.text()))) {
        wildcards.add(new WildcardQuery(new Term(TextField.FOLDED.fieldName(), form)));
      }
    } else if (node instanceof QueryNode.ListNode list) {
      list.parts().forEach(part -> collectWildcards(part, wildcards));
    } else if (node instanceof QueryNode.AndNode and) {
      and.parts().forEach(part -> collectWildcards(part, wildcards));
    } else if (node instanceof QueryNode.OrNode or) {
      or.parts().forEach(part -> collectWildcards(part, wildcards));
    } else if (node instanceof QueryNode.NotNode not) {
      collectWildcards(not.part(), wildcards);
    }
  }
}
