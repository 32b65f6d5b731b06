package kz.muragat.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import kz.muragat.model.Style;

/**
 * A line's picture and the text a person says it shows: a pair to train with, and where it comes from.
 *
 * @param id unique in its set, and the stem of its files {@code <id>.png} and {@code <id>.gt.txt}
 * @param sha256 of the document; of the picture itself where the pair was imported and has no document
 * @param page from 1; 0 where the pair has no document
 * @param line the line's id in the ALTO, or the name it was imported under
 * @param text NFC, one script a word
 * @param before what stood there; empty where nothing did
 * @param style how the line is written
 * @param hand whose hand it is, as the archivist calls it; empty where not said
 * @param modelVersion that read {@code before}; empty where none did
 * @param confidence of that reading, 0–1
 * @param who said so
 * @param when ISO 8601 in UTC
 * @param state whether it may train
 * @param usedIn the model versions trained with it, oldest first
 * @param flags what is wrong with it; often nothing
 * @param picture SHA-256 of the picture's pixels, by which doubles are told
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Correction(
    String id,
    String sha256,
    int page,
    String line,
    String text,
    String before,
    Style style,
    String hand,
    String modelVersion,
    double confidence,
    String who,
    String when,
    State state,
    List<String> usedIn,
    List<Flag> flags,
    String picture) {

  /** Where a pair stands between a person's wish and the model. */
  public enum State {
    /** Somebody said so; nobody has looked at it yet. */
    PROPOSED,
    /** May train. */
    ACCEPTED,
    /** Kept, but never trains. */
    REJECTED
  }

  /** What the check of a pair found. */
  public enum Flag {
    /** Letters the model cannot write yet; the pair may train, since a round may widen the alphabet. */
    OUTSIDE_ALPHABET,
    /** More letters than a network can tell apart in a picture so narrow: most likely the text of another line. */
    TOO_NARROW,
    /** There is no text. */
    EMPTY
  }

  public Correction {
    usedIn = List.copyOf(usedIn);
    flags = List.copyOf(flags);
    if (id.isEmpty() || page < 0 || !(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "not a correction: '" + id + "', page " + page + ", confidence " + confidence);
    }
  }

  /** Whether the check found nothing that keeps the pair from training. */
  @JsonIgnore
  public boolean isSound() {
    return !flags.contains(Flag.TOO_NARROW) && !flags.contains(Flag.EMPTY);
  }

  /** The line it is about, the same for all corrections of one line. */
  String place() {
    return sha256 + " " + page + " " + line;
  }

  Correction withState(State next) {
    return copy(next, usedIn);
  }

  Correction withUsedIn(List<String> versions) {
    return copy(state, versions);
  }

  private Correction copy(State nextState, List<String> versions) {
    return new Correction(
        id,
        sha256,
        page,
        line,
        text,
        before,
        style,
        hand,
        modelVersion,
        confidence,
        who,
        when,
        nextState,
        versions,
        flags,
        picture);
  }
}
