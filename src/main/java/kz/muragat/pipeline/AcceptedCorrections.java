package kz.muragat.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import kz.muragat.store.Correction;
import kz.muragat.store.CorrectionSet;

/** The corrections under {@code models/corrections} that may train. */
public final class AcceptedCorrections implements CorrectedLines {

  private final CorrectionSet set;

  public AcceptedCorrections(CorrectionSet set) {
    this.set = set;
  }

  @Override
  public List<Line> trainable(Collection<String> told) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (Correction correction : set.trainable()) {
      try {
        lines.add(new Line(
            correction.id(),
            correction.sha256(),
            correction.page(),
            correction.line(),
            correction.hand(),
            correction.style(),
            correction.text(),
            set.read(correction)));
      } catch (IOException e) {
        told.add("the correction " + correction.id() + " cannot train: " + e.getMessage());
      }
    }
    told.addAll(set.problems());
    return lines;
  }

  @Override
  public void markUsed(Collection<String> ids, String version) throws IOException {
    set.markUsed(ids, version);
  }
}
