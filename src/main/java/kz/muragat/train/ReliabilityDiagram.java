package kz.muragat.train;

import java.util.List;
import java.util.Locale;

/** How many words of each confidence are right, before and after the correction, as SVG. */
final class ReliabilityDiagram {

  private static final int SIDE = 400;
  private static final int LEFT = 60;
  private static final int TOP = 20;

  private ReliabilityDiagram() {}

  static String of(Reliability before, Reliability after) {
    StringBuilder svg = new StringBuilder(String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
            + " font-size=\"12\"><rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
        SIDE + 2 * LEFT,
        SIDE + 80));
    for (int tenth = 0; tenth <= 10; tenth += 2) {
      double share = tenth / 10.0;
      svg.append(String.format(
          Locale.ROOT,
          "<line x1=\"%1$.1f\" x2=\"%2$.1f\" y1=\"%3$.1f\" y2=\"%3$.1f\" stroke=\"#ddd\"/>"
              + "<text x=\"%4$.1f\" y=\"%5$.1f\" text-anchor=\"end\">%6$.1f</text>"
              + "<text x=\"%7$.1f\" y=\"%8$.1f\" text-anchor=\"middle\">%6$.1f</text>%n",
          x(0),
          x(1),
          y(share),
          x(0) - 6,
          y(share) + 4,
          share,
          x(share),
          y(0) + 16));
    }
    svg.append(String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#999\""
            + " stroke-dasharray=\"4\"/>%n",
        x(0),
        y(0),
        x(1),
        y(1)));
    svg.append(curve(before.bins(), "#b06a00", before.expectedError(), "as decoded", 0));
    svg.append(curve(after.bins(), "#1f6fb4", after.expectedError(), "corrected", 1));
    svg.append(String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">confidence of a word (across), share of"
            + " right words (up)</text>%n",
        x(0.5),
        y(0) + 40));
    return svg.append("</svg>\n").toString();
  }

  private static String curve(
      List<Reliability.Bin> bins, String colour, double error, String name, int row) {
    int most = bins.stream().mapToInt(Reliability.Bin::words).max().orElse(1);
    StringBuilder svg = new StringBuilder();
    StringBuilder points = new StringBuilder();
    for (Reliability.Bin bin : bins) {
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(bin.confidence()), y(bin.right())));
      svg.append(String.format(
          Locale.ROOT,
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"><title>%d words</title></circle>%n",
          x(bin.confidence()),
          y(bin.right()),
          2.5 + 7 * Math.sqrt((double) bin.words() / most),
          colour,
          bin.words()));
    }
    return String.format(
            Locale.ROOT,
            "<polyline fill=\"none\" stroke=\"%1$s\" stroke-width=\"2\" points=\"%2$s\"/>"
                + "<text x=\"%3$.1f\" y=\"%4$d\" fill=\"%1$s\">%5$s: expected error %6$.3f</text>%n",
            colour,
            points.toString().strip(),
            x(0.02),
            TOP + 20 + 18 * row,
            name,
            error)
        + svg;
  }

  private static double x(double share) {
    return LEFT + SIDE * share;
  }

  private static double y(double share) {
    return TOP + SIDE * (1 - share);
  }
}
