package kz.muragat.train.synth;

/** How much of what is learnt from is print, typescript and handwriting. */
public enum LineMix {
  /** For a network that reads everything: more handwriting as lines get harder. */
  ALL(0.16, 0.36, 0.11),

  /** For a network that reads print and typescript, and need only tell handwriting from them. */
  PRINT(0.2, 0.1, 0.14),

  /** For a network that reads handwriting, and now and then what was taken for it. */
  HANDWRITING(0.9, 0, 0.03);

  private final double hand;
  private final double harderHand;
  private final double typescript;

  LineMix(double hand, double harderHand, double typescript) {
    this.hand = hand;
    this.harderHand = harderHand;
    this.typescript = typescript;
  }

  FaceClass draw(Dice dice, double hardness) {
    double which = dice.between(0, 1);
    double handwriting = hand + harderHand * hardness;
    if (which < handwriting) {
      return FaceClass.HAND;
    }
    return which < handwriting + typescript ? FaceClass.TYPESCRIPT : FaceClass.PRINT;
  }
}
