package kz.muragat.alto;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import kz.muragat.model.BlockKind;
import kz.muragat.model.Language;
import kz.muragat.model.Page;
import kz.muragat.model.Point;
import kz.muragat.model.Polygon;
import kz.muragat.model.Style;
import kz.muragat.model.TextBlock;
import kz.muragat.model.TextLine;
import kz.muragat.model.TextOrigin;
import kz.muragat.model.Word;

/**
 * Writes a page as PAGE 2019-07-15: regions in reading order, lines with outline and baseline, words, text with
 * confidences. PAGE has whole coordinates within the page only, so outlines are rounded and cut off at its edges.
 */
final class PageXmlWriter {

  static final String NAMESPACE = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15";

  void write(Page page, OutputStream out) throws IOException {
    try (XmlOut xml = new XmlOut(out)) {
      xml.start("PcGts")
          .defaultNamespace(NAMESPACE)
          .attribute("pcGtsId", String.format(Locale.ROOT, "page_%04d", page.number()));
      metadata(xml, page.origin());
      new Content(xml, page).write();
      xml.end();
    } catch (XMLStreamException e) {
      throw new IOException(
          "cannot write the PAGE XML of " + page.sourceFileName() + ", page " + page.number(), e);
    }
  }

  private static void metadata(XmlOut xml, TextOrigin origin) throws XMLStreamException {
    Instant changed = origin.edits().stream()
        .map(TextOrigin.Edit::when)
        .max(Instant::compareTo)
        .orElse(origin.when());
    xml.start("Metadata")
        .text("Creator", origin.software())
        .text("Created", origin.when().toString())
        .text("LastChange", changed.toString());
    for (TextOrigin.Edit edit : origin.edits()) {
      xml.empty("MetadataItem")
          .attribute("type", "processingStep")
          .attribute("name", edit.what())
          .attribute("value", edit.who())
          .attribute("date", edit.when().toString());
    }
    xml.end();
  }

  /** What stands on one page. */
  private record Content(XmlOut xml, Page page) {

    void write() throws XMLStreamException {
      xml.start("Page")
          .attribute("imageFilename", page.sourceFileName())
          .attribute("imageWidth", page.widthPx())
          .attribute("imageHeight", page.heightPx())
          .attribute("imageXResolution", page.dpi())
          .attribute("imageYResolution", page.dpi())
          .attribute("imageResolutionUnit", "PPI");
      if (page.quarterTurns() > 0) {
        // from -179.999 to 180
        int degrees = AltoWriter.QUARTER * page.quarterTurns();
        xml.attribute("orientation", degrees > 180 ? degrees - 360 : degrees);
      }
      language("primaryLanguage", page.language(), Language.UNDETERMINED);
      if (!page.blocks().isEmpty()) {
        xml.start("ReadingOrder").start("OrderedGroup").attribute("id", "reading_order");
        for (int i = 0; i < page.blocks().size(); i++) {
          xml.empty("RegionRefIndexed")
              .attribute("index", i)
              .attribute("regionRef", page.blocks().get(i).id());
        }
        xml.end().end();
      }
      for (TextBlock block : page.blocks()) {
        region(block);
      }
      xml.end();
    }

    private void region(TextBlock block) throws XMLStreamException {
      xml.start("TextRegion").attribute("id", block.id()).attribute("type", type(block.kind()));
      if (block.kind() == BlockKind.TABLE_ROW) {
        xml.attribute("custom", "structure {type:table-row;}");
      }
      coords(Polygon.of(block.box()));
      for (int i = 0; i < block.lines().size(); i++) {
        line(block.lines().get(i), i);
      }
      xml.end();
    }

    private void line(TextLine line, int index) throws XMLStreamException {
      xml.start("TextLine").attribute("id", line.id());
      language("primaryLanguage", line.language(), page.language());
      xml.attribute("production", production(line.style()))
          .attribute("custom", "readingOrder {index:" + index + ";}");
      coords(line.shape().boundary());
      xml.empty("Baseline").attribute("points", points(line.shape().baseline().points()));
      List<Word> words = line.words();
      for (int i = 0; i < words.size(); i++) {
        Word word = words.get(i);
        xml.start("Word").attribute("id", line.id() + String.format(Locale.ROOT, "_w%02d", i + 1));
        language("language", word.language(), line.language());
        coords(Polygon.of(word.box()));
        text(word.text(), word.confidence());
        xml.end();
      }
      text(line.text(), Math.min(1, line.confidence()));
      xml.end();
    }

    private void text(String text, double confidence) throws XMLStreamException {
      xml.start("TextEquiv").attribute("conf", confidence).text("Unicode", text).end();
    }

    private void coords(Polygon outline) throws XMLStreamException {
      xml.empty("Coords").attribute("points", points(outline.points()));
    }

    private String points(List<Point> points) {
      return points.stream()
          .map(p -> within(p.x(), page.widthPx()) + "," + within(p.y(), page.heightPx()))
          .collect(Collectors.joining(" "));
    }

    private static long within(double coordinate, int size) {
      return Math.max(0, Math.min(size - 1, Math.round(coordinate)));
    }

    /** The schema names languages in English, and has one word for all that it does not name. */
    private void language(String attribute, Language language, Language inherited)
        throws XMLStreamException {
      if (language != inherited) {
        xml.attribute(
            attribute,
            switch (language) {
              case KAZAKH -> "Kazakh";
              case RUSSIAN -> "Russian";
              case UNDETERMINED -> "other";
            });
      }
    }
  }

  private static String type(BlockKind kind) {
    return switch (kind) {
      case TEXT -> "paragraph";
      case HEADING -> "heading";
      case TABLE_ROW -> "other";
      case MARGINALIA -> "marginalia";
      case PAGE_NUMBER -> "page-number";
    };
  }

  private static String production(Style style) {
    return switch (style) {
      case PRINTED -> "printed";
      case TYPEWRITTEN -> "typewritten";
      case HANDWRITTEN -> "handwritten-cursive";
    };
  }
}
