package kz.muragat.train.synth;

import java.util.List;

/**
 * Synthetic lines, and real ones among them, each time another variation. Which of them a seed gives does not depend on
 * anything else. Immutable and thread-safe.
 */
public final class MixedLines implements LineSource {

  /** So many of all lines are real. */
  static final double REAL_SHARE = 0.2;

  private final LineSource synthetic;
  private final List<LabelledLine> real;

  /**
   * @param real at least one; none of them should be one that is to be tested with
   */
  public MixedLines(LineSource synthetic, List<LabelledLine> real) {
    this.synthetic = synthetic;
    this.real = List.copyOf(real);
    if (real.isEmpty()) {
      throw new IllegalArgumentException("there is no real line to mix in");
    }
  }

  @Override
  public LabelledLine line(long seed, double hardness) {
    Dice dice = new Dice(seed ^ 0x6C62272E07BB0142L);
    return dice.chance(REAL_SHARE)
        ? LineVariations.of(dice.pick(real), dice.seed())
        : synthetic.line(seed, hardness);
  }
}
