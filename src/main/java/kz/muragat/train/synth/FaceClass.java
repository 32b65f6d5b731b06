package kz.muragat.train.synth;

import kz.muragat.model.Style;

/** The kinds of faces, each set and worn in its own way. */
public enum FaceClass {
  PRINT(Style.PRINTED),
  /** Fixed width, for typescript. */
  TYPESCRIPT(Style.TYPEWRITTEN),
  /** Imitates handwriting. */
  HAND(Style.HANDWRITTEN);

  private final Style style;

  FaceClass(Style style) {
    this.style = style;
  }

  /** The style of lines set in such a face. */
  public Style style() {
    return style;
  }
}
