package kz.muragat.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.muragat.search.QueryLexer.Kind;
import kz.muragat.search.QueryLexer.Piece;

/**
 * Understands queries as {@link PageSearch} describes them. Lucene's own parser is not used, since its complaints name
 * tokens of its grammar, not what an archivist should type instead.
 */
final class QueryParser {

  private static final int MAX_LENGTH = 1000;
  private static final int MAX_PIECES = 200;
  private static final int MAX_DEPTH = 20;
  private static final int MIN_LETTERS_BESIDE_WILDCARD = 2;

  private final List<Piece> pieces;
  private int at;
  private int depth;

  private QueryParser(List<Piece> pieces) {
    this.pieces = pieces;
  }

  static QueryNode parse(String query) throws QueryProblem {
    if (query.length() > MAX_LENGTH) {
      throw new QueryProblem("The query has " + query.length() + " characters; at most "
          + MAX_LENGTH + " can be asked at once.");
    }
    List<Piece> pieces = QueryLexer.pieces(query);
    if (pieces.isEmpty()) {
      throw new QueryProblem("The query is empty: type a word to look for.");
    }
    if (pieces.size() > MAX_PIECES) {
      throw new QueryProblem("The query has " + pieces.size() + " words and marks; at most "
          + MAX_PIECES + " can be asked at once.");
    }
    QueryParser parser = new QueryParser(pieces);
    QueryNode node = parser.or();
    if (parser.at < pieces.size()) {
      throw new QueryProblem("There is a closing bracket without an opening one before it.");
    }
    return node;
  }

  private QueryNode or() throws QueryProblem {
    List<QueryNode> parts = new ArrayList<>(List.of(and()));
    while (isNext("OR")) {
      at++;
      parts.add(and());
    }
    return parts.size() == 1 ? parts.get(0) : new QueryNode.OrNode(parts);
  }

  private QueryNode and() throws QueryProblem {
    List<QueryNode> parts = new ArrayList<>(List.of(list()));
    while (isNext("AND")) {
      at++;
      parts.add(list());
    }
    return parts.size() == 1 ? parts.get(0) : new QueryNode.AndNode(parts);
  }

  private QueryNode list() throws QueryProblem {
    List<QueryNode> parts = new ArrayList<>();
    while (at < pieces.size()
        && !isNext("OR")
        && !isNext("AND")
        && pieces.get(at).kind() != Kind.CLOSE) {
      part().ifPresent(parts::add);
    }
    if (parts.isEmpty()) {
      throw new QueryProblem(nothingHere());
    }
    return parts.size() == 1 ? parts.get(0) : new QueryNode.ListNode(parts);
  }

  private String nothingHere() {
    if (at < pieces.size() && pieces.get(at).kind() == Kind.CLOSE && depth == 0) {
      return "There is a closing bracket without an opening one before it.";
    }
    Stream<Piece> around = Stream.of(at - 1, at)
        .filter(i -> i >= 0 && i < pieces.size())
        .map(pieces::get)
        .filter(piece -> piece.isOperator("AND") || piece.isOperator("OR"));
    return around
        .findFirst()
        .map(operator ->
            operator.text() + " needs a word on either side; to look for the word itself,"
                + " put it in quotes: \"" + operator.text() + "\".")
        .orElse("There is no letter or digit to look for: type a word.");
  }

  /** One part of a list; empty for a mark that has nothing to look for. */
  private Optional<QueryNode> part() throws QueryProblem {
    Piece piece = pieces.get(at++);
    if (piece.kind() == Kind.MINUS || piece.isOperator("NOT")) {
      return Optional.of(new QueryNode.NotNode(negated()));
    }
    return switch (piece.kind()) {
      case OPEN -> Optional.of(bracket());
      case FIELD -> Optional.of(filter(piece.text()));
      case QUOTED -> phrase(piece.text());
      case WORD -> word(piece.text());
      case CLOSE, MINUS -> Optional.empty();
    };
  }

  private QueryNode negated() throws QueryProblem {
    if (at == pieces.size() || isNext("AND") || isNext("OR") || isNext("NOT")) {
      throw new QueryProblem("NOT needs a word after it that the pages must not have.");
    }
    return part()
        .orElseThrow(
            () -> new QueryProblem("NOT needs a word after it that the pages must not have."));
  }

  private QueryNode bracket() throws QueryProblem {
    if (++depth > MAX_DEPTH) {
      throw new QueryProblem("The brackets are nested more than " + MAX_DEPTH + " deep.");
    }
    QueryNode inside = or();
    if (at == pieces.size()) {
      throw new QueryProblem("A bracket is open at the end of the query: close it with ).");
    }
    at++;
    depth--;
    return inside;
  }

  private static Optional<QueryNode> word(String typed) throws QueryProblem {
    // a question mark at the end asks, one inside stands for a letter
    String text = typed.replaceAll("^[^\\p{L}\\p{N}*?]+|[^\\p{L}\\p{N}*]+$", "");
    QueryNode.WordNode word = new QueryNode.WordNode(text, false);
    if (!word.isWild()) {
      return Terms.core(text).isEmpty() ? Optional.empty() : Optional.of(word);
    }
    long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
    if (letters < MIN_LETTERS_BESIDE_WILDCARD) {
      throw new QueryProblem("'" + text + "' would match nearly every word: give at least "
          + MIN_LETTERS_BESIDE_WILDCARD + " letters beside * or ?.");
    }
    return Optional.of(word);
  }

  private static Optional<QueryNode> phrase(String text) throws QueryProblem {
    if (text.indexOf('*') >= 0) {
      throw new QueryProblem(
          "Inside quotes * has no meaning: look for the words without quotes, such"
              + " as қазақ AND хан*.");
    }
    List<String> words = Stream.of(text.split("[\\s\\p{Z}]+"))
        .filter(w -> !Terms.core(w).isEmpty())
        .toList();
    if (words.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        words.size() == 1
            ? new QueryNode.WordNode(words.get(0).replace("?", ""), true)
            : new QueryNode.PhraseNode(words));
  }

  private QueryNode filter(String field) throws QueryProblem {
    String name = QueryFilters.known(field);
    if (at == pieces.size()
        || (pieces.get(at).kind() != Kind.WORD && pieces.get(at).kind() != Kind.QUOTED)) {
      throw QueryFilters.valueMissing(name);
    }
    return QueryFilters.of(name, pieces.get(at++).text());
  }

  private boolean isNext(String operator) {
    return at < pieces.size() && pieces.get(at).isOperator(operator);
  }
}
