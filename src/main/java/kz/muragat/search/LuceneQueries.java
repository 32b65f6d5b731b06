package kz.muragat.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;

/** Turns what was meant into what Lucene is asked. */
final class LuceneQueries {

  /** Far above any sum of word scores, so that these pages come first; small enough for a float to keep the rest. */
  private static final float ALL_WORDS = 200;

  private static final float AS_WRITTEN = 100;

  /** How words that stand side by side in a query are taken. */
  private enum SideBySide {
    ANY,
    ALL
  }

  private LuceneQueries() {}

  /** Which pages answer, in whatever order: what hit words are found by. */
  static Query matching(QueryNode node) {
    return query(node, TextField.FOLDED, SideBySide.ANY);
  }

  /** The same pages, those with all words first, those with the words as typed before the others. */
  static Query ranked(QueryNode node) {
    return new BooleanQuery.Builder()
        .add(matching(node), Occur.MUST)
        .add(first(query(node, TextField.FOLDED, SideBySide.ALL), ALL_WORDS), Occur.SHOULD)
        .add(first(query(node, TextField.EXACT, SideBySide.ALL), AS_WRITTEN), Occur.SHOULD)
        .build();
  }

  /** The wildcards of a query, as terms of the folded field. */
  static List<WildcardQuery> wildcards(QueryNode node) {
    List<WildcardQuery> wildcards = new ArrayList<>();
    collectWildcards(node, wildcards);
    return wildcards;
  }

  private static Query first(Query query, float boost) {
    return new BoostQuery(new ConstantScoreQuery(query), boost);
  }

  private static Query query(QueryNode node, TextField field, SideBySide sideBySide) {
    if (node instanceof QueryNode.WordNode word) {
      return word.isWild() ? wild(word.text(), field) : word(word.text(), field);
    } else if (node instanceof QueryNode.PhraseNode phrase) {
      return phrase(phrase.words(), field);
    } else if (node instanceof QueryNode.ListNode list) {
      return all(list.parts(), field, sideBySide, sideBySide == SideBySide.ALL);
    } else if (node instanceof QueryNode.AndNode and) {
      return all(and.parts(), field, sideBySide, true);
    } else if (node instanceof QueryNode.OrNode or) {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      or.parts().forEach(part -> any.add(query(part, field, sideBySide), Occur.SHOULD));
      return any.build();
    } else if (node instanceof QueryNode.NotNode not) {
      return all(List.of(not), field, sideBySide, true);
    } else if (node instanceof QueryNode.PathNode path) {
      Term term = new Term(PageDocument.PATH, path.path());
      boolean wild = new QueryNode.WordNode(path.path()).isWild();
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
  private static Query all(
      List<QueryNode> parts, TextField field, SideBySide sideBySide, boolean all) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    int positive = 0;
    for (QueryNode part : parts) {
      if (part instanceof QueryNode.NotNode not) {
        query.add(query(not.part(), TextField.FOLDED, SideBySide.ANY), Occur.MUST_NOT);
      } else if (part.isFilter()) {
        query.add(query(part, field, sideBySide), Occur.FILTER);
      } else {
        query.add(query(part, field, sideBySide), all ? Occur.MUST : Occur.SHOULD);
        positive++;
      }
    }
    if (positive == 0) {
      // exclusions alone would answer nothing, and filters alone would score as 0
      query.add(new MatchAllDocsQuery(), Occur.MUST);
    } else if (!all) {
      query.setMinimumNumberShouldMatch(1);
    }
    return query.build();
  }

  /** A word with marks inside (г.Алматы) may be written apart, so its parts in a row answer too. */
  private static Query word(String text, TextField field) {
    List<Query> forms = new ArrayList<>();
    for (String term : field.asked(Terms.core(text))) {
      forms.add(new TermQuery(new Term(field.fieldName(), term)));
    }
    List<String> parts = Terms.parts(text);
    if (parts.size() > 1) {
      forms.add(phrase(parts, field));
    }
    return forms.size() == 1 ? forms.get(0) : new DisjunctionMaxQuery(forms, 0);
  }

  private static Query phrase(List<String> words, TextField field) {
    MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
    for (String word : words) {
      phrase.add(field.asked(Terms.core(word)).stream()
          .map(term -> new Term(field.fieldName(), term))
          .toArray(Term[]::new));
    }
    return phrase.build();
  }

  private static Query wild(String pattern, TextField field) {
    List<Query> forms = new ArrayList<>();
    for (String form : field.asked(withoutEscapes(pattern))) {
      forms.add(new WildcardQuery(new Term(field.fieldName(), form)));
    }
    return forms.size() == 1 ? forms.get(0) : new DisjunctionMaxQuery(forms, 0);
  }

  /** Lucene would take a backslash for an escape; no word has one. */
  private static String withoutEscapes(String pattern) {
    return pattern.replace("\\", "");
  }

  private static void collectWildcards(QueryNode node, List<WildcardQuery> wildcards) {
    if (node instanceof QueryNode.WordNode word && word.isWild()) {
      for (String form : TextField.FOLDED.asked(withoutEscapes(word.text()))) {
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
