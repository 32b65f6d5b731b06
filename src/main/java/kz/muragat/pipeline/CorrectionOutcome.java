package kz.muragat.pipeline;

import java.util.List;
import java.util.Optional;
import kz.muragat.model.TextLine;
import kz.muragat.store.Correction;

/** What became of a correction. */
public sealed interface CorrectionOutcome {

  /**
   * It is made: ALTO, PDF, text file and index have it.
   *
   * @param change as the history keeps it
   * @param line as it is now
   * @param pair kept for training, if any
   * @param notes sentences about what could not be done; often none
   */
  record Done(LineChange change, TextLine line, Optional<Correction> pair, List<String> notes)
      implements CorrectionOutcome {

    public Done {
      notes = List.copyOf(notes);
    }
  }

  /**
   * The line was changed meanwhile; nothing was written.
   *
   * @param expected what the person saw when they began
   * @param current what stands there now
   * @param wanted what the person wanted to stand there
   */
  record Conflict(String expected, String current, String wanted) implements CorrectionOutcome {}

  /** There is no such document, page or line; nothing was written. */
  record NotFound(String sentence) implements CorrectionOutcome {}

  /**
   * It cannot be done; nothing was written.
   *
   * @param why for those who say it in another language
   * @param sentence that says why, in English
   */
  record Refused(Why why, String sentence) implements CorrectionOutcome {}

  /** Why a correction can be refused. */
  enum Why {
    NO_TEXT,
    TOO_LONG,
    NOTHING_TO_UNDO
  }
}
