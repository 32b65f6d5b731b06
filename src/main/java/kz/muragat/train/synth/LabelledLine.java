package kz.muragat.train.synth;

import kz.muragat.model.GreyImage;
import kz.muragat.model.Language;
import kz.muragat.model.Style;

/**
 * A line picture with what is written in it.
 *
 * @param image {@link SyntheticLines#HEIGHT} pixels high, dark ink on light paper
 * @param text NFC, single spaces, none at the ends; empty where the picture shows no text
 * @param style how the letters came onto the paper
 * @param condition {@code clean} (at most a light blur and noise) or {@code damaged}
 * @param face name of the font, or of what else wrote it
 * @param language of most of its words
 */
public record LabelledLine(
    GreyImage image, String text, Style style, String condition, String face, Language language) {

  /** The condition of lines with at most a light blur and noise. */
  public static final String CLEAN = "clean";

  /** The condition of all other lines. */
  public static final String DAMAGED = "damaged";

  public LabelledLine {
    if (!condition.equals(CLEAN) && !condition.equals(DAMAGED)) {
      throw new IllegalArgumentException("a line is clean or damaged, not " + condition);
    }
  }
}
