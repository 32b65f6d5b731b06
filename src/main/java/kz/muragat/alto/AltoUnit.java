package kz.muragat.alto;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.muragat.model.Box;
import kz.muragat.model.Point;

/**
 * Turns the numbers of a file into pixels.
 *
 * @param pixels in one unit of the file
 */
record AltoUnit(double pixels) {

  private static final double MM10_PER_INCH = 254;
  private static final double INCH1200_PER_INCH = 1200;

  /** No camera or scanner comes near; far beyond, arithmetic in ints would overflow. */
  private static final double MAX_PX = 1_000_000;

  static AltoUnit of(String measurementUnit, double dpi) {
    return switch (measurementUnit) {
      case "mm10" -> new AltoUnit(dpi / MM10_PER_INCH);
      case "inch1200" -> new AltoUnit(dpi / INCH1200_PER_INCH);
      default -> new AltoUnit(1);
    };
  }

  Optional<Double> length(XmlNode node, String attribute) throws MalformedAltoException {
    Optional<Double> value = node.number(attribute);
    return value.isEmpty() ? value : Optional.of(inPixels(node, value.get()));
  }

  /** The box of an element, if all four attributes are there. */
  Optional<Box> box(XmlNode node) throws MalformedAltoException {
    Optional<Double> x = length(node, "HPOS");
    Optional<Double> y = length(node, "VPOS");
    Optional<Double> width = length(node, "WIDTH");
    Optional<Double> height = length(node, "HEIGHT");
    if (x.isEmpty() || y.isEmpty() || width.isEmpty() || height.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Box.around(List.of(
        new Point(x.get(), y.get()),
        new Point(x.get() + Math.max(0, width.get()), y.get() + Math.max(0, height.get())))));
  }

  /** Points in either notation: {@code "x1,y1 x2,y2"} or {@code "x1 y1 x2 y2"}; a half pair at the end is dropped. */
  List<Point> points(XmlNode node, String attribute) throws MalformedAltoException {
    Optional<String> value = node.attribute(attribute);
    if (value.isEmpty()) {
      return List.of();
    }
    List<Double> numbers = new ArrayList<>();
    for (String number : value.get().trim().split("[\\s,;]+")) {
      numbers.add(inPixels(node, node.parse(attribute, number)));
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      points.add(new Point(numbers.get(i), numbers.get(i + 1)));
    }
    return points;
  }

  private double inPixels(XmlNode node, double value) throws MalformedAltoException {
    double inPixels = value * pixels;
    if (Math.abs(inPixels) > MAX_PX) {
      throw new MalformedAltoException(node.problem("no page reaches to pixel " + inPixels));
    }
    return inPixels;
  }
}
