package kz.muragat.search;

import java.util.List;
import java.util.stream.Stream;

/**
 * A query cannot be understood. The message is a sentence for who typed it, in English, and says what to type instead;
 * mistake and values are for those who say it in another language.
 */
public final class QueryProblem extends Exception {

  private static final long serialVersionUID = 2;

  /** What can be wrong, with the sentence that says so; {0} and {1} stand for the values. */
  public enum Mistake {
    EMPTY("The query is empty: type a word to look for."),
    NO_LETTERS("There is no letter or digit to look for: type a word."),
    TOO_LONG("The query has {0} characters; at most {1} can be asked at once."),
    TOO_MANY_WORDS("The query has {0} words and marks; at most {1} can be asked at once."),
    OPEN_QUOTE(
        "A quotation mark is open at the end of the query: close it after the phrase, such as"
            + " \"қазақ хандығы\"."),
    OPEN_BRACKET("A bracket is open at the end of the query: close it with )."),
    CLOSING_BRACKET("There is a closing bracket without an opening one before it."),
    DEEP_BRACKETS("The brackets are nested more than {0} deep."),
    LONE_OPERATOR("{0} needs a word on either side; to look for the word itself, put it in quotes:"
        + " \"{0}\"."),
    LONE_NOT("NOT needs a word after it that the pages must not have."),
    SHORT_WILDCARD("'{0}' would match nearly every word: give at least {1} letters beside * or ?."),
    WIDE_WILDCARD("'{0}' stands for more than {1} different words: give more letters."),
    QUOTED_WILDCARD("Inside quotes * has no meaning: look for the words without quotes, such as"
        + " қазақ AND хан*."),
    NO_FIELD("There is no field '{0}'; there are page:, path:, lang:, style:, conf: and date:."
        + " To look for a text with a colon, put it in quotes."),
    NO_VALUE("After {0}: there must be a value, such as {1}."),
    NO_FOLDER("After path: there must be a folder, such as path:fond-12."),
    NO_PAGE("'{0}' is no page number: type page:7 or page:7-12."),
    NO_LANGUAGE("'{0}' is no language of this archive: type lang:kk for Kazakh or lang:ru for"
        + " Russian."),
    NO_STYLE("'{0}' is no style: type style:printed, style:typewritten or style:handwritten."),
    NO_CONFIDENCE("'{0}' is no confidence in percent: type conf:<80 or conf:90-100."),
    CONFIDENCE_RANGE("A confidence is from 0 to 100 percent, not {0}."),
    NO_DATE("'{0}' is no date: type date:2026-11, date:>2026-11-21 or date:2026-01..2026-06; it is"
        + " the day on which the document was read."),
    BACKWARDS("{0} ends before it begins: type {1}.");

    private final String sentence;

    Mistake(String sentence) {
      this.sentence = sentence;
    }
  }

  private final Mistake mistake;
  private final transient List<String> values;

  QueryProblem(Mistake mistake, Object... values) {
    super(sentence(mistake, values));
    this.mistake = mistake;
    this.values = Stream.of(values).map(String::valueOf).toList();
  }

  public Mistake mistake() {
    return mistake;
  }

  /** What the sentence tells of the query, in the order of {0} and {1}. */
  public List<String> values() {
    return values;
  }

  private static String sentence(Mistake mistake, Object... values) {
    String sentence = mistake.sentence;
    for (int i = 0; i < values.length; i++) {
      sentence = sentence.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return sentence;
  }
}
