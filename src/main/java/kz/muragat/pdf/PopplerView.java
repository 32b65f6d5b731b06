package kz.muragat.pdf;

import java.util.List;

/**
 * Decides what has to be done to a page's lines so that {@code pdftotext} gives them in the page's reading order.
 *
 * <p>Poppler (TextOutputDev) collects words into blocks: those whose baselines follow each other within 1.5 font sizes, of
 * one size (within 5 %), in the block's range from left to right. The blocks are then put in order: of two that overlap
 * from left to right the upper one comes first, otherwise the left one. Four blocks in a square whose edges line up are
 * taken for a table and read across. Where columns stand side by side that goes wrong in four ways:
 *
 * <ul>
 *   <li>On a slanted page a high block's range reaches into the next column and swallows its words, and the lower end of a
 *       column comes under the beginning of the next, which is then read first. So the words at the edges seem to end
 *       earlier and begin later.
 *   <li>Paragraphs that begin at the same height make a table. So the gaps between paragraphs are filled with blanks, and
 *       each column is one block.
 *   <li>What follows columns closely makes one block with them. So it seems a little smaller.
 *   <li>A page number comes before the columns to its right. So it seems to reach under them.
 * </ul>
 *
 * <p>{@link WholeColumns} does all that at once, {@link PopplerBlocks} tells whether it comes out right. What it does not put
 * right, such as notes in a margin, is repaired piece by piece ({@link OrderRepairs}).
 */
final class PopplerView {

  private PopplerView() {}

  /**
   * The best view that is found.
   *
   * @param lines in reading order
   * @param sizes their font sizes, in points
   */
  static OrderRepairs.Repaired of(List<LayerLine> lines, double[] sizes) {
    return OrderRepairs.repaired(WholeColumns.of(new LineStacks(lines, sizes), lines, sizes));
  }
}
