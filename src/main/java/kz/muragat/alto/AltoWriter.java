package kz.muragat.alto;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import kz.muragat.model.Box;
import kz.muragat.model.Language;
import kz.muragat.model.Page;
import kz.muragat.model.Point;
import kz.muragat.model.TextBlock;
import kz.muragat.model.TextLine;
import kz.muragat.model.TextOrigin;

/**
 * Writes a page as ALTO 4.4 (https://www.loc.gov/standards/alto/), valid against its schema. {@link AltoReader} gives back
 * an equal page, but for character confidences, which ALTO keeps in steps of a ninth. The package's description says where
 * everything stands.
 *
 * <p>Stateless and safe for many threads.
 */
public final class AltoWriter {

  static final String NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#";
  static final String RECOGNISED = "Text recognised from the picture";
  /** The category of what people change. */
  static final String MODIFICATION = "contentModification";

  static final String CARRIED = "Text taken over from the PDF";

  /** Degrees of a quarter turn. */
  static final int QUARTER = 90;

  private static final String SOFTWARE_ID = "processing";

  /**
   * Writes a page and leaves the stream open.
   *
   * @throws IllegalArgumentException if two elements would have the same id, or an id is no XML name
   * @throws IOException if the stream fails
   */
  public void write(Page page, OutputStream out) throws IOException {
    checkIds(page);
    try (XmlOut xml = new XmlOut(out)) {
      xml.start("alto").defaultNamespace(NAMESPACE).attribute("SCHEMAVERSION", "4.4");
      description(xml, page);
      AltoTags.write(xml, page);
      layout(xml, page);
      xml.end();
    } catch (XMLStreamException e) {
      throw new IOException(
          "cannot write the ALTO of " + page.sourceFileName() + ", page " + page.number(), e);
    }
  }

  /** The same in memory: some 100 kB for a page of running text. */
  public byte[] toBytes(Page page) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(page, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void description(XmlOut xml, Page page) throws XMLStreamException {
    TextOrigin origin = page.origin();
    xml.start("Description").text("MeasurementUnit", "pixel");
    // eScriptorium refuses files without a file name
    xml.start("sourceImageInformation").text("fileName", page.sourceFileName()).end();
    xml.start("Processing")
        .attribute("ID", SOFTWARE_ID)
        .text("processingCategory", "contentGeneration")
        .text("processingDateTime", origin.when().toString())
        .text(
            "processingStepDescription",
            origin.step() == TextOrigin.Step.RECOGNISED ? RECOGNISED : CARRIED)
        .text(
            "processingStepSettings",
            "dpi=" + XmlOut.number(page.dpi()) + "; model=" + origin.modelVersion());
    xml.start("processingSoftware");
    int space = origin.software().lastIndexOf(' ');
    if (space < 0) {
      xml.text("softwareName", origin.software());
    } else {
      xml.text("softwareName", origin.software().substring(0, space))
          .text("softwareVersion", origin.software().substring(space + 1));
    }
    xml.end().end();
    List<TextOrigin.Edit> edits = origin.edits();
    for (int i = 0; i < edits.size(); i++) {
      edit(xml, editId(i), edits.get(i));
    }
    xml.end();
  }

  private static void edit(XmlOut xml, String id, TextOrigin.Edit edit) throws XMLStreamException {
    xml.start("Processing")
        .attribute("ID", id)
        .text("processingCategory", MODIFICATION)
        .text("processingDateTime", edit.when().toString())
        .text("processingAgency", edit.who())
        .text("processingStepDescription", edit.what())
        .end();
  }

  private static String editId(int index) {
    return SOFTWARE_ID + "_" + (index + 2);
  }

  private static void layout(XmlOut xml, Page page) throws XMLStreamException {
    xml.start("Layout")
        .start("Page")
        .attribute("ID", pageId(page))
        .attribute("PHYSICAL_IMG_NR", page.number())
        .attribute("WIDTH", page.widthPx())
        .attribute("HEIGHT", page.heightPx())
        .attribute("PROCESSINGREFS", processingIds(page));
    if (page.quarterTurns() > 0) {
      xml.attribute("ROTATION", QUARTER * page.quarterTurns());
    }
    languages(xml, page);
    xml.start("PrintSpace");
    box(xml, new Box(0, 0, page.widthPx(), page.heightPx()));
    AltoLines lines = new AltoLines(xml, page);
    for (TextBlock block : page.blocks()) {
      block(xml, block, page.language(), lines);
    }
    xml.end().end().end();
  }

  private static void languages(XmlOut xml, Page page) throws XMLStreamException {
    Set<Language> used = page.lines()
        .flatMap(line -> Stream.concat(
            Stream.of(line.language()), line.words().stream().map(word -> word.language())))
        .filter(language -> language != Language.UNDETERMINED)
        .collect(Collectors.toCollection(TreeSet::new));
    if (page.language() != Language.UNDETERMINED || !used.isEmpty()) {
      xml.attribute("LANG", page.language().tag());
    }
    used.remove(page.language());
    if (!used.isEmpty()) {
      xml.attribute(
          "OTHERLANGS", used.stream().map(Language::tag).collect(Collectors.joining(" ")));
    }
  }

  private static void block(XmlOut xml, TextBlock block, Language ofPage, AltoLines lines)
      throws XMLStreamException {
    xml.start("TextBlock")
        .attribute("ID", block.id())
        .attribute("TAGREFS", AltoTags.id(block.kind()));
    box(xml, block.box());
    Language language = ofBlock(block);
    if (language != Language.UNDETERMINED) {
      xml.attribute("LANG", language.tag());
    }
    Language inherited = language == Language.UNDETERMINED ? ofPage : language;
    for (TextLine line : block.lines()) {
      lines.write(line, inherited);
    }
    xml.end();
  }

  /** The language all its lines have, if there is one; else the lines speak for themselves. */
  private static Language ofBlock(TextBlock block) {
    List<Language> languages =
        block.lines().stream().map(TextLine::language).distinct().toList();
    return languages.size() == 1 ? languages.get(0) : Language.UNDETERMINED;
  }

  /** A known language is always said; an unknown one only where the next one up would be taken for it. */
  static void language(XmlOut xml, Language own, Language inherited) throws XMLStreamException {
    if (own != Language.UNDETERMINED || inherited != Language.UNDETERMINED) {
      xml.attribute("LANG", own.tag());
    }
  }

  static void box(XmlOut xml, Box box) throws XMLStreamException {
    xml.attribute("HPOS", box.x())
        .attribute("VPOS", box.y())
        .attribute("WIDTH", box.width())
        .attribute("HEIGHT", box.height());
  }

  static String points(List<Point> points) {
    return points.stream()
        .map(p -> XmlOut.number(p.x()) + "," + XmlOut.number(p.y()))
        .collect(Collectors.joining(" "));
  }

  private static String processingIds(Page page) {
    StringBuilder ids = new StringBuilder(SOFTWARE_ID);
    for (int i = 0; i < page.origin().edits().size(); i++) {
      ids.append(' ').append(editId(i));
    }
    return ids.toString();
  }

  private static String pageId(Page page) {
    return String.format(Locale.ROOT, "page_%04d", page.number());
  }

  private static void checkIds(Page page) {
    Set<String> ids = new HashSet<>(Set.of(SOFTWARE_ID, pageId(page)));
    for (int i = 0; i < page.origin().edits().size(); i++) {
      ids.add(editId(i));
    }
    for (TextBlock block : page.blocks()) {
      checkId(page, block.id(), ids);
      for (TextLine line : block.lines()) {
        checkId(page, line.id(), ids);
      }
    }
  }

  private static void checkId(Page page, String id, Set<String> ids) {
    if (!id.matches("[\\p{L}_][\\p{L}\\p{N}_.-]*")) {
      throw new IllegalArgumentException(
          "page " + page.number() + ": '" + id + "' cannot be an id in XML");
    }
    if (!ids.add(id)) {
      throw new IllegalArgumentException(
          "page " + page.number() + ": the id '" + id + "' is used twice");
    }
  }
}
