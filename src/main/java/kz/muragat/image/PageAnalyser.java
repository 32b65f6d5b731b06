package kz.muragat.image;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import kz.muragat.image.Blanks.Blank;
import kz.muragat.model.BlockShape;
import kz.muragat.model.Box;
import kz.muragat.model.GreyImage;
import kz.muragat.model.LineShape;
import kz.muragat.model.PageLayout;
import kz.muragat.model.Point;
import kz.muragat.model.Polygon;
import kz.muragat.model.Polyline;

/**
 * Finds what stands where on a page: how it has to be turned, its skew, its blocks in reading order and their lines.
 *
 * <p>Geometry tells whether lines run across or up and down the picture, not whether the page stands on its head: a page
 * that lies is given one clockwise turn. Who can read tries the lines both ways and calls {@link #analyse(BufferedImage,
 * double, int)} again with what was better.
 */
public final class PageAnalyser {

  private static final int OVERVIEW_PX = 1700;
  private static final double WORKING_X_HEIGHT = 12;
  private static final double SMALLEST_X_HEIGHT = 8.5;
  private static final double LARGEST_X_HEIGHT = 18;

  /** Where there are rules, letters between these sizes are not shrunk: thin rules would break into dots. */
  private static final double SMALLEST_RULED = 24;

  private static final double LARGEST_RULED = 60;

  private static final int MOST_WORKING_PX = 8_000_000;

  /** In x-heights. */
  private static final double LEAST_TABLE_RULE = 12;

  public PageAnalyser() {
    OpenCv.load();
  }

  /**
   * Analyses a page whose turn is not known.
   *
   * @param page the picture as displayed
   * @param dpi its resolution, more than 0; only a hint, letters are measured
   * @return in coordinates of the picture given; without blocks if the page is blank
   */
  public PageLayout analyse(BufferedImage page, double dpi) {
    return analyse(GreyImages.of(page), dpi);
  }

  /** The same on a picture that has been made grey already. */
  public PageLayout analyse(GreyImage page, double dpi) {
    Overview overview = Overview.of(page, OVERVIEW_PX);
    if (overview.letters().isEmpty()) {
      return blank(page, 0);
    }
    return layout(page, overview, overview.lies() ? 1 : 0);
  }

  /**
   * Analyses a page whose turn has been decided.
   *
   * @param quarterTurns how many clockwise quarter turns (0–3) make the picture upright
   */
  public PageLayout analyse(BufferedImage page, double dpi, int quarterTurns) {
    return analyse(GreyImages.of(page), dpi, quarterTurns);
  }

  /** The same on a picture that has been made grey already. */
  public PageLayout analyse(GreyImage page, double dpi, int quarterTurns) {
    Overview overview = Overview.of(page, OVERVIEW_PX);
    return overview.letters().isEmpty()
        ? blank(page, quarterTurns)
        : layout(page, overview, quarterTurns);
  }

  private static PageLayout blank(GreyImage page, int quarterTurns) {
    return new PageLayout(page.width(), page.height(), quarterTurns, 0, List.of());
  }

  private static PageLayout layout(GreyImage page, Overview overview, int quarterTurns) {
    double skew = overview.skewDegrees(quarterTurns);
    Frame frame = Frame.of(page.width(), page.height(), quarterTurns, scale(page, overview), skew);
    double xHeight = overview.xHeight() / overview.scale() * frame.scale();
    // Nearly always at the overview's own scale: a page is large, and shrinking it costs.
    GreyImage copy = frame.scale() == overview.scale()
        ? WorkingCopy.level(overview.copy(), frame)
        : WorkingCopy.of(page, frame);
    GreyImage levelled = Binariser.levelled(copy, xHeight);
    Ink ink = Binariser.ink(levelled, xHeight);
    RuleRemover.Rules rules = RuleRemover.remove(ink, xHeight);
    Components pieces = Components.of(ink);
    List<Box> pictures = InkCleaner.pictures(pieces, xHeight);
    if (StampFader.fade(ink, pieces, levelled, xHeight)) {
      pieces = Components.of(ink);
    }
    Ink text = InkCleaner.clean(ink, pieces, xHeight);
    if (overview.sparse()) {
      text = Dirt.takenOut(text, Components.of(text));
    }
    List<Blank> blanks = Blanks.takeOut(rules.across(), text, pieces, xHeight);
    List<RuleRemover.Level> levels = RuleRemover.levels(rules, LEAST_TABLE_RULE * xHeight);
    Gutters gutters = GutterFinder.find(text, rules.down(), levels, blanks, xHeight);
    Components letters = Components.of(text);
    TableRows rows = new TableRows(levels, rules.dividers(), xHeight);
    List<WorkLine> lines =
        new LineFinder(levelled, letters, xHeight, blanks, rules.whole()).find(text, gutters);
    lines = new LineFilter(xHeight, copy.width(), pictures, rows).text(lines);
    lines.addAll(rows.loners(letters, levelled, lines));
    List<BlockShape> blocks = new ArrayList<>();
    for (BlockMaker.Block block : new BlockMaker(xHeight, frame.height())
        .blocks(new BlockOrder(xHeight, levels).order(lines))) {
      List<LineShape> shapes = block.lines().stream()
          .flatMap(line -> line.partsOrWhole().stream())
          .map(line -> onPage(line, frame))
          .toList();
      Box box = shapes.stream().map(LineShape::box).reduce(Box::union).orElseThrow();
      blocks.add(new BlockShape(block.kind(), box, shapes));
    }
    return new PageLayout(page.width(), page.height(), quarterTurns, skew, blocks);
  }

  private static double scale(GreyImage page, Overview overview) {
    double scale = overview.scale();
    double xHeight = overview.xHeight();
    boolean ruled =
        xHeight > SMALLEST_RULED && xHeight < LARGEST_RULED && overview.rules().isPresent();
    if (xHeight < SMALLEST_X_HEIGHT || (xHeight > LARGEST_X_HEIGHT && !ruled)) {
      scale = Math.min(2, scale * WORKING_X_HEIGHT / xHeight);
    }
    double most = Math.sqrt(MOST_WORKING_PX / ((double) page.width() * page.height()));
    return Math.min(scale, most);
  }

  private static LineShape onPage(WorkLine line, Frame frame) {
    return new LineShape(
        new Polyline(onPage(line.baseline(), frame)),
        new Polygon(onPage(line.outline(), frame)),
        line.xHeight() / frame.scale());
  }

  private static List<Point> onPage(List<Point> points, Frame frame) {
    List<Point> mapped = new ArrayList<>(points.size());
    for (Point p : points) {
      mapped.add(frame.toPage(p.x(), p.y()));
    }
    return mapped;
  }
}
