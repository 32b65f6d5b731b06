package kz.muragat.pipeline;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.muragat.text.Homoglyphs;

/** The text of a line as people give it, made fit to be kept. */
final class LineText {

  /** Longer ones are no lines. */
  private static final int MOST_LETTERS = 2000;

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  /** What nobody can see, and what XML cannot hold. */
  private static final Pattern INVISIBLE = Pattern.compile(
      "[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\uFEFF\\uFFFE\\uFFFF\\p{Cs}]"
          + "|[\\p{Cc}&&[^\\s]]");

  private LineText() {}

  /** NFC with single spaces, without what cannot be seen, each word in one script. */
  static String tidy(String text) {
    return Homoglyphs.repair(withSingleSpaces(INVISIBLE.matcher(text).replaceAll("")));
  }

  /** Whether two texts are one but for their spaces and the way their letters are coded. */
  static boolean same(String one, String other) {
    return withSingleSpaces(one).equals(withSingleSpaces(other));
  }

  /** Why a tidied text cannot be a line's, if it cannot. */
  static Optional<CorrectionOutcome.Refused> problem(String tidied) {
    if (tidied.isEmpty()) {
      return Optional.of(new CorrectionOutcome.Refused(
          CorrectionOutcome.Why.NO_TEXT, "A line cannot be left without text."));
    }
    return tidied.length() <= MOST_LETTERS
        ? Optional.empty()
        : Optional.of(new CorrectionOutcome.Refused(
            CorrectionOutcome.Why.TOO_LONG,
            "A line of " + tidied.length() + " letters is too long: " + MOST_LETTERS
                + " are the most."));
  }

  private static String withSingleSpaces(String text) {
    return SPACES
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
        .replaceAll(" ")
        .strip();
  }
}
