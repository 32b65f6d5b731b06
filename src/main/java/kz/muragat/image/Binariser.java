package kz.muragat.image;

import kz.muragat.model.GreyImage;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Tells ink from paper. The paper's brightness is levelled first (a closing wider than any stroke finds the paper under the
 * letters), so that shadows, folds and uneven light vanish; then each pixel is compared with its surroundings (Sauvola and
 * Pietikäinen 2000, with the range of the deviation taken from the page, so that faint typescript counts too).
 */
final class Binariser {

  private static final int SHRINK = 4;
  private static final double SAUVOLA_K = 0.25;
  /** Ink is at least this much darker than its paper. */
  private static final double LEAST_CONTRAST = 0.06;

  private static final double DARKEST_PAPER = 0.4;

  private Binariser() {}

  /** The grey picture with its paper levelled to white; what is no paper (scanner background) is white too. */
  static GreyImage levelled(GreyImage grey, double xHeight) {
    Mat page = OpenCv.mat(grey);
    Mat small = new Mat();
    Mat paper = new Mat();
    Mat beyond = new Mat();
    Mat kernel = null;
    try {
      Imgproc.resize(
          page,
          small,
          new Size(Math.max(1, page.cols() / SHRINK), Math.max(1, page.rows() / SHRINK)),
          0,
          0,
          Imgproc.INTER_AREA);
      int reach = odd(3.5 * xHeight / SHRINK);
      kernel = Imgproc.getStructuringElement(Imgproc.MORPH_ELLIPSE, new Size(reach, reach));
      Imgproc.morphologyEx(small, small, Imgproc.MORPH_CLOSE, kernel);
      Imgproc.medianBlur(small, small, Math.min(odd(reach / 2.0), 15));
      Imgproc.GaussianBlur(small, small, new Size(0, 0), Math.max(0.8, reach / 4.0));
      background(small, beyond);
      Imgproc.dilate(beyond, beyond, Mat.ones(reach, reach, CvType.CV_8U));
      Imgproc.resize(small, paper, page.size(), 0, 0, Imgproc.INTER_LINEAR);
      Core.divide(page, paper, page, 255);
      Imgproc.resize(beyond, beyond, page.size(), 0, 0, Imgproc.INTER_NEAREST);
      page.setTo(new Scalar(255), beyond);
      return OpenCv.image(page);
    } finally {
      OpenCv.release(page, small, paper, beyond);
      if (kernel != null) {
        kernel.release();
      }
    }
  }

  /** Marks where a scanner saw no paper: what is darker than a share of the brightness that most of the page has. */
  private static void background(Mat paper, Mat beyond) {
    byte[] values = new byte[paper.rows() * paper.cols()];
    paper.get(0, 0, values);
    int[] counts = new int[256];
    for (byte value : values) {
      counts[value & 0xFF]++;
    }
    double limit = DARKEST_PAPER * percentile(counts, values.length, 0.7);
    Imgproc.threshold(paper, beyond, limit, 255, Imgproc.THRESH_BINARY_INV);
  }

  private static int percentile(int[] counts, int total, double share) {
    long left = Math.round(total * share);
    int value = 0;
    while (value < counts.length - 1 && (left -= counts[value]) > 0) {
      value++;
    }
    return value;
  }

  private static int odd(double size) {
    return Math.max(3, (int) Math.round(size) | 1);
  }

  /**
   * Ink and paper of a levelled picture.
   *
   * @param xHeight roughly; the surroundings of a pixel are some x-heights wide
   */
  static Ink ink(GreyImage levelled, double xHeight) {
    Mat page = OpenCv.mat(levelled);
    Mat real = new Mat();
    Mat mean = new Mat();
    Mat deviation = new Mat();
    Mat limit = new Mat();
    try {
      page.convertTo(real, CvType.CV_32F, 1 / 255.0);
      int window = odd(4 * xHeight);
      Size size = new Size(window, window);
      Imgproc.boxFilter(real, mean, CvType.CV_32F, size);
      Imgproc.sqrBoxFilter(real, deviation, CvType.CV_32F, size);
      Core.multiply(mean, mean, limit);
      Core.subtract(deviation, limit, deviation);
      Core.max(deviation, new Scalar(0), deviation);
      Core.sqrt(deviation, deviation);
      double range = range(deviation);
      // limit = mean * (1 - k + k / range * deviation), never nearer to white than the least
      // contrast
      deviation.convertTo(deviation, CvType.CV_32F, SAUVOLA_K / range, 1 - SAUVOLA_K);
      Core.multiply(mean, deviation, limit);
      Core.min(limit, new Scalar(1 - LEAST_CONTRAST), limit);
      Core.compare(real, limit, page, Core.CMP_LT);
      return new Ink(levelled.width(), levelled.height(), OpenCv.image(page).pixels());
    } finally {
      OpenCv.release(page, real, mean, deviation, limit);
    }
  }

  /** The deviation that text has here: its 98th percentile, between faint (0.06) and full (0.5) contrast. */
  private static double range(Mat deviation) {
    Mat small = new Mat();
    try {
      Imgproc.resize(
          deviation,
          small,
          new Size(Math.max(1, deviation.cols() / 8), Math.max(1, deviation.rows() / 8)),
          0,
          0,
          Imgproc.INTER_NEAREST);
      float[] values = new float[small.rows() * small.cols()];
      small.get(0, 0, values);
      int[] counts = new int[256];
      for (float value : values) {
        counts[Math.max(0, Math.min(255, (int) (value * 510)))]++;
      }
      return Math.max(0.06, Math.min(0.5, percentile(counts, values.length, 0.98) / 510.0));
    } finally {
      small.release();
    }
  }
}
