package kz.muragat.pdf;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kz.muragat.model.BlockKind;
import kz.muragat.model.Page;
import kz.muragat.model.TextBlock;
import kz.muragat.model.TextLine;

/**
 * Makes the content stream of a page's invisible text: lines in the page's reading order, one text object each, words
 * stretched over their boxes, spaces over the gaps between them.
 *
 * <p>The stream stands by itself, so it may go before or after whatever the page paints: it begins by turning the
 * coordinates to those of the displayed page and leaves the graphics state as it was.
 */
final class TextLayer {

  private final GlyphlessFonts fonts;

  /**
   * @param fonts of the pages that are to come; the page's resources must know them
   */
  TextLayer(GlyphlessFonts fonts) {
    this.fonts = fonts;
  }

  /**
   * The operators of a page's text.
   *
   * @param scanned how the page was displayed when it was read
   * @param displayed how the page is displayed in the output
   * @return empty where the page has no text
   */
  byte[] of(Page page, PageFrame scanned, PageFrame displayed) {
    if (page.blocks().isEmpty()) {
      return new byte[0];
    }
    AffineTransform userToPoints = displayed.toPoints();
    AffineTransform pixelsToPoints = new AffineTransform(userToPoints);
    pixelsToPoints.concatenate(inverse(scanned.toPixels(page.widthPx(), page.heightPx())));
    List<List<LayerLine>> blocks = new ArrayList<>();
    page.blocks().forEach(block -> blocks.add(lines(block, pixelsToPoints)));
    double slope = LineStacks.slope(blocks.stream().flatMap(List::stream).toList());
    blocks.replaceAll(lines -> lines.stream().map(line -> line.alignedTo(slope)).toList());
    List<LayerLine> all = blocks.stream().flatMap(List::stream).toList();
    OrderRepairs.Repaired repaired = PopplerView.of(all, new FontSizes(blocks).ofLines());
    SeenPage view = repaired.page();
    // The page's pixels, so that places are short numbers.
    double step = Math.sqrt(Math.abs(pixelsToPoints.getDeterminant()));
    TextShows shows = new TextShows(fonts);
    LineOperators operators = new LineOperators(fonts, shows, step);
    double wideGap = repaired.disorder() == 0 ? LineOperators.PARTING_GAP : LineOperators.WIDE_GAP;
    for (int i = 0; i < all.size(); i++) {
      operators.write(view.lines.get(i), view.of(i), wideGap);
    }
    AffineTransform steps = inverse(userToPoints);
    steps.scale(step, step);
    String text = new Operators()
        .add("q ")
        .matrix(steps)
        .add(" cm ")
        .add(shows.finished())
        .add("Q\n")
        .toString();
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static AffineTransform inverse(AffineTransform transform) {
    try {
      return transform.createInverse();
    } catch (NoninvertibleTransformException e) {
      throw new IllegalStateException("a page has an area", e);
    }
  }

  /** The cells of a table's row make one line, so that readers that look for columns take them row by row. */
  private static List<LayerLine> lines(TextBlock block, AffineTransform toPoints) {
    List<LayerLine> lines = new ArrayList<>();
    if (block.kind() == BlockKind.TABLE_ROW && sideBySide(block.lines())) {
      lines.add(LayerLine.of(block.lines(), toPoints));
    } else {
      block.lines().forEach(line -> lines.add(LayerLine.of(List.of(line), toPoints)));
    }
    return lines;
  }

  private static boolean sideBySide(List<TextLine> cells) {
    for (int i = 1; i < cells.size(); i++) {
      var before = cells.get(i - 1).shape().baseline();
      var after = cells.get(i).shape().baseline();
      double dx = before.last().x() - before.first().x();
      double dy = before.last().y() - before.first().y();
      double length = Math.max(1e-6, Math.hypot(dx, dy));
      double vx = after.first().x() - before.last().x();
      double vy = after.first().y() - before.last().y();
      double along = (vx * dx + vy * dy) / length;
      double across = Math.abs(vy * dx - vx * dy) / length;
      if (along <= 0 || across > 1.5 * cells.get(i).shape().xHeightPx() + 0.03 * along) {
        return false;
      }
    }
    return true;
  }
}
