package kz.muragat.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.muragat.search.QueryLexer.Kind;
import kz.muragat.search.QueryLexer.Piece;
import kz.muragat.search.QueryProblem.Mistake;

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
      throw new QueryProblem(Mistake.TOO_LONG, query.length(), MAX_LENGTH);
    }
    List<Piece> pieces = QueryLexer.pieces(query);
    if (pieces.isEmpty()) {
      throw new QueryProblem(Mistake.EMPTY);
    }
    if (pieces.size() > MAX_PIECES) {
      throw new QueryProblem(Mistake.TOO_MANY_WORDS, pieces.size(), MAX_PIECES);
    }
    QueryParser parser = new QueryParser(pieces);
    QueryNode node = parser.or();
    if (parser.at < pieces.size()) {
      throw new QueryProblem(Mistake.CLOSING_BRACKET);
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
      throw nothingHere();
    }
    return parts.size() == 1 ? parts.get(0) : new QueryNode.ListNode(parts);
  }

  private QueryProblem nothingHere() {
    if (at < pieces.size() && pieces.get(at).kind() == Kind.CLOSE && depth == 0) {
      return new QueryProblem(Mistake.CLOSING_BRACKET);
    }
    Stream<Piece> around = Stream.of(at - 1, at)
        .filter(i -> i >= 0 && i < pieces.size())
        .map(pieces::get)
        .filter(piece -> piece.isOperator("AND") || piece.isOperator("OR"));
    return around
        .findFirst()
        .map(operator -> new QueryProblem(Mistake.LONE_OPERATOR, operator.text()))
        .orElse(new QueryProblem(Mistake.NO_LETTERS));
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
      throw new QueryProblem(Mistake.LONE_NOT);
    }
    return part().orElseThrow(() -> new QueryProblem(Mistake.LONE_NOT));
  }

  private QueryNode bracket() throws QueryProblem {
    if (++depth > MAX_DEPTH) {
      throw new QueryProblem(Mistake.DEEP_BRACKETS, MAX_DEPTH);
    }
    QueryNode inside = or();
    if (at == pieces.size()) {
      throw new QueryProblem(Mistake.OPEN_BRACKET);
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
      throw new QueryProblem(Mistake.SHORT_WILDCARD, text, MIN_LETTERS_BESIDE_WILDCARD);
    }
    return Optional.of(word);
  }

  private static Optional<QueryNode> phrase(String text) throws QueryProblem {
    if (text.indexOf('*') >= 0) {
      throw new QueryProblem(Mistake.QUOTED_WILDCARD);
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
