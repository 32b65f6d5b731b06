package kz.muragat.image;

import kz.muragat.model.GreyImage;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Makes turned, scaled and levelled copies of a page. */
final class WorkingCopy {

  private WorkingCopy() {}

  /** The page as a frame asks for it; the corners that a turn uncovers take the colour of the nearest edge. */
  static GreyImage of(GreyImage page, Frame frame) {
    Mat mat = OpenCv.mat(page);
    Mat scaled = new Mat();
    try {
      double w = Math.max(1, Math.round(page.width() * frame.scale()));
      double h = Math.max(1, Math.round(page.height() * frame.scale()));
      Imgproc.resize(
          mat,
          scaled,
          new Size(w, h),
          0,
          0,
          frame.scale() < 1 ? Imgproc.INTER_AREA : Imgproc.INTER_LINEAR);
      return level(scaled, frame);
    } finally {
      OpenCv.release(mat, scaled);
    }
  }

  /** The same of a page that has been scaled already. */
  static GreyImage level(GreyImage scaled, Frame frame) {
    if (frame.quarterTurns() == 0 && frame.skewDegrees() == 0) {
      return scaled;
    }
    Mat mat = OpenCv.mat(scaled);
    try {
      return level(mat, frame);
    } finally {
      mat.release();
    }
  }

  private static GreyImage level(Mat scaled, Frame frame) {
    Mat turn = null;
    try {
      if (frame.quarterTurns() > 0) {
        Core.rotate(scaled, scaled, frame.quarterTurns() - 1);
      }
      if (frame.skewDegrees() != 0) {
        turn = levelling(frame, scaled.cols(), scaled.rows());
        Imgproc.warpAffine(
            scaled,
            scaled,
            turn,
            new Size(frame.width(), frame.height()),
            Imgproc.INTER_LINEAR,
            Core.BORDER_REPLICATE,
            new Scalar(255));
      }
      return OpenCv.image(scaled);
    } finally {
      if (turn != null) {
        turn.release();
      }
    }
  }

  /** Working = middle + R(-skew) (turned - its middle), for pixel centres. */
  private static Mat levelling(Frame frame, int width, int height) {
    double sin = Math.sin(Math.toRadians(frame.skewDegrees()));
    double cos = Math.cos(Math.toRadians(frame.skewDegrees()));
    double cx = width / 2.0 - 0.5;
    double cy = height / 2.0 - 0.5;
    Mat turn = new Mat(2, 3, CvType.CV_64F);
    turn.put(
        0,
        0,
        cos,
        sin,
        frame.width() / 2.0 - 0.5 - cos * cx - sin * cy,
        -sin,
        cos,
        frame.height() / 2.0 - 0.5 + sin * cx - cos * cy);
    return turn;
  }
}
