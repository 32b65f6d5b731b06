package kz.muragat.pdf;

import java.util.List;

/**
 * Decides what has to be done to a page's lines so that {@code pdftotext} gives them in the page's reading order.
 *
 * <p>Poppler (TextOutputDev) collects words into blocks: those whose baselines follow each other within 1.5 font sizes, of
 * one size (within 5 %), in the block's range from left to right. The blocks are then put in order: of two that overlap
 * from left to right the upper one comes first, otherwise the left one. Four blocks in a square whose edges line up are
 * taken for a table and read across. Where columns stand side by side that goes wrong in three ways:
 *
 * <ul>
 *   <li>On a slanted page a high block's range reaches into the next column and swallows its words. So a column is cut into
 *       chunks of two alternating sizes, low enough to stay in their column.
 *   <li>On a page that rises to the right the lower end of a column comes under the beginning of the next, which is
 *       then read first. So the words at the edges seem to end earlier and begin later.
 *   <li>Paragraphs that begin at the same height make a table. So the gaps between paragraphs seem a little smaller, and
 *       each column is one block.
 * </ul>
 *
 * <p>Chunks and paragraphs may make tables and swap columns of themselves. So several ways to cut the columns are tried, and
 * if need be blanks are put into the gaps between their paragraphs ({@link ColumnCuts}); {@link PopplerBlocks} tells which
 * comes out right. What none puts right, such as notes in a margin, is repaired piece by piece ({@link OrderRepairs}).
 */
final class PopplerView {

  private PopplerView() {}

  /**
   * The best view that is found.
   *
   * @param lines in reading order
   * @param sizes their font sizes, in points
   */
  static SeenPage of(List<LayerLine> lines, double[] sizes) {
    LineStacks stacks = new LineStacks(lines, sizes);
    SeenPage best = new SeenPage(stacks, lines, sizes);
    int least = Integer.MAX_VALUE;
    for (ColumnCuts.Plan plan : ColumnCuts.plans()) {
      SeenPage page = ColumnCuts.cut(stacks, lines, sizes, plan);
      int disorder = page.disorder();
      if (disorder < least) {
        best = page;
        least = disorder;
      }
      if (least == 0) {
        break;
      }
    }
    return OrderRepairs.repaired(best, least);
  }
}
