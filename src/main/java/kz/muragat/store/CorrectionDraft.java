package kz.muragat.store;

import java.util.List;
import kz.muragat.model.Style;

/** A {@link Correction} before it is kept: its components mean the same there. */
public record CorrectionDraft(
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
    Correction.State state,
    List<Correction.Flag> flags) {

  public CorrectionDraft {
    flags = List.copyOf(flags);
  }

  Correction kept(String id, String picture) {
    return new Correction(
        id,
        sha256.isEmpty() ? picture : sha256,
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
        state,
        List.of(),
        flags,
        picture);
  }
}
