package kz.muragat.train;

import java.time.Duration;

/**
 * How a model in charge is taught a few corrected lines.
 *
 * @param lines shown in all, corrected and replayed ones together; then the learning rate has fallen to zero
 * @param batch lines a step
 * @param learningRate at the beginning
 * @param replayShare share of the lines shown that are synthetic, against forgetting; 0 to below 1
 * @param frozenConvolutions so many of the convolutions, from the first, stay as they are: strokes are the same in every hand
 * @param checks how often the watched lines are read on the way
 * @param longest processor time of the thread that learns, after which it ends; where it does not suffice for all lines the learning rate falls faster
 * @param seed of everything that is drawn
 */
public record FineTuningSettings(
    long lines,
    int batch,
    double learningRate,
    double replayShare,
    int frozenConvolutions,
    int checks,
    Duration longest,
    long seed) {

  /** The learning rate where nothing else is asked for. */
  public static final double RATE = 2e-3;

  /** As a share of the time. */
  private static final double CLEARLY = 0.05;

  /** Each corrected line is shown so often at most, each time another variation of it. */
  private static final int MOST_REPEATS = 60;

  private static final double REPLAYED = 0.5;
  private static final int FROZEN = 3;

  public FineTuningSettings {
    if (lines < 1
        || batch < 1
        || !(learningRate > 0)
        || !(replayShare >= 0 && replayShare < 1)
        || frozenConvolutions < 0
        || checks < 1) {
      throw new IllegalArgumentException("fine-tuning needs positive numbers");
    }
  }

  /**
   * What serves for a number of corrected lines: few lines are shown oftener, many get more time.
   *
   * @param corrected lines to learn from, 1 or more
   * @param rate learning rate at its height
   */
  public static FineTuningSettings of(int corrected, double rate, Duration longest, long seed) {
    long shown = Math.min((long) MOST_REPEATS * corrected, 2000 + 20L * corrected);
    long all = Math.round(shown / (1 - REPLAYED));
    return new FineTuningSettings(all, 8, rate, REPLAYED, FROZEN, 5, longest, seed);
  }

  /** The same for a part of the lines. */
  FineTuningSettings part(double share) {
    return new FineTuningSettings(
        Math.max(1, Math.round(share * lines)),
        batch,
        learningRate,
        replayShare,
        frozenConvolutions,
        checks,
        longest.multipliedBy(Math.round(1000 * share)).dividedBy(1000),
        seed);
  }

  /**
   * The learning rate on the way: a short rise, then half a cosine down to zero with the last line; sooner only where the
   * time would clearly not suffice, so that whoever has time enough learns the same each time.
   */
  double rate(long done, Duration spent) {
    double byTime = (double) spent.toNanos() / longest.toNanos() - CLEARLY;
    double place = Math.min(1, Math.max((double) done / lines, byTime));
    double rise = Math.min(1, (place + 0.005) / 0.05);
    return learningRate * rise * 0.5 * (1 + Math.cos(Math.PI * place));
  }
}
