package kz.muragat.train.synth;

/** Whoever can write a line: a face of a font, or a hand with a pen. Immutable. */
interface Scribe {

  /** Told apart by it in reports. */
  String name();

  FaceClass kind();

  /** Height of Н in x-heights. */
  double capHeight();

  /** Mean thickness of the strokes, in x-heights. */
  double stem();

  /** Whether there is a letter for it. */
  boolean has(int codePoint);

  /** Whether a person would write the text so, and all its letters are there. */
  boolean suits(String text);

  /**
   * Sets a text that {@link #suits}.
   *
   * @param hardness how irregular it may be, 0–1
   */
  LinePlan write(LineText text, Dice dice, double hardness);
}
