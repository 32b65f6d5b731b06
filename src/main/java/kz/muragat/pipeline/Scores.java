package kz.muragat.pipeline;

import java.util.Optional;
import kz.muragat.text.ErrorRate;
import kz.muragat.text.LetterRecall;

/**
 * The figures of one or more pictures, added up.
 *
 * @param pictures how many
 * @param looseCharacters and {@code looseWords}: without case and punctuation
 * @param perfect pictures without any error
 */
record Scores(
    int pictures,
    ErrorRate characters,
    ErrorRate words,
    ErrorRate looseCharacters,
    ErrorRate looseWords,
    LetterRecall letters,
    int perfect) {

  static Scores of(Evaluation.Result result) {
    return new Scores(
        1,
        result.characters(),
        result.words(),
        result.looseCharacters(),
        result.looseWords(),
        result.letters(),
        result.characters().errors() == 0 ? 1 : 0);
  }

  Scores plus(Scores more) {
    return new Scores(
        pictures + more.pictures,
        characters.plus(more.characters),
        words.plus(more.words),
        looseCharacters.plus(more.looseCharacters),
        looseWords.plus(more.looseWords),
        letters.plus(more.letters),
        perfect + more.perfect);
  }

  /** A group's figures, and another program's on the same pictures. */
  record Beside(Scores ours, Optional<Scores> other) {

    Beside plus(Beside more) {
      return new Beside(
          ours.plus(more.ours),
          other.isPresent() && more.other.isPresent()
              ? Optional.of(other.get().plus(more.other.get()))
              : Optional.empty());
    }
  }
}
