package kz.muragat.pipeline;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.model.GreyImage;
import kz.muragat.store.Correction;
import kz.muragat.text.Alphabet;
import kz.muragat.text.TextNormaliser;

/** Looks at a line's picture and its text before they may train. */
public final class PairCheck {

  /** The height at which networks see lines, and how many of its columns make one step. */
  private static final double HEIGHT_PX = 48;

  private static final double STEP_PX = 4;

  private PairCheck() {}

  /** The text as it trains: NFC, one script a word, one mark for all its look-alikes. */
  public static String label(String text) {
    return TextNormaliser.normalise(text);
  }

  /**
   * What is wrong with a pair.
   *
   * @param label as {@link #label} gives it
   * @param alphabet of the model that would learn from it
   */
  public static List<Correction.Flag> flags(String label, GreyImage picture, Alphabet alphabet) {
    List<Correction.Flag> flags = new ArrayList<>();
    if (label.isEmpty()) {
      flags.add(Correction.Flag.EMPTY);
    }
    if (!alphabet.canWrite(label)) {
      flags.add(Correction.Flag.OUTSIDE_ALPHABET);
    }
    double steps = picture.width() * HEIGHT_PX / picture.height() / STEP_PX;
    if (steps < label.codePointCount(0, label.length())) {
      flags.add(Correction.Flag.TOO_NARROW);
    }
    return flags;
  }
}
