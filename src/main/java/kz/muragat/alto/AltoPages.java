package kz.muragat.alto;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.muragat.model.BlockShape;
import kz.muragat.model.Box;
import kz.muragat.model.Language;
import kz.muragat.model.LineShape;
import kz.muragat.model.Page;
import kz.muragat.model.PageLayout;
import kz.muragat.model.TextBlock;
import kz.muragat.model.TextLine;
import kz.muragat.model.TextOrigin;
import kz.muragat.model.Word;
import kz.muragat.text.LanguageGuess;

/** The pages of one ALTO file. */
final class AltoPages {

  private static final double DEFAULT_DPI = 300;

  private static final Pattern SETTINGS =
      Pattern.compile("dpi=([0-9.E-]+); model=(.*)", Pattern.DOTALL);

  private final XmlNode alto;
  private final Map<String, XmlNode> tags;
  private final double dpi;
  private final AltoUnit unit;
  private final AltoShapes shapes;

  AltoPages(XmlNode alto) throws MalformedAltoException {
    if (!alto.name().equals("alto")) {
      throw new MalformedAltoException(
          alto.problem("this is no ALTO, which begins with an element alto"));
    }
    this.alto = alto;
    this.tags = AltoTags.of(alto);
    this.dpi = dpiOf(alto);
    this.unit = AltoUnit.of(alto.textOf("MeasurementUnit"), dpi);
    this.shapes = new AltoShapes(unit, tags);
  }

  List<XmlNode> pages() {
    return alto.descendants("Page");
  }

  Page page(XmlNode node) throws MalformedAltoException {
    Optional<Language> said = language(node);
    AltoWords words = new AltoWords(unit);
    Set<String> ids = new HashSet<>();
    List<TextBlock> blocks = new ArrayList<>();
    for (XmlNode block : node.descendants("TextBlock")) {
      block(block, said.orElse(Language.UNDETERMINED), words, ids).ifPresent(blocks::add);
    }
    Size size = size(node, blocks.stream().map(TextBlock::box).toList());
    Language language = said.orElseGet(() -> mostOf(blocks));
    return new Page(
        number(node),
        size.width,
        size.height,
        dpi,
        alto.textOf("fileName"),
        quarterTurns(node),
        language,
        blocks,
        origin());
  }

  PageLayout layout(XmlNode node) throws MalformedAltoException {
    List<BlockShape> blocks = new ArrayList<>();
    for (XmlNode block : node.descendants("TextBlock")) {
      List<LineShape> lines = new ArrayList<>();
      for (XmlNode line : block.children("TextLine").toList()) {
        shapes.line(line).ifPresent(lines::add);
      }
      if (!lines.isEmpty()) {
        Box box = shapes.block(block).orElseGet(() -> unionOf(lines));
        blocks.add(new BlockShape(AltoTags.kind(block, tags), box, lines));
      }
    }
    Size size = size(node, blocks.stream().map(BlockShape::box).toList());
    return new PageLayout(size.width, size.height, quarterTurns(node), 0, blocks);
  }

  private Optional<TextBlock> block(
      XmlNode node, Language inherited, AltoWords words, Set<String> ids)
      throws MalformedAltoException {
    Language language = language(node).orElse(inherited);
    List<TextLine> lines = new ArrayList<>();
    for (XmlNode line : node.children("TextLine").toList()) {
      Optional<LineShape> shape = shapes.line(line);
      if (shape.isPresent()) {
        line(node, line, shape.get(), language, words, ids).ifPresent(lines::add);
      }
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Box box = shapes
        .block(node)
        .orElseGet(() -> unionOf(lines.stream().map(TextLine::shape).toList()));
    return Optional.of(new TextBlock(id(node, ids), AltoTags.kind(node, tags), box, lines));
  }

  private Optional<TextLine> line(
      XmlNode block,
      XmlNode node,
      LineShape shape,
      Language inherited,
      AltoWords words,
      Set<String> ids)
      throws MalformedAltoException {
    Language language = language(node).orElse(inherited);
    List<Word> read = words.of(node, shape, language);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    boolean corrected = isCorrected(node) || isCorrected(block);
    return Optional.of(new TextLine(
        id(node, ids), shape, read, AltoTags.style(node, block, tags), language, corrected));
  }

  private static boolean isCorrected(XmlNode node) {
    return node.attribute("CS")
        .filter(cs -> cs.equals("true") || cs.equals("1"))
        .isPresent();
  }

  /** The element's own id, or one made of its place in the file where it has none or a used one. */
  private static String id(XmlNode node, Set<String> ids) {
    String id = node.attribute("ID").orElse(node.name() + "_" + node.line());
    String unique = id;
    for (int i = 2; !ids.add(unique); i++) {
      unique = id + "_" + i;
    }
    return unique;
  }

  /** The language an element names itself; {@code language} is what it was called before version 2.1. */
  static Optional<Language> language(XmlNode node) {
    // Tesseract joins several languages by a plus; regions follow a hyphen
    return node.attribute("LANG")
        .or(() -> node.attribute("language"))
        .map(tag -> Language.ofTag(tag.trim().split("[-_+]")[0]));
  }

  private static Language mostOf(List<TextBlock> blocks) {
    return LanguageGuess.mostOf(blocks.stream()
        .flatMap(block -> block.lines().stream())
        .flatMap(line -> line.words().stream())
        .map(word -> word.language())
        .toList());
  }

  private static Box unionOf(List<LineShape> lines) {
    return lines.stream().map(LineShape::box).reduce(Box::union).orElseThrow();
  }

  private record Size(int width, int height) {}

  private Size size(XmlNode page, List<Box> blocks) throws MalformedAltoException {
    Optional<XmlNode> printSpace = page.child("PrintSpace");
    double width = unit.length(page, "WIDTH").orElse(0.0);
    double height = unit.length(page, "HEIGHT").orElse(0.0);
    if (!(width > 0 && height > 0) && printSpace.isPresent()) {
      width = unit.length(printSpace.get(), "WIDTH").orElse(0.0);
      height = unit.length(printSpace.get(), "HEIGHT").orElse(0.0);
    }
    if (!(width > 0 && height > 0)) {
      width = blocks.stream().mapToInt(Box::right).max().orElse(0);
      height = blocks.stream().mapToInt(Box::bottom).max().orElse(0);
    }
    if (!(width > 0 && height > 0)) {
      throw new MalformedAltoException(page.problem("the page has no width and height"));
    }
    return new Size((int) Math.max(1, Math.round(width)), (int) Math.max(1, Math.round(height)));
  }

  private static int number(XmlNode page) throws MalformedAltoException {
    return (int) Math.max(1, page.number("PHYSICAL_IMG_NR").orElse(1.0));
  }

  private static int quarterTurns(XmlNode page) throws MalformedAltoException {
    long turns = Math.round(page.number("ROTATION").orElse(0.0) / AltoWriter.QUARTER);
    return (int) Math.floorMod(turns, 4L);
  }

  private static double dpiOf(XmlNode alto) throws MalformedAltoException {
    Matcher settings = SETTINGS.matcher(alto.textOf("processingStepSettings"));
    double said = settings.matches() ? alto.parse("dpi", settings.group(1)) : DEFAULT_DPI;
    return said > 0 ? said : DEFAULT_DPI;
  }

  private TextOrigin origin() {
    Matcher settings = SETTINGS.matcher(alto.textOf("processingStepSettings"));
    String version = alto.textOf("softwareVersion");
    return new TextOrigin(
        alto.textOf("processingStepDescription").equals(AltoWriter.CARRIED)
            ? TextOrigin.Step.CARRIED
            : TextOrigin.Step.RECOGNISED,
        alto.textOf("softwareName") + (version.isEmpty() ? "" : " " + version),
        settings.matches() ? settings.group(2) : "",
        instant(alto.textOf("processingDateTime")),
        edits());
  }

  /** What people have changed, as {@link AltoWriter} notes it; steps of other programs are not told apart from reading. */
  private List<TextOrigin.Edit> edits() {
    return alto.descendants("Processing").stream()
        .filter(step -> step.textOf("processingCategory").equals(AltoWriter.MODIFICATION))
        .map(step -> new TextOrigin.Edit(
            step.textOf("processingAgency"),
            instant(step.textOf("processingDateTime")),
            step.textOf("processingStepDescription")))
        .toList();
  }

  /** A date alone means its first moment in UTC; what is no date means 1970. */
  static Instant instant(String dateTime) {
    try {
      return OffsetDateTime.parse(dateTime).toInstant();
    } catch (DateTimeException e) {
      // xsd:dateTime may lack the zone, xsd:date the time
    }
    try {
      return dateTime.contains("T")
          ? LocalDateTime.parse(dateTime).toInstant(ZoneOffset.UTC)
          : LocalDate.parse(dateTime).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
