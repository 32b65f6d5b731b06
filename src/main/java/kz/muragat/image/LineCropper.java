package kz.muragat.image;

import java.util.List;
import kz.muragat.model.Box;
import kz.muragat.model.GreyImage;
import kz.muragat.model.LineShape;
import kz.muragat.model.Point;
import kz.muragat.model.Polygon;
import kz.muragat.model.Polyline;

/**
 * Cuts lines out of a page and straightens them along their baseline, whatever way they run on the page. What lies outside
 * a line's boundary, such as the tails of the line above, is painted over with the paper's colour.
 */
public final class LineCropper {

  /** Larger letters are scaled down to this x-height: recognisers work with less, and memory stays bounded. */
  private static final double LARGEST_X_HEIGHT = 32;

  private static final double SIDE_MARGIN = 0.5;
  private static final double BOUNDARY_MARGIN = 0.12;
  /** In x-heights: ink that needs more room than this belongs to something else. */
  private static final double FARTHEST_ABOVE = 4.5;

  private static final double FARTHEST_BELOW = 3;

  /**
   * Cuts out one line.
   *
   * @param page the page picture that the line's coordinates belong to
   * @return the line at the page's own scale, or smaller if its x-height is above 32 pixels
   */
  public LineCrop crop(GreyImage page, LineShape line) {
    double xHeight = line.xHeightPx();
    double step = Math.max(1, xHeight / LARGEST_X_HEIGHT);
    double[] reach = reach(line);
    double above = reach[0] / step;
    double below = reach[1] / step;
    int baselineRow = (int) Math.ceil(above);
    int height = baselineRow + Math.max(1, (int) Math.ceil(below));
    LinePath path = LinePath.along(
        line.baseline(),
        reach[2] + SIDE_MARGIN * xHeight,
        reach[3] + SIDE_MARGIN * xHeight,
        step,
        baselineRow,
        xHeight);
    byte[] pixels = sample(page, path, height, step);
    paintOver(pixels, line, path, height, step);
    return new LineCrop(
        new GreyImage(path.columns(), height, pixels),
        path,
        new Box(0, 0, page.width(), page.height()));
  }

  /**
   * The two parts of a line that is to be read in parts.
   *
   * @param crop of it
   * @param at where to part it, as a share of the crop's width, above 0 and below 1
   * @return both in the direction of reading; the line itself where the place is not between its ends
   */
  public List<LineShape> parts(LineShape line, LineCrop crop, double at) {
    LinePath path = crop.path();
    double column = at * path.columns();
    if (column <= path.inCrop(line.baseline().first())[0]
        || column >= path.inCrop(line.baseline().last())[0]) {
      return List.of(line);
    }
    return List.of(part(line, path, column, -1), part(line, path, column, 1));
  }

  private static LineShape part(LineShape line, LinePath path, double column, int side) {
    return new LineShape(
        new Polyline(
            Clipping.open(line.baseline().points(), p -> side * (path.inCrop(p)[0] - column))),
        new Polygon(
            Clipping.closed(line.boundary().points(), p -> side * (path.inCrop(p)[0] - column))),
        line.xHeightPx());
  }

  /** How far the boundary reaches above and below the baseline, before its first and behind its last point. */
  private static double[] reach(LineShape line) {
    double xHeight = line.xHeightPx();
    LinePath path = LinePath.along(line.baseline(), 0, 0, 1, 0, xHeight);
    double above = LinePath.ascent(xHeight);
    double below = LinePath.descent(xHeight);
    double before = 0;
    double after = 0;
    for (Point p : line.boundary().points()) {
      double[] place = path.inCrop(p);
      above = Math.max(above, -place[1] + BOUNDARY_MARGIN * xHeight);
      below = Math.max(below, place[1] + BOUNDARY_MARGIN * xHeight);
      before = Math.max(before, -place[0]);
      after = Math.max(after, place[0] - path.columns());
    }
    return new double[] {
      Math.min(above, FARTHEST_ABOVE * xHeight),
      Math.min(below, FARTHEST_BELOW * xHeight),
      Math.min(before, 4 * xHeight),
      Math.min(after, 4 * xHeight)
    };
  }

  private static byte[] sample(GreyImage page, LinePath path, int height, double step) {
    int width = path.columns();
    byte[] pixels = new byte[width * height];
    int grid = (int) Math.max(1, Math.round(step));
    for (int x = 0; x < width; x++) {
      // A column of the picture is a straight walk over the page.
      double px = path.pageX(x, 0.5);
      double py = path.pageY(x, 0.5);
      double dx = path.pageX(x, 1.5) - px;
      double dy = path.pageY(x, 1.5) - py;
      for (int y = 0; y < height; y++) {
        pixels[y * width + x] = grid == 1
            ? (byte) bilinear(page, px + y * dx, py + y * dy)
            : (byte) mean(page, path, x, y, grid);
      }
    }
    return pixels;
  }

  private static int mean(GreyImage page, LinePath path, int x, int y, int grid) {
    int sum = 0;
    for (int j = 0; j < grid; j++) {
      for (int i = 0; i < grid; i++) {
        Point p = path.onPage(x + (i + 0.5) / grid, y + (j + 0.5) / grid);
        sum += bilinear(page, p.x(), p.y());
      }
    }
    return sum / (grid * grid);
  }

  /** Brightness between pixel centres; beyond the page its edge is carried on. */
  private static int bilinear(GreyImage page, double px, double py) {
    double x = Math.max(0, Math.min(page.width() - 1.001, px - 0.5));
    double y = Math.max(0, Math.min(page.height() - 1.001, py - 0.5));
    int x0 = (int) x;
    int y0 = (int) y;
    int right = x0 + 1 < page.width() ? 1 : 0;
    int down = y0 + 1 < page.height() ? page.width() : 0;
    byte[] pixels = page.pixels();
    int at = y0 * page.width() + x0;
    double fx = x - x0;
    double fy = y - y0;
    double top = (pixels[at] & 0xFF) * (1 - fx) + (pixels[at + right] & 0xFF) * fx;
    double bottom = (pixels[at + down] & 0xFF) * (1 - fx) + (pixels[at + down + right] & 0xFF) * fx;
    return (int) (top * (1 - fy) + bottom * fy + 0.5);
  }

  /** Makes paper of what lies outside the line's boundary (grown by a little air). */
  private static void paintOver(
      byte[] pixels, LineShape line, LinePath path, int height, double step) {
    int width = path.columns();
    double[][] corners =
        line.boundary().points().stream().map(path::inCrop).toArray(double[][]::new);
    boolean[] own = PolygonMask.fill(corners, width, height);
    int air = (int) Math.ceil(BOUNDARY_MARGIN * line.xHeightPx() / step);
    own = PolygonMask.grow(own, width, height, air);
    int block = Math.max(8, (int) (2 * line.xHeightPx() / step));
    for (int from = 0; from < width; from += block) {
      int to = Math.min(width, from + block);
      int paper = paper(pixels, width, height, from, to);
      for (int y = 0; y < height; y++) {
        for (int i = y * width + from; i < y * width + to; i++) {
          if (!own[i] && (pixels[i] & 0xFF) < paper) {
            pixels[i] = (byte) paper;
          }
        }
      }
    }
  }

  /** The brightness that three quarters of a stretch's pixels stay below. */
  private static int paper(byte[] pixels, int width, int height, int from, int to) {
    int[] counts = new int[256];
    for (int y = 0; y < height; y++) {
      for (int i = y * width + from; i < y * width + to; i++) {
        counts[pixels[i] & 0xFF]++;
      }
    }
    int left = (to - from) * height * 3 / 4;
    int brightness = 0;
    while (brightness < 255 && (left -= counts[brightness]) > 0) {
      brightness++;
    }
    return brightness;
  }
}
