package kz.muragat.pipeline;

import java.util.List;

/**
 * What became of corrections of a whole page.
 *
 * @param changes as the history keeps them; none where all lines had their text already
 * @param notes sentences about what could not be done; often none
 */
public record PageCorrection(List<LineChange> changes, List<String> notes) {

  public PageCorrection {
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
  }
}
