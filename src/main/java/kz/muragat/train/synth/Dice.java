package kz.muragat.train.synth;

import java.util.List;
import java.util.SplittableRandom;

/** All chance of one line, from one seed. Not shared between threads. */
final class Dice {

  private final SplittableRandom random;

  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** True with the given probability. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Even between the bounds. */
  double between(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  /** A whole number from {@code from} to {@code to}, both included. */
  int whole(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  /** Bell-shaped, cut at three deviations. */
  double bell(double mean, double deviation) {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return mean + deviation * Math.max(-3, Math.min(3, sum - 6));
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** One code point of a string, as a string. */
  String pickLetter(String letters) {
    int at =
        letters.offsetByCodePoints(0, random.nextInt(letters.codePointCount(0, letters.length())));
    return Character.toString(letters.codePointAt(at));
  }

  long seed() {
    return random.nextLong();
  }

  /** Fast even noise in [-1, 1) for pixels. */
  float noise() {
    return random.nextInt() * (1f / 2147483648f);
  }
}
