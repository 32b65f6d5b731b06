package kz.muragat.image;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.model.Box;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Point;

/** A straightened line picture that knows where on the page each of its columns was. */
public final class LineCrop {

  private static final double INK_SHARE = 0.45;

  private final GreyImage image;
  private final LinePath path;
  private final Box page;

  /**
   * @param image the line, baseline horizontal
   * @param path where the columns of the picture stand on the page
   * @param page the page picture, which no box leaves
   */
  LineCrop(GreyImage image, LinePath path, Box page) {
    this.image = image;
    this.path = path;
    this.page = page;
  }

  /**
   * Dark ink on light paper, baseline straight and horizontal 2.2 of 3.2 parts down (more room above or below where the
   * line's ink needs it), half an x-height of paper left and right.
   */
  public GreyImage image() {
    return image;
  }

  LinePath path() {
    return path;
  }

  /**
   * Where on the page a stretch of the picture lies, as an upright box around the ink in it (around the stretch from
   * ascenders to descenders where it shows no ink).
   *
   * @param left where the stretch begins, as a share of the picture's width, 0–1
   * @param right where it ends, above {@code left}, to 1
   */
  public Box box(double left, double right) {
    if (!(0 <= left && left < right && right <= 1)) {
      throw new IllegalArgumentException("not a stretch of a line: " + left + " to " + right);
    }
    int from = (int) Math.floor(left * image.width());
    int to = Math.max(from + 1, (int) Math.ceil(right * image.width()));
    int[] rows = inkRows(from, to);
    List<Point> corners = new ArrayList<>();
    for (int column = from; column < to; column += Math.max(1, Math.min(8, to - 1 - column))) {
      corners.add(path.onPage(column, rows[0]));
      corners.add(path.onPage(column, rows[1]));
      if (column == to - 1) {
        break;
      }
    }
    corners.add(path.onPage(to, rows[0]));
    corners.add(path.onPage(to, rows[1]));
    return inside(Box.around(corners));
  }

  /** First row with ink and one past the last, between two columns. */
  private int[] inkRows(int from, int to) {
    int darkest = 255;
    int lightest = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = from; x < to; x++) {
        darkest = Math.min(darkest, image.at(x, y));
        lightest = Math.max(lightest, image.at(x, y));
      }
    }
    int limit = (int) (darkest + (lightest - darkest) * INK_SHARE);
    int top = 0;
    while (top < image.height() && !dark(top, from, to, limit)) {
      top++;
    }
    int bottom = image.height();
    while (bottom > top && !dark(bottom - 1, from, to, limit)) {
      bottom--;
    }
    boolean plain = lightest - darkest < 40 || bottom <= top;
    return plain ? new int[] {path.bandTop(), path.bandBottom()} : new int[] {top, bottom};
  }

  private boolean dark(int y, int from, int to, int limit) {
    for (int x = from; x < to; x++) {
      if (image.at(x, y) < limit) {
        return true;
      }
    }
    return false;
  }

  private Box inside(Box box) {
    int x = Math.max(0, Math.min(page.width() - 1, box.x()));
    int y = Math.max(0, Math.min(page.height() - 1, box.y()));
    return new Box(
        x,
        y,
        Math.max(1, Math.min(page.width(), box.right()) - x),
        Math.max(1, Math.min(page.height(), box.bottom()) - y));
  }
}
