package kz.muragat.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Why a round of learning ended as it did, or did not begin.
 *
 * @param why for those who say it in another language
 * @param values what stands in the sentence for {0}, {1} and so on; numbers with a decimal point
 * @param sentence in English, without a full stop
 */
public record RoundReason(Why why, List<String> values, String sentence) {

  /** The reasons, with the sentence of each. */
  public enum Why {
    BETTER("on {0} corrected lines held out it makes {1} % in place of {2} % of characters wrong,"
        + " and at no gate it is worse beyond the tolerance"),
    NOT_BETTER("on {0} corrected lines held out it is not surely better: {1} % against {2} % of"
        + " characters wrong"),
    GATE_WORSE("at the gate {0} it is worse: {1} % against {2} % of characters wrong"),
    FEW_HELD_OUT("there are only {0} corrected lines held out to measure on; correct more lines"),
    UNREAD("{0} of {1} corrected lines held out read as something else entirely: their texts seem"
        + " to belong to other lines"),
    WRONG_TEXTS("{0} of {1} corrected lines have a text that seems to belong to another line; look"
        + " them through first"),
    NO_LINE("there is no line to learn from"),
    NOT_FINITE("after {0} lines its weights or its loss were no longer finite numbers"),
    ASTRAY("after {0} lines the error rate on watched lines had risen from {1} % to {2} %"),
    STOPPED("the program was to stop"),
    PROGRAM_ENDED("the program ended in the middle of the round"),
    FAILED("it failed: {0}"),
    FEW_NEW("{0} accepted corrections, {1} of them in the last round; a round begins with {2} new"
        + " ones"),
    AT_WORK("a round is at work already"),
    /** As an older program said it. */
    TOLD("{0}");

    private final String sentence;

    Why(String sentence) {
      this.sentence = sentence;
    }
  }

  public RoundReason {
    values = List.copyOf(values);
  }

  /**
   * A reason.
   *
   * @param values in the order of the sentence; fractions are rounded to two digits
   */
  public static RoundReason of(Why why, Object... values) {
    List<String> texts = Stream.of(values)
        .map(value -> value instanceof Double number
            ? String.format(Locale.ROOT, "%.2f", number)
            : String.valueOf(value))
        .toList();
    String sentence = why.sentence;
    for (int i = 0; i < texts.size(); i++) {
      sentence = sentence.replace("{" + i + "}", texts.get(i));
    }
    return new RoundReason(why, texts, sentence);
  }

  /** What an older program kept: the sentence alone. */
  public static RoundReason valueOf(String sentence) {
    return of(Why.TOLD, sentence);
  }

  /** All sentences, one after the other. */
  public static String sentences(List<RoundReason> reasons) {
    return String.join("; ", reasons.stream().map(RoundReason::sentence).toList());
  }
}
