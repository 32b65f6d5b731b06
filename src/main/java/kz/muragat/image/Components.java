package kz.muragat.image;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/**
 * The connected pieces of ink (8 neighbours).
 *
 * @param width of the picture
 * @param labels of each pixel: 0 for paper, else 1 + the index in {@code pieces}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Components(int width, int[] labels, List<Piece> pieces) {

  /** A connected piece of ink: its box in pixels of the working copy, and its number of pixels. */
  record Piece(int x, int y, int width, int height, int area) {
    int right() {
      return x + width;
    }

    int bottom() {
      return y + height;
    }

    double middleX() {
      return x + width / 2.0;
    }

    double middleY() {
      return y + height / 2.0;
    }

    double fill() {
      return area / ((double) width * height);
    }
  }

  static Components of(Ink ink) {
    if (ink.isBlank()) {
      return new Components(ink.width(), new int[ink.width() * ink.height()], List.of());
    }
    Mat binary = new Mat(ink.height(), ink.width(), CvType.CV_8UC1);
    Mat labelled = new Mat();
    Mat stats = new Mat();
    Mat centroids = new Mat();
    try {
      binary.put(0, 0, ink.pixels());
      int n = Imgproc.connectedComponentsWithStats(
          binary, labelled, stats, centroids, 8, CvType.CV_32S);
      int[] labels = new int[ink.width() * ink.height()];
      labelled.get(0, 0, labels);
      int[] table = new int[n * stats.cols()];
      stats.get(0, 0, table);
      List<Piece> pieces = new ArrayList<>(n);
      for (int i = 1; i < n; i++) {
        int at = i * stats.cols();
        pieces.add(
            new Piece(table[at], table[at + 1], table[at + 2], table[at + 3], table[at + 4]));
      }
      return new Components(ink.width(), labels, pieces);
    } finally {
      OpenCv.release(binary, labelled, stats, centroids);
    }
  }
}
