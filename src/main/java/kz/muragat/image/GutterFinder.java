package kz.muragat.image;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Finds tall stretches of empty paper between columns: everything that an empty upright rectangle of a given least width
 * and height can cover. The wider a gap, the shorter it may be.
 */
final class GutterFinder {

  private static final double SMALL_X_HEIGHT = 4;
  /** Width and height in x-heights of the rectangles that count as gutters. */
  private static final double[][] LEAST = {{1.1, 20}, {1.7, 11}, {2.6, 7}};

  private GutterFinder() {}

  /** The gutters of a page's text, as a mask at a small scale. */
  static Gutters find(Ink text, double xHeight) {
    double scale = Math.min(1, SMALL_X_HEIGHT / xHeight);
    Mat page = new Mat(text.height(), text.width(), CvType.CV_8UC1);
    Mat small = new Mat();
    Mat opened = new Mat();
    Mat all = null;
    try {
      page.put(0, 0, text.pixels());
      Imgproc.resize(
          page,
          small,
          new Size(
              Math.max(1, Math.round(text.width() * scale)),
              Math.max(1, Math.round(text.height() * scale))),
          0,
          0,
          Imgproc.INTER_AREA);
      Imgproc.threshold(small, small, 40, 255, Imgproc.THRESH_BINARY_INV);
      all = Mat.zeros(small.size(), CvType.CV_8UC1);
      for (double[] least : LEAST) {
        Mat kernel = Imgproc.getStructuringElement(
            Imgproc.MORPH_RECT,
            new Size(
                Math.max(2, Math.ceil(least[0] * xHeight * scale)),
                Math.ceil(least[1] * xHeight * scale)));
        try {
          Imgproc.morphologyEx(
              small,
              opened,
              Imgproc.MORPH_OPEN,
              kernel,
              new org.opencv.core.Point(-1, -1),
              1,
              Core.BORDER_CONSTANT,
              new Scalar(0));
          Core.max(all, opened, all);
        } finally {
          kernel.release();
        }
      }
      byte[] mask = new byte[all.rows() * all.cols()];
      all.get(0, 0, mask);
      return new Gutters(new Ink(all.cols(), all.rows(), mask), scale);
    } finally {
      OpenCv.release(page, small, opened);
      if (all != null) {
        all.release();
      }
    }
  }
}
