package kz.muragat.alto;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.muragat.model.Box;
import kz.muragat.model.LineShape;
import kz.muragat.model.Point;
import kz.muragat.model.Polygon;
import kz.muragat.model.Polyline;

/** Where blocks and lines stand, from whatever a file says about it. */
final class AltoShapes {

  /** Of a line's height, from its top: where print stands when no baseline is given. */
  private static final double BASELINE_SHARE = 0.8;

  /** Of a line's height: a letter without ascender when no x-height is given. */
  private static final double X_HEIGHT_SHARE = 0.4;

  private final AltoUnit unit;
  private final Map<String, XmlNode> tags;

  AltoShapes(AltoUnit unit, Map<String, XmlNode> tags) {
    this.unit = unit;
    this.tags = tags;
  }

  Optional<Box> block(XmlNode block) throws MalformedAltoException {
    Optional<Box> box = unit.box(block);
    return box.isPresent() ? box : polygon(block).map(Polygon::box);
  }

  /** The shape of a line; empty where the file tells nothing about its place. */
  Optional<LineShape> line(XmlNode line) throws MalformedAltoException {
    Optional<Polygon> polygon = polygon(line);
    Optional<Box> box = polygon.isPresent() ? polygon.map(Polygon::box) : unit.box(line);
    if (box.isEmpty()) {
      box = strings(line);
    }
    List<Point> points = unit.points(line, "BASELINE");
    if (box.isEmpty() && points.size() >= 2) {
      box = Optional.of(Box.around(points));
    }
    if (box.isEmpty()) {
      return Optional.empty();
    }
    Polygon boundary = polygon.orElse(Polygon.of(box.get()));
    double xHeight = AltoTags.xHeightPx(line, tags)
        .orElse(Math.max(1, thickness(boundary, points) * X_HEIGHT_SHARE));
    return Optional.of(new LineShape(baseline(line, points, box.get()), boundary, xHeight));
  }

  private Polyline baseline(XmlNode line, List<Point> points, Box box)
      throws MalformedAltoException {
    if (points.size() >= 2) {
      return new Polyline(points);
    }
    // before version 4.2 a baseline was one number, its height on the page
    double y = points.isEmpty() && line.attribute("BASELINE").isPresent()
        ? unit.length(line, "BASELINE").orElseThrow()
        : box.y() + box.height() * BASELINE_SHARE;
    return Polyline.between(box.x(), y, box.right(), y);
  }

  private Optional<Polygon> polygon(XmlNode node) throws MalformedAltoException {
    Optional<XmlNode> polygon = node.child("Shape").flatMap(shape -> shape.child("Polygon"));
    if (polygon.isEmpty()) {
      return Optional.empty();
    }
    List<Point> points = unit.points(polygon.get(), "POINTS");
    return points.size() < 3 ? Optional.empty() : Optional.of(new Polygon(points));
  }

  private Optional<Box> strings(XmlNode line) throws MalformedAltoException {
    List<Box> boxes = new ArrayList<>();
    for (XmlNode string : line.children("String").toList()) {
      unit.box(string).ifPresent(boxes::add);
    }
    return boxes.stream().reduce(Box::union);
  }

  /** The height of a line at a right angle to its baseline: area by length, as lines may run in any direction. */
  private static double thickness(Polygon boundary, List<Point> baseline) {
    Box box = boundary.box();
    double length =
        baseline.size() >= 2 ? new Polyline(baseline).length() : Math.max(box.width(), 1);
    double area = 0;
    List<Point> points = boundary.points();
    for (int i = 0; i < points.size(); i++) {
      Point p = points.get(i);
      Point q = points.get((i + 1) % points.size());
      area += p.x() * q.y() - q.x() * p.y();
    }
    return Math.min(Math.abs(area) / 2 / Math.max(1, length), Math.max(box.width(), box.height()));
  }
}
