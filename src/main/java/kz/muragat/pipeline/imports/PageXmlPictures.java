package kz.muragat.pipeline.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import kz.muragat.image.LineCropper;
import kz.muragat.model.Box;
import kz.muragat.model.GreyImage;
import kz.muragat.model.LineShape;
import kz.muragat.model.Point;
import kz.muragat.model.Polygon;
import kz.muragat.model.Polyline;
import kz.muragat.model.UnreadableScanException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Lines of pages that PAGE XML describes (https://github.com/PRImA-Research-Lab/PAGE-XML): {@code Coords} and {@code
 * Baseline} of each {@code TextLine}, its {@code TextEquiv} or those of its words.
 */
final class PageXmlPictures implements LineArchive {

  /** PAGE does not tell the x-height; in most hands and faces it is about two fifths of a line's outline. */
  private static final double X_HEIGHT_SHARE = 0.4;

  private static final double BASELINE_SHARE = 0.8;

  private final LineCropper cropper = new LineCropper();

  @Override
  public void read(Path folder, Taker taker) throws IOException {
    for (Path xml : Sources.files(folder, ".xml")) {
      String source = folder.relativize(xml).toString();
      try {
        Document document = parse(xml);
        NodeList pages = document.getElementsByTagNameNS("*", "Page");
        if (pages.getLength() == 0 || !(pages.item(0) instanceof Element page)) {
          taker.trouble(source, "it is no PAGE XML");
        } else {
          page(xml, source, page, taker);
        }
      } catch (SAXException e) {
        taker.trouble(
            source, "it is not well-formed XML, or has a document type: " + e.getMessage());
      } catch (UnreadableScanException e) {
        taker.trouble(source, String.valueOf(e.getMessage()));
      }
    }
  }

  /** Without document types, and so without entities and files of strangers. */
  private static Document parse(Path xml) throws IOException, SAXException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // Without one, the JDK prints to the error stream.
      builder.setErrorHandler(new DefaultHandler());
      try (var in = Files.newInputStream(xml)) {
        return builder.parse(in);
      }
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's XML reader has changed", e);
    }
  }

  private void page(Path xml, String source, Element page, Taker taker)
      throws IOException, UnreadableScanException {
    String named = page.getAttribute("imageFilename");
    Optional<Path> picture = Sources.picture(xml, List.of(Sources.stem(xml, ".xml"), named));
    if (picture.isEmpty()) {
      taker.trouble(source, "its picture " + named + " is not there");
      return;
    }
    GreyImage image = Sources.read(picture.get());
    String size = page.getAttribute("imageWidth") + " x " + page.getAttribute("imageHeight");
    if (!size.equals(image.width() + " x " + image.height())) {
      taker.trouble(
          source,
          "it speaks of a page of " + size + " but the picture has " + image.width() + " x "
              + image.height());
      return;
    }
    NodeList lines = page.getElementsByTagNameNS("*", "TextLine");
    for (int i = 0; i < lines.getLength(); i++) {
      if (lines.item(i) instanceof Element line) {
        String id = source + "#" + line.getAttribute("id");
        Optional<LineShape> shape = shape(line);
        if (shape.isEmpty()) {
          taker.trouble(id, "its outline cannot be understood");
        } else {
          taker.line(id, cropper.crop(image, shape.get()).image(), text(line));
        }
      }
    }
  }

  private static Optional<LineShape> shape(Element line) {
    List<Point> outline = points(line, "Coords");
    if (outline.size() < 3) {
      return Optional.empty();
    }
    Polygon boundary = new Polygon(outline);
    Box box = boundary.box();
    List<Point> given = points(line, "Baseline");
    double y = box.y() + BASELINE_SHARE * box.height();
    Polyline baseline =
        given.size() >= 2 ? new Polyline(given) : Polyline.between(box.x(), y, box.right(), y);
    return baseline.length() > 0
        ? Optional.of(new LineShape(baseline, boundary, X_HEIGHT_SHARE * height(box, baseline)))
        : Optional.empty();
  }

  /** Of the outline, without what the baseline's slope adds to its box. */
  private static double height(Box box, Polyline baseline) {
    double rise = Math.abs(baseline.last().y() - baseline.first().y());
    return Math.max(box.height() - rise, box.height() / 3.0);
  }

  /** The points of a child; none where there is no such child or something else stands there. */
  private static List<Point> points(Element line, String child) {
    List<Point> points = new ArrayList<>();
    for (Element element : children(line, child)) {
      for (String pair : element.getAttribute("points").strip().split("\\s+")) {
        String[] numbers = pair.split(",");
        try {
          points.add(new Point(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
          return List.of();
        }
      }
    }
    return points;
  }

  /** Its own text, the first where there are several readings; else that of its words. */
  private static String text(Element line) {
    List<Element> own = children(line, "TextEquiv");
    if (!own.isEmpty()) {
      return children(own.get(0), "Unicode").stream()
          .map(Element::getTextContent)
          .collect(Collectors.joining());
    }
    return children(line, "Word").stream()
        .map(PageXmlPictures::text)
        .collect(Collectors.joining(" "));
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && name.equals(element.getLocalName())) {
        found.add(element);
      }
    }
    return found;
  }
}
