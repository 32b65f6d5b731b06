package kz.muragat.pdf;

/**
 * How widely letters may be stretched, in hundredths.
 *
 * @param least whole and more than 0
 * @param most whole; where it is less than the least, there is none
 */
record Stretches(int least, int most) {

  static final Stretches ANY = new Stretches(1, Integer.MAX_VALUE);

  /** The whole ones between two, or the nearest where there is none. */
  static Stretches between(double least, double most) {
    int from = (int) Math.max(1, Math.ceil(least));
    int to = (int) Math.floor(most);
    int middle = (int) Math.max(1, Math.round((least + most) / 2));
    return from <= to ? new Stretches(from, to) : new Stretches(middle, middle);
  }

  boolean none() {
    return most < least;
  }

  boolean have(int stretch) {
    return least <= stretch && stretch <= most;
  }

  /** Those that are among others as well. */
  Stretches and(Stretches others) {
    return new Stretches(Math.max(least, others.least), Math.min(most, others.most));
  }

  /** The one of them that is nearest to another. */
  int nearest(int stretch) {
    return Math.max(least, Math.min(stretch, most));
  }
}
