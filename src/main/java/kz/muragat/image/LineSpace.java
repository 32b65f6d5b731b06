package kz.muragat.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Where, in narrow columns across the page, the middle of a line of letters is, and how tall its letters are. The ink is
 * smeared along the lines and filtered across them with the second derivative of a Gaussian at several widths; a bar of
 * letters answers most where the width is half its height (Lindeberg's scale selection), so that headings and small print
 * are found together with the body.
 */
final class LineSpace {

  private static final double X_HEIGHT = 6;
  private static final double[] FINE = {2.1, 3, 4.2};
  private static final double[] COARSE = {3, 4.2, 6};
  private static final double SMEAR = 3.2;
  private static final double LEAST_ANSWER = 0.02;
  /** How much less an answer counts for each doubling away from the page's own letters. */
  private static final double STRANGE_SIZE = 0.12;

  private LineSpace() {}

  /** A place where a line's letters have their middle, in working pixels, and their height. */
  record Peak(double y, double height, double answer) {}

  /**
   * Peaks column by column.
   *
   * @param step working pixels from one column to the next; column i stands at {@code (i + 0.5) * step}
   */
  record Columns(double step, List<List<Peak>> peaks) {}

  static Columns find(Ink text, double xHeight) {
    double scale = X_HEIGHT / xHeight;
    Mat page = new Mat(text.height(), text.width(), CvType.CV_8UC1);
    Mat fine = new Mat();
    Mat coarse = new Mat();
    try {
      page.put(0, 0, text.pixels());
      int width = (int) Math.max(8, Math.round(text.width() * scale / 2) * 2);
      int height = (int) Math.max(8, Math.round(text.height() * scale / 2) * 2);
      Imgproc.resize(
          page,
          fine,
          new Size(width, height),
          0,
          0,
          scale < 1 ? Imgproc.INTER_AREA : Imgproc.INTER_LINEAR);
      fine.convertTo(fine, CvType.CV_32F, 1 / 255.0);
      Imgproc.resize(fine, coarse, new Size(width / 2.0, height / 2.0), 0, 0, Imgproc.INTER_AREA);
      List<Layer> layers = new ArrayList<>();
      for (double sigma : FINE) {
        layers.add(layer(fine, sigma, 1));
      }
      for (double sigma : COARSE) {
        layers.add(layer(coarse, sigma, 2));
      }
      return collect(layers, width, height, scale);
    } finally {
      OpenCv.release(page, fine, coarse);
    }
  }

  /** Answers of one filter, on a grid that is {@code shrink} times coarser than the finest. */
  private record Layer(float[] answers, int width, int height, int shrink, double letterHeight) {
    /** Writes the answers down a column of the finest grid, each divided by the same. */
    void column(int x, double divisor, float[] into) {
      int lx = Math.min(width - 1, x / shrink);
      for (int y = 0; y < into.length; y++) {
        double ly = (y + 0.5) / shrink - 0.5;
        int y0 = Math.max(0, Math.min(height - 1, (int) ly));
        int y1 = Math.min(height - 1, y0 + 1);
        double share = Math.max(0, Math.min(1, ly - y0));
        double answer = answers[y0 * width + lx] * (1 - share) + answers[y1 * width + lx] * share;
        into[y] = (float) (answer / divisor);
      }
    }

    /** What answers are divided by: the more, the stranger the size. */
    double strangeness() {
      return 1 + STRANGE_SIZE * Math.abs(Math.log(letterHeight / X_HEIGHT) / Math.log(2));
    }
  }

  private static Layer layer(Mat ink, double sigma, int shrink) {
    Mat smeared = new Mat();
    Mat across = secondDerivative(sigma);
    Mat one = Mat.ones(1, 1, CvType.CV_32F);
    try {
      // Two box filters of this width are close to a Gaussian and cost the same at any width.
      double box = Math.max(3, Math.round(SMEAR * sigma * Math.sqrt(6)));
      Size size = new Size(((int) box) | 1, 1);
      Imgproc.boxFilter(ink, smeared, CvType.CV_32F, size);
      Imgproc.boxFilter(smeared, smeared, CvType.CV_32F, size);
      Imgproc.sepFilter2D(smeared, smeared, CvType.CV_32F, one, across);
      float[] answers = new float[ink.rows() * ink.cols()];
      smeared.get(0, 0, answers);
      return new Layer(answers, ink.cols(), ink.rows(), shrink, 2 * sigma * shrink);
    } finally {
      OpenCv.release(smeared, across, one);
    }
  }

  /** Minus the second derivative of a Gaussian, times sigma squared, so that widths can be compared. */
  private static Mat secondDerivative(double sigma) {
    int reach = (int) Math.ceil(3 * sigma);
    float[] taps = new float[2 * reach + 1];
    double sum = 0;
    for (int i = -reach; i <= reach; i++) {
      double t = i * i / (sigma * sigma);
      double tap = (1 - t) * Math.exp(-t / 2) / (sigma * Math.sqrt(2 * Math.PI));
      taps[i + reach] = (float) tap;
      sum += tap;
    }
    for (int i = 0; i < taps.length; i++) {
      taps[i] -= (float) (sum / taps.length);
    }
    Mat kernel = new Mat(taps.length, 1, CvType.CV_32F);
    kernel.put(0, 0, taps);
    return kernel;
  }

  private static Columns collect(List<Layer> layers, int width, int height, double scale) {
    int stride = (int) (X_HEIGHT / 2);
    List<List<Peak>> columns = new ArrayList<>();
    double[] best = new double[height];
    int[] which = new int[height];
    float[] answers = new float[height];
    double[] strangeness = layers.stream().mapToDouble(Layer::strangeness).toArray();
    for (int x = stride / 2; x < width; x += stride) {
      Arrays.fill(best, 0);
      for (int i = 0; i < layers.size(); i++) {
        layers.get(i).column(x, strangeness[i], answers);
        for (int y = 0; y < height; y++) {
          if (answers[y] > best[y]) {
            best[y] = answers[y];
            which[y] = i;
          }
        }
      }
      columns.add(peaks(best, which, layers, scale));
    }
    return new Columns(stride / scale, columns);
  }

  private static List<Peak> peaks(double[] best, int[] which, List<Layer> layers, double scale) {
    List<Peak> candidates = new ArrayList<>();
    for (int y = 1; y < best.length - 1; y++) {
      if (best[y] > LEAST_ANSWER && best[y] >= best[y - 1] && best[y] > best[y + 1]) {
        double curve = best[y - 1] - 2 * best[y] + best[y + 1];
        double shift = curve < 0 ? (best[y - 1] - best[y + 1]) / (2 * curve) : 0;
        candidates.add(new Peak(
            (y + 0.5 + shift) / scale, layers.get(which[y]).letterHeight() / scale, best[y]));
      }
    }
    candidates.sort((a, b) -> Double.compare(b.answer(), a.answer()));
    List<Peak> kept = new ArrayList<>();
    for (Peak peak : candidates) {
      boolean free = kept.stream()
          .noneMatch(k -> Math.abs(k.y() - peak.y()) < 0.45 * (k.height() + peak.height()));
      if (free) {
        kept.add(peak);
      }
    }
    return kept;
  }
}
