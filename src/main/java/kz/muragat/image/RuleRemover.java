package kz.muragat.image;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Takes long thin rules out of the ink: table lines, underlines, ruled and squared paper, column rules, the edges of sheets.
 * Where a letter crosses a rule, the letter's ink stays.
 */
final class RuleRemover {

  /** In x-heights: no stroke of a letter runs straight for so long across, or down. */
  private static final double LEAST_ACROSS = 6;

  private static final double LEAST_DOWN = 7;
  private static final double THICKEST = 0.5;
  private static final double GAP = 0.4;

  private RuleRemover() {}

  /**
   * What was taken out.
   *
   * @param across mask of the level rules
   * @param down mask of the upright rules
   */
  record Rules(Ink across, Ink down) {}

  /** Removes rules from the ink, in place. */
  static Rules remove(Ink ink, double xHeight) {
    Ink across = rules(ink, xHeight, true);
    Ink down = rules(ink, xHeight, false);
    erase(ink, across, true, xHeight);
    erase(ink, down, false, xHeight);
    return new Rules(across, down);
  }

  /** Straight runs that are long enough (small breaks closed) and thin enough. */
  private static Ink rules(Ink ink, double xHeight, boolean across) {
    Mat page = new Mat(ink.height(), ink.width(), CvType.CV_8UC1);
    Mat runs = new Mat();
    Mat thick = new Mat();
    int gap = (int) Math.max(1, Math.round(GAP * xHeight));
    int length = (int) Math.round((across ? LEAST_ACROSS : LEAST_DOWN) * xHeight);
    int thickest = (int) Math.max(2, Math.round(THICKEST * xHeight)) + 1;
    Mat bridge = bar(gap, across);
    Mat bar = bar(length, across);
    Mat girth = bar(thickest, !across);
    Mat back = bar(3, !across);
    try {
      page.put(0, 0, ink.pixels());
      // A rule that is a hair off level steps from row to row: one pixel of thickening keeps it in
      // one piece.
      Imgproc.dilate(page, runs, back);
      Imgproc.morphologyEx(runs, runs, Imgproc.MORPH_CLOSE, bridge);
      Imgproc.morphologyEx(runs, runs, Imgproc.MORPH_OPEN, bar);
      Imgproc.morphologyEx(runs, thick, Imgproc.MORPH_OPEN, girth);
      Core.subtract(runs, thick, runs);
      Imgproc.morphologyEx(runs, runs, Imgproc.MORPH_OPEN, bar);
      byte[] pixels = new byte[ink.pixels().length];
      runs.get(0, 0, pixels);
      return new Ink(ink.width(), ink.height(), pixels);
    } finally {
      OpenCv.release(page, runs, thick, bridge, bar, girth, back);
    }
  }

  private static Mat bar(int length, boolean across) {
    int n = Math.max(1, length);
    return Imgproc.getStructuringElement(
        Imgproc.MORPH_RECT, across ? new Size(n, 1) : new Size(1, n));
  }

  /** Clears a rule's ink, but for stretches where ink goes on beyond it on either side: there a letter crosses. */
  private static void erase(Ink ink, Ink rules, boolean across, double xHeight) {
    int lanes = across ? ink.width() : ink.height();
    int length = across ? ink.height() : ink.width();
    int stride = across ? ink.width() : 1;
    int reach = Math.max(2, (int) Math.round(0.2 * xHeight));
    byte[] pixels = ink.pixels();
    byte[] before = pixels.clone();
    for (int lane = 0; lane < lanes; lane++) {
      int zero = across ? lane : lane * ink.width();
      int at = 0;
      while (at < length) {
        if (rules.pixels()[zero + at * stride] == 0) {
          at++;
          continue;
        }
        int end = at;
        while (end < length && rules.pixels()[zero + end * stride] != 0) {
          end++;
        }
        boolean crossed = goesOn(before, zero, stride, at - 1, -1, reach, length)
            || goesOn(before, zero, stride, end, 1, reach, length);
        if (!crossed) {
          for (int i = at; i < end; i++) {
            pixels[zero + i * stride] = 0;
          }
        }
        at = end;
      }
    }
  }

  private static boolean goesOn(
      byte[] pixels, int zero, int stride, int from, int direction, int reach, int length) {
    for (int i = 0; i < reach; i++) {
      int at = from + i * direction;
      if (at < 0 || at >= length || pixels[zero + at * stride] == 0) {
        return false;
      }
    }
    return true;
  }
}
