package kz.muragat.search;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.search.QueryProblem.Mistake;

/** Cuts a query into words, quoted texts, brackets and field names. */
final class QueryLexer {

  /** What a piece is. */
  enum Kind {
    WORD,
    QUOTED,
    /** A field's name, before its colon. */
    FIELD,
    OPEN,
    CLOSE,
    MINUS
  }

  /** A piece of a query. */
  record Piece(Kind kind, String text) {

    boolean isOperator(String name) {
      return kind == Kind.WORD && text.equals(name);
    }
  }

  /** All of these open and close a phrase, as archivists' keyboards have them. */
  private static final String QUOTES = "\"«»„“”";

  private final String query;
  private final List<Piece> pieces = new ArrayList<>();
  private int at;

  private QueryLexer(String query) {
    this.query = query;
  }

  static List<Piece> pieces(String query) throws QueryProblem {
    QueryLexer lexer = new QueryLexer(query);
    while (lexer.at < query.length()) {
      lexer.next();
    }
    return lexer.pieces;
  }

  private void next() throws QueryProblem {
    char c = query.charAt(at);
    if (isSpace(c)) {
      at++;
    } else if (isQuote(c)) {
      quoted();
    } else if (c == '(') {
      add(Kind.OPEN);
    } else if (c == ')') {
      add(Kind.CLOSE);
    } else if (c == '-' && at + 1 < query.length() && startsSomething(query.charAt(at + 1))) {
      add(Kind.MINUS);
    } else {
      word();
    }
  }

  private void add(Kind kind) {
    pieces.add(new Piece(kind, query.substring(at, ++at)));
  }

  private void quoted() throws QueryProblem {
    int end = at + 1;
    while (end < query.length() && !isQuote(query.charAt(end))) {
      end++;
    }
    if (end == query.length()) {
      throw new QueryProblem(Mistake.OPEN_QUOTE);
    }
    pieces.add(new Piece(Kind.QUOTED, query.substring(at + 1, end)));
    at = end + 1;
  }

  private void word() {
    int end = at;
    while (end < query.length() && isInWord(query.charAt(end))) {
      end++;
      if (query.charAt(end - 1) == ':' && isFieldName(query.substring(at, end - 1))) {
        pieces.add(new Piece(Kind.FIELD, query.substring(at, end - 1)));
        at = end;
        return;
      }
    }
    pieces.add(new Piece(Kind.WORD, query.substring(at, end)));
    at = end;
  }

  /** Names of fields are Latin; a colon after anything else is the text's own. */
  private static boolean isFieldName(String text) {
    return text.matches("[a-zA-Z]+");
  }

  private static boolean isInWord(char c) {
    return !isSpace(c) && !isQuote(c) && c != '(' && c != ')';
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean startsSomething(char c) {
    return !isSpace(c) && c != ')' && c != '-';
  }

  private static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }
}
