package kz.muragat.pdf;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How a line is to be seen by readers that put text in order by its geometry alone. See {@link LineOperators} for the means
 * and {@link PopplerView} for the reasons.
 *
 * @param size font size in points
 * @param reach how far above and below the height of the line's middle its words may be seen, in points
 * @param headEnd a distance along the baseline; letters that begin before it are seen where the first letter is
 * @param left where the line is to begin, in points from the page's left edge, where it does not
 * @param right where it is to end, where it does not
 * @param piers places above the line, in points, where something blank is to be seen, so that the line before and this
 *     are taken for one block
 */
record SeenLine(
    double size,
    double reach,
    double headEnd,
    OptionalDouble left,
    OptionalDouble right,
    List<Pier> piers) {

  /**
   * Where a blank begins.
   *
   * @param x from the page's left edge
   * @param y above the page's lower edge
   */
  record Pier(double x, double y) {}

  SeenLine {
    piers = List.copyOf(piers);
  }
}
