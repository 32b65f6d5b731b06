package kz.muragat.pdf;

import java.util.List;

/**
 * How widely letters may be stretched, in hundredths.
 *
 * @param least whole and more than 0
 * @param most whole; where it is less than the least, there is none
 */
record Stretches(int least, int most) {

  private static final Stretches ANY = new Stretches(1, Integer.MAX_VALUE);

  /** By how much words may end beside their place, in font sizes: a fifth of a letter. */
  private static final double MOST_LONG = 0.1;

  /** A gap that is narrower, in font sizes, may be taken for none (0.15), and a margin. */
  private static final double LEAST_GAP = 0.2;

  /**
   * With which some letters come to be about as long as they should. A part of a word that others follow must end where
   * they begin; a word must leave the gap behind it open.
   *
   * @param word the number of their word on the line
   * @param end where on the line they should end
   * @param length that they should have, in font sizes
   * @param hundredth of the length that they have by themselves, in font sizes
   * @param size the font size, in points
   */
  static Stretches of(
      LayerLine line, int word, double end, double length, double hundredth, double size) {
    if (hundredth <= 0) {
      return ANY;
    }
    double tooShort = LineOperators.MOST_OFF;
    double tooLong = tooShort;
    List<LayerLine.Span> spans = line.spans();
    if (end >= spans.get(word).to() - 1e-6) {
      double gap = word + 1 == spans.size() ? 1 : (spans.get(word + 1).from() - end) / size;
      tooShort = MOST_LONG;
      tooLong = Math.max(0, Math.min(gap - LEAST_GAP, MOST_LONG));
    }
    return between((length - tooShort) / hundredth, (length + tooLong) / hundredth);
  }

  /** The whole ones between two, or the nearest where there is none. */
  private static Stretches between(double least, double most) {
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
