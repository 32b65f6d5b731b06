package kz.muragat.search;

import java.util.List;

/** A query as it was meant: what {@link QueryParser} makes and {@link LuceneQueries} asks. */
sealed interface QueryNode {

  /**
   * One word, with {@code *} and {@code ?} where it has any.
   *
   * @param quoted whether only this form of the word is meant
   */
  record WordNode(String text, boolean quoted) implements QueryNode {

    boolean isWild() {
      return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }
  }

  /** Words one after the other. */
  record PhraseNode(List<String> words) implements QueryNode {}

  /** Parts side by side: any will do, all are better; filters and exclusions among them bind. */
  record ListNode(List<QueryNode> parts) implements QueryNode {}

  /** All parts. */
  record AndNode(List<QueryNode> parts) implements QueryNode {}

  /** Any part. */
  record OrNode(List<QueryNode> parts) implements QueryNode {}

  /** Everything but. */
  record NotNode(QueryNode part) implements QueryNode {}

  /** A folder, with or without wildcards. */
  record PathNode(String path) implements QueryNode {}

  /** Page numbers, both included. */
  record PageNode(int first, int last) implements QueryNode {}

  /** Mean confidence of a page's lines, 0 to 1, both included. */
  record ConfidenceNode(double least, double most) implements QueryNode {}

  /** When a document was read, in milliseconds since 1970, both included. */
  record DateNode(long firstMillis, long lastMillis) implements QueryNode {}

  /** Pages that have a value in a field. */
  record ValueNode(String field, String value) implements QueryNode {}

  /** Whether this narrows down and is nothing to look for itself. */
  default boolean isFilter() {
    return this instanceof PathNode
        || this instanceof PageNode
        || this instanceof ConfidenceNode
        || this instanceof DateNode
        || this instanceof ValueNode;
  }
}
