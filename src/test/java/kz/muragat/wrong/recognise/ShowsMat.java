package kz.muragat.wrong.recognise;

import org.opencv.core.Mat;

/** Wrong: OpenCV in a public signature outside image. */
public interface ShowsMat {
  Mat mat();
}
