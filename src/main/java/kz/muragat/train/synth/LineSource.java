package kz.muragat.train.synth;

/** Makes labelled lines without end. Thread-safe. */
public interface LineSource {

  /**
   * The line of a seed, always the same for the same seed and hardness.
   *
   * @param hardness 0 (large, clean, print mostly) to 1 (everything)
   */
  LabelledLine line(long seed, double hardness);
}
