package kz.muragat.pipeline;

import java.io.IOException;
import java.util.Optional;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.store.Correction;
import kz.muragat.store.CorrectionDraft;
import kz.muragat.store.CorrectionSet;
import kz.muragat.text.Alphabet;

/** What becomes of corrections for training: pairs of a line's picture and its text. */
final class TrainingPairs {

  private final CorrectionSet pairs;
  private final Alphabet alphabet;

  /**
   * @param alphabet of the model in charge, for the flags of pairs
   */
  TrainingPairs(CorrectionSet pairs, Alphabet alphabet) {
    this.pairs = pairs;
    this.alphabet = alphabet;
  }

  /**
   * Keeps a corrected line for training; the person's own earlier reading of the line gives way.
   *
   * @param picture of the line
   */
  Correction keep(
      String sha256,
      Page page,
      TextLine before,
      TextLine after,
      GreyImage picture,
      LineChange change)
      throws IOException {
    String label = PairCheck.label(after.text());
    for (Correction earlier : pairs.ofLine(sha256, page.number(), after.id())) {
      if (earlier.state() != Correction.State.REJECTED && earlier.who().equals(change.who())) {
        pairs.setState(earlier.id(), Correction.State.REJECTED);
      }
    }
    return pairs.add(
        new CorrectionDraft(
            sha256,
            page.number(),
            after.id(),
            label,
            before.text(),
            after.style(),
            "",
            page.origin().modelVersion(),
            Math.min(1, before.confidence()),
            change.who(),
            change.when(),
            Correction.State.ACCEPTED,
            PairCheck.flags(label, picture, alphabet)),
        picture);
  }

  /** Rejects the pairs of a text that was taken back, and takes those of the text before it in again. */
  void retract(String sha256, int page, TextLine undone, TextLine restored) throws IOException {
    String wrong = PairCheck.label(undone.text());
    String right = PairCheck.label(restored.text());
    Optional<Correction> again = Optional.empty();
    for (Correction pair : pairs.ofLine(sha256, page, restored.id())) {
      if (restored.corrected() && pair.text().equals(right)) {
        again = Optional.of(pair);
      } else if (pair.text().equals(wrong) && pair.state() != Correction.State.REJECTED) {
        pairs.setState(pair.id(), Correction.State.REJECTED);
      }
    }
    if (again.isPresent()) {
      pairs.setState(again.get().id(), Correction.State.ACCEPTED);
    }
  }
}
