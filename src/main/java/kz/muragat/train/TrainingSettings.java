package kz.muragat.train;

/**
 * How long and how a recogniser is trained.
 *
 * @param lines after which the learning rate has fallen to zero and training ends
 * @param batch lines a step
 * @param peakLearningRate after the warm-up
 * @param warmUpLines over which the learning rate rises from zero
 * @param easyLines over which the lines grow from easy to as hard as they get
 * @param checkpointEvery lines
 * @param validationLines read at each validation
 * @param validateEvery lines
 * @param makers threads that make lines
 * @param seed of everything that is drawn
 */
public record TrainingSettings(
    long lines,
    int batch,
    double peakLearningRate,
    long warmUpLines,
    long easyLines,
    long checkpointEvery,
    int validationLines,
    long validateEvery,
    int makers,
    long seed) {

  public TrainingSettings {
    if (lines < 1
        || batch < 1
        || !(peakLearningRate > 0)
        || makers < 1
        || validationLines < 1
        || checkpointEvery < 1
        || validateEvery < 1
        || warmUpLines < 0
        || easyLines < 0) {
      throw new IllegalArgumentException("Training needs positive numbers");
    }
  }

  /** What gave the shipped model, scaled to a number of lines. */
  public static TrainingSettings ofLines(long lines, int makers, long seed) {
    return new TrainingSettings(
        lines, 8, 1.5e-3, Math.min(2_000, lines / 10), lines / 6, 4_000, 320, 8_000, makers, seed);
  }

  /** For a network that can read already: a lower rate, and hard lines from the beginning. */
  public TrainingSettings goingOn() {
    return new TrainingSettings(
        lines,
        batch,
        peakLearningRate * 0.8,
        warmUpLines,
        0,
        checkpointEvery,
        validationLines,
        validateEvery,
        makers,
        seed);
  }

  /** The learning rate after a number of lines: a linear rise, then a linear fall to zero. */
  public double learningRate(long done) {
    if (done < warmUpLines) {
      return peakLearningRate * (done + 1) / warmUpLines;
    }
    return peakLearningRate
        * Math.max(0, (double) (lines - done) / Math.max(1, lines - warmUpLines));
  }

  /** How hard the lines are after a number of lines, 0 to 1. */
  public double hardness(long done) {
    return easyLines == 0 ? 1 : Math.min(1, 0.15 + 0.85 * done / easyLines);
  }
}
