package kz.muragat.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The error rate against the lines learnt from, as SVG with a logarithmic scale. Written by hand, because plotting libraries
 * draw their text with AWT fonts, which a bare server does not have; a browser has fonts of its own.
 */
final class TrainingCurve {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 400;
  private static final int MARGIN = 60;
  private static final double TOP = 1.0;
  private static final double BOTTOM = 0.001;
  private static final List<String> SUBSETS =
      List.of("all", "printed", "typewritten", "handwritten");
  private static final List<String> COLOURS = List.of("#000000", "#1f6fb4", "#b06a00", "#a0208c");

  private TrainingCurve() {}

  static void write(List<Checkpoint.CurvePoint> curve, Path file) throws IOException {
    long last = curve.isEmpty() ? 1 : curve.get(curve.size() - 1).lines();
    StringBuilder svg = new StringBuilder(String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
            + " font-size=\"12\"><rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
        WIDTH,
        HEIGHT));
    for (double level = TOP; level >= BOTTOM * 0.99; level /= 10) {
      svg.append(String.format(
          Locale.ROOT,
          "<line x1=\"%1$d\" x2=\"%2$d\" y1=\"%3$.1f\" y2=\"%3$.1f\" stroke=\"#ccc\"/>"
              + "<text x=\"8\" y=\"%3$.1f\">%4$.1f %%</text>%n",
          MARGIN,
          WIDTH - 20,
          y(level),
          100 * level));
    }
    svg.append(String.format(
        Locale.ROOT,
        "<text x=\"%d\" y=\"%d\">CER of validation lines against lines learnt from (to %,d)</text>%n",
        MARGIN,
        HEIGHT - 12,
        last));
    for (int s = 0; s < SUBSETS.size(); s++) {
      svg.append(line(curve, s, last));
    }
    Files.writeString(file, svg.append("</svg>\n"));
  }

  private static String line(List<Checkpoint.CurvePoint> curve, int subset, long last) {
    StringBuilder points = new StringBuilder();
    for (Checkpoint.CurvePoint point : curve) {
      Double cer = point.cer().get(SUBSETS.get(subset));
      if (cer != null) {
        double x = MARGIN + (double) (WIDTH - MARGIN - 20) * point.lines() / last;
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y(cer)));
      }
    }
    return String.format(
        Locale.ROOT,
        "<polyline fill=\"none\" stroke=\"%1$s\" stroke-width=\"2\" points=\"%2$s\"/>"
            + "<text x=\"%3$d\" y=\"%4$d\" fill=\"%1$s\">%5$s</text>%n",
        COLOURS.get(subset),
        points.toString().strip(),
        WIDTH - 120,
        24 + 16 * subset,
        SUBSETS.get(subset));
  }

  private static double y(double cer) {
    double share = Math.log(Math.max(BOTTOM, Math.min(TOP, cer)) / TOP) / Math.log(BOTTOM / TOP);
    return 20 + share * (HEIGHT - 60);
  }
}
