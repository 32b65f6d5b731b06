package kz.muragat.alto;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.muragat.model.BlockKind;
import kz.muragat.model.Box;
import kz.muragat.model.Language;
import kz.muragat.model.LineShape;
import kz.muragat.model.Page;
import kz.muragat.model.Point;
import kz.muragat.model.Style;
import kz.muragat.model.TextBlock;
import kz.muragat.model.TextLine;
import kz.muragat.model.TextOrigin;
import kz.muragat.model.Word;

/**
 * The page of one PAGE XML file of any version, as far as its lines have text. Where a line stands is told by its {@code
 * Coords} and {@code Baseline}; its text is its first {@code TextEquiv}, or that of its words, and is shared out over its
 * width by letters. PAGE tells neither resolution nor page number for sure: the number is taken from our own ids, else 1.
 */
final class PageXmlReader {

  private static final double DEFAULT_DPI = 300;
  private static final Pattern OWN_ID = Pattern.compile("p(?:age_)?(\\d{4,9})(?:_.*)?");

  private final XmlNode root;

  PageXmlReader(XmlNode root) {
    this.root = root;
  }

  static boolean isPage(XmlNode root) {
    return root.name().equals("PcGts");
  }

  Page page() throws MalformedAltoException {
    Optional<XmlNode> found = root.child("Page");
    if (found.isEmpty()) {
      throw new MalformedAltoException(root.problem("this PAGE XML has no page"));
    }
    XmlNode page = found.get();
    int width = (int) Math.round(page.number("imageWidth").orElse(0.0));
    int height = (int) Math.round(page.number("imageHeight").orElse(0.0));
    if (width < 1 || height < 1) {
      throw new MalformedAltoException(page.problem("the page has no width and height"));
    }
    List<TextBlock> blocks = new ArrayList<>();
    for (XmlNode region : page.descendants("TextRegion")) {
      block(region).ifPresent(blocks::add);
    }
    TextOrigin origin = new TextOrigin(
        TextOrigin.Step.RECOGNISED, root.textOf("Creator"), "", Instant.EPOCH, edits());
    return new Page(
        number(page),
        width,
        height,
        DEFAULT_DPI,
        page.attribute("imageFilename").orElse(""),
        0,
        Language.UNDETERMINED,
        blocks,
        origin);
  }

  /** What people have changed, as {@link PageXmlWriter} notes it. */
  private List<TextOrigin.Edit> edits() {
    return root.descendants("MetadataItem").stream()
        .filter(item -> item.attribute("type").filter("processingStep"::equals).isPresent())
        .map(item -> new TextOrigin.Edit(
            item.attribute("value").orElse(""),
            AltoPages.instant(item.attribute("date").orElse("")),
            item.attribute("name").orElse("")))
        .toList();
  }

  private int number(XmlNode page) {
    List<XmlNode> named = new ArrayList<>(page.descendants("TextLine"));
    named.addAll(page.descendants("TextRegion"));
    List<String> ids = new ArrayList<>();
    root.attribute("pcGtsId").ifPresent(ids::add);
    named.forEach(node -> node.attribute("id").ifPresent(ids::add));
    for (String id : ids) {
      Matcher own = OWN_ID.matcher(id);
      if (own.matches() && Integer.parseInt(own.group(1)) > 0) {
        return Integer.parseInt(own.group(1));
      }
    }
    return 1;
  }

  private static Optional<TextBlock> block(XmlNode region) throws MalformedAltoException {
    List<TextLine> lines = new ArrayList<>();
    for (XmlNode line : region.children("TextLine").toList()) {
      line(line).ifPresent(lines::add);
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Box box = lines.stream().map(line -> line.shape().box()).reduce(Box::union).orElseThrow();
    return Optional.of(new TextBlock(id(region), BlockKind.TEXT, box, lines));
  }

  private static Optional<TextLine> line(XmlNode line) throws MalformedAltoException {
    String text = Normalizer.normalize(text(line), Normalizer.Form.NFC).strip();
    Optional<LineShape> shape = shape(line);
    if (text.isEmpty() || shape.isEmpty()) {
      return Optional.empty();
    }
    List<Word> words = AltoWords.shared(text, shape.get().box());
    return Optional.of(
        new TextLine(id(line), shape.get(), words, Style.PRINTED, Language.UNDETERMINED, false));
  }

  private static String id(XmlNode node) {
    return node.attribute("id").orElse(node.name() + "_" + node.line());
  }

  private static String text(XmlNode node) {
    Optional<XmlNode> equivalent = node.children("TextEquiv")
        .min(Comparator.comparing(equiv -> equiv.attribute("index").orElse("")));
    return equivalent
        .map(equiv -> equiv.child("Unicode").map(XmlNode::text).orElse(""))
        .orElseGet(
            () -> node.children("Word").map(PageXmlReader::text).collect(Collectors.joining(" ")));
  }

  /** By the same rules as for lines of ALTO that say as little. */
  private static Optional<LineShape> shape(XmlNode line) throws MalformedAltoException {
    List<Point> outline = points(line, "Coords");
    List<Point> baseline = points(line, "Baseline");
    List<XmlNode> children = new ArrayList<>();
    if (outline.size() >= 3) {
      XmlNode polygon = new XmlNode(
          line.file(),
          "Polygon",
          Map.of("POINTS", AltoWriter.points(outline)),
          List.of(),
          "",
          line.line());
      children.add(new XmlNode(line.file(), "Shape", Map.of(), List.of(polygon), "", line.line()));
    }
    Map<String, String> attributes =
        baseline.size() >= 2 ? Map.of("BASELINE", AltoWriter.points(baseline)) : Map.of();
    return new AltoShapes(AltoUnit.of("pixel", DEFAULT_DPI), Map.of())
        .line(new XmlNode(line.file(), "TextLine", attributes, children, "", line.line()));
  }

  private static List<Point> points(XmlNode line, String child) throws MalformedAltoException {
    Optional<XmlNode> node = line.child(child);
    return node.isEmpty()
        ? List.of()
        : AltoUnit.of("pixel", DEFAULT_DPI).points(node.get(), "points");
  }
}
