package kz.muragat.image;

import java.util.List;
import kz.muragat.image.Blanks.Blank;
import kz.muragat.image.RuleRemover.Level;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Finds tall stretches of empty paper between columns: everything that an empty upright rectangle of a given least width
 * and height can cover while there is text to its left and to its right all along. The wider a gap, the shorter it may be.
 * The gaps between a table's columns end with the table: where its first or last level rule is, however much empty paper
 * goes on beyond, such as between two words. An upright rule is a gutter by itself.
 */
final class GutterFinder {

  private static final double SMALL_X_HEIGHT = 6;
  /** Width and height in x-heights of the rectangles that count as gutters. */
  private static final double[][] LEAST = {{0.6, 24}, {1.1, 16}, {1.7, 9}, {2.6, 5}};

  /** In x-heights: how far away the text beside a gutter may be, and how far its lines lie apart. */
  private static final double SIDE = 25;

  private static final double LINE_GAP = 4;

  /** Width and height in x-heights of what counts as a gutter between a column and what stands here and there beside it. */
  private static final double[][] LEAST_MARGIN = {{0.9, 30}, {1.7, 20}, {2.6, 14}};

  /** In x-heights: how far apart the lines of such a column may lie, a short last one left out. */
  private static final double COLUMN_GAP = 7;

  /** In x-heights: the shortest row of words that makes a column of text, and the gaps between them. */
  private static final double RUN = 15;

  private static final double WORD_GAP = 2;

  /** In x-heights: a table's level rules are no farther apart. */
  private static final double HIGHEST_ROW = 15;

  private GutterFinder() {}

  /**
   * The gutters of a page's text, as a mask at a small scale.
   *
   * @param text without rules
   * @param uprights mask of the upright rules
   * @param levels the level rules
   * @param blanks rules to write on, which hold their lines together
   */
  static Gutters find(
      Ink text, Ink uprights, List<Level> levels, List<Blank> blanks, double xHeight) {
    double scale = Math.min(1, SMALL_X_HEIGHT / xHeight);
    double unit = xHeight * scale;
    Mat page = new Mat(text.height(), text.width(), CvType.CV_8UC1);
    Mat small = new Mat();
    Mat free = new Mat();
    Mat opened = new Mat();
    Mat all = new Mat();
    Mat running = new Mat();
    Mat margin = new Mat();
    try {
      page.put(0, 0, text.pixels());
      Size size = new Size(
          Math.max(1, Math.round(text.width() * scale)),
          Math.max(1, Math.round(text.height() * scale)));
      Imgproc.resize(page, small, size, 0, 0, Imgproc.INTER_AREA);
      Imgproc.threshold(small, small, 40, 255, Imgproc.THRESH_BINARY);
      Core.bitwise_not(small, free);
      all.create(size, CvType.CV_8UC1);
      all.setTo(new Scalar(0));
      runs(small, running, unit);
      for (boolean left : new boolean[] {true, false}) {
        beside(running, opened, unit, COLUMN_GAP, left);
        Core.min(free, opened, margin);
        for (double[] least : LEAST_MARGIN) {
          open(margin, opened, least[0] * unit, least[1] * unit);
          Core.max(all, opened, all);
        }
      }
      beside(small, opened, unit, LINE_GAP, true);
      Core.min(free, opened, free);
      beside(small, opened, unit, LINE_GAP, false);
      Core.min(free, opened, free);
      for (Level level : levels) {
        if (isLast(level, levels, xHeight, -1) || isLast(level, levels, xHeight, 1)) {
          block(free, level.left() * scale, level.right() * scale, level.y() * scale);
        }
      }
      for (Blank blank : blanks) {
        block(free, blank.left() * scale, blank.right() * scale, blank.top() * scale);
      }
      for (double[] least : LEAST) {
        open(free, opened, least[0] * unit, least[1] * unit);
        Core.max(all, opened, all);
      }
      page.put(0, 0, uprights.pixels());
      Imgproc.resize(page, small, size, 0, 0, Imgproc.INTER_AREA);
      Imgproc.threshold(small, small, 0, 255, Imgproc.THRESH_BINARY);
      Core.max(all, small, all);
      byte[] mask = new byte[all.rows() * all.cols()];
      all.get(0, 0, mask);
      return new Gutters(new Ink(all.cols(), all.rows(), mask), scale);
    } finally {
      OpenCv.release(page, small, free, opened, all, running, margin);
    }
  }

  private static void block(Mat free, double left, double right, double y) {
    Imgproc.line(free, new Point(left, y), new Point(right, y), new Scalar(0));
  }

  /** Whether no other rule follows within a row's height, upwards (-1) or downwards (1). */
  private static boolean isLast(Level level, List<Level> levels, double xHeight, int direction) {
    for (Level other : levels) {
      double away = direction * (other.y() - level.y());
      double shared = Math.min(level.right(), other.right()) - Math.max(level.left(), other.left());
      if (away > xHeight
          && away < HIGHEST_ROW * xHeight
          && shared > 0.5 * (level.right() - level.left())) {
        return false;
      }
    }
    return true;
  }

  /** Marks what has text within reach to its left (or right), between lines too. */
  private static void beside(Mat text, Mat marked, double unit, double lineGap, boolean left) {
    int reach = (int) Math.round(SIDE * unit);
    Mat bar = Mat.ones(1, reach, CvType.CV_8U);
    Mat column = Mat.ones((int) Math.round(lineGap * unit), 1, CvType.CV_8U);
    try {
      // OpenCV's dilation looks at the pixels that the kernel covers when its anchor lies on the
      // pixel.
      Point anchor = left ? new Point(reach - 1, 0) : new Point(0, 0);
      Imgproc.dilate(text, marked, bar, anchor, 1);
      Imgproc.morphologyEx(marked, marked, Imgproc.MORPH_CLOSE, column);
    } finally {
      OpenCv.release(bar, column);
    }
  }

  /** Words in a row that are longer together than what stands in a table's cells. */
  private static void runs(Mat text, Mat found, double unit) {
    Mat gap = Mat.ones(1, (int) Math.round(WORD_GAP * unit), CvType.CV_8U);
    Mat run = Mat.ones(1, (int) Math.round(RUN * unit), CvType.CV_8U);
    try {
      Imgproc.morphologyEx(text, found, Imgproc.MORPH_CLOSE, gap);
      Imgproc.morphologyEx(found, found, Imgproc.MORPH_OPEN, run);
    } finally {
      OpenCv.release(gap, run);
    }
  }

  private static void open(Mat free, Mat opened, double width, double height) {
    Mat kernel =
        Mat.ones((int) Math.ceil(height), (int) Math.max(2, Math.ceil(width)), CvType.CV_8U);
    try {
      Imgproc.morphologyEx(
          free,
          opened,
          Imgproc.MORPH_OPEN,
          kernel,
          new Point(-1, -1),
          1,
          Core.BORDER_CONSTANT,
          new Scalar(0));
    } finally {
      kernel.release();
    }
  }
}
