package kz.muragat.image;

import kz.muragat.model.GreyImage;
import nu.pattern.OpenCV;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** Where OpenCV's native library is loaded, once in a JVM. */
final class OpenCv {

  private OpenCv() {}

  /** Loads the library at the first call. One thread a call: pages are what is worked on in parallel. */
  static void load() {
    Loaded.once();
  }

  /** A copy of a picture for OpenCV; the caller releases it. */
  static Mat mat(GreyImage image) {
    Mat mat = new Mat(image.height(), image.width(), CvType.CV_8UC1);
    mat.put(0, 0, image.pixels());
    return mat;
  }

  /** A copy of an 8-bit picture of one channel. */
  static GreyImage image(Mat mat) {
    byte[] pixels = new byte[mat.rows() * mat.cols()];
    mat.get(0, 0, pixels);
    return new GreyImage(mat.cols(), mat.rows(), pixels);
  }

  static void release(Mat... mats) {
    for (Mat mat : mats) {
      mat.release();
    }
  }

  /** The JVM's own lock on a class being initialised makes this happen once. */
  private static final class Loaded {
    static {
      OpenCV.loadLocally();
      Core.setNumThreads(1);
    }

    private Loaded() {}

    static void once() {}
  }
}
