package kz.muragat.search;

/** A query cannot be understood. The message is a sentence for who typed it, and says what to type instead. */
public final class QueryProblem extends Exception {

  private static final long serialVersionUID = 1;

  QueryProblem(String message) {
    super(message);
  }
}
