package kz.muragat.pipeline.learn;

import java.io.IOException;

/** Runs rounds of learning, one at a time. Safe for all threads. */
public interface Rounds {

  /**
   * Runs a round if there is reason to, and waits for its end.
   *
   * @param leastNew corrected lines that must have come since the last round; 0 to run in any case
   * @throws IOException when the models cannot be read or written; the model in charge stays
   */
  LearningRound.Outcome run(int leastNew) throws IOException;

  /** Whether a round that was begun here is at work now. */
  boolean isAtWork();
}
