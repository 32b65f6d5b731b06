package kz.muragat.alto;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import kz.muragat.model.Box;
import kz.muragat.model.Language;
import kz.muragat.model.LineShape;
import kz.muragat.model.Page;
import kz.muragat.model.Point;
import kz.muragat.model.TextBlock;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;

/**
 * Writes a page as hOCR 1.2, well-formed as XML and as HTML: {@code ocr_page}, {@code ocr_carea}, {@code ocr_par}, {@code
 * ocr_line} with baseline, outline and x-height, {@code ocrx_word} with confidence in percent. Coordinates are pixels of the
 * page picture as displayed.
 */
final class HocrWriter {

  private static final String CAPABILITIES =
      "ocr_page ocr_carea ocr_par ocr_line ocrx_word ocrp_lang ocrp_poly";

  void write(Page page, OutputStream out) throws IOException {
    try (XmlOut xml = new XmlOut(out, "<!DOCTYPE html>")) {
      xml.start("html").defaultNamespace("http://www.w3.org/1999/xhtml");
      language(xml, page.language());
      head(xml, page);
      xml.start("body");
      page(xml, page);
      xml.end().end();
    } catch (XMLStreamException e) {
      throw new IOException(
          "cannot write the hOCR of " + page.sourceFileName() + ", page " + page.number(), e);
    }
  }

  private static void head(XmlOut xml, Page page) throws XMLStreamException {
    xml.start("head");
    xml.empty("meta").attribute("charset", "utf-8");
    xml.text("title", page.sourceFileName() + ", " + page.number());
    meta(xml, "ocr-system", page.origin().software());
    meta(xml, "ocr-capabilities", CAPABILITIES);
    meta(xml, "ocr-number-of-pages", "1");
    meta(
        xml,
        "ocr-langs",
        Stream.concat(Stream.of(page.language()), page.lines().map(TextLine::language))
            .distinct()
            .map(language -> language == Language.UNDETERMINED ? "unknown" : language.tag())
            .sorted()
            .collect(Collectors.joining(" ")));
    xml.end();
  }

  private static void meta(XmlOut xml, String name, String content) throws XMLStreamException {
    xml.empty("meta").attribute("name", name).attribute("content", content);
  }

  private static void page(XmlOut xml, Page page) throws XMLStreamException {
    String title = "image \"" + page.sourceFileName().replace("\"", "'") + "\"; "
        + bbox(new Box(0, 0, page.widthPx(), page.heightPx()))
        + "; ppageno " + (page.number() - 1)
        + "; scan_res " + Math.round(page.dpi()) + " " + Math.round(page.dpi());
    element(xml, "div", "ocr_page", String.format(Locale.ROOT, "page_%04d", page.number()), title);
    for (TextBlock block : page.blocks()) {
      element(xml, "div", "ocr_carea", block.id(), bbox(block.box()));
      element(xml, "p", "ocr_par", block.id() + "_par", bbox(block.box()));
      for (TextLine line : block.lines()) {
        line(xml, line, page.language());
      }
      xml.end().end();
    }
    xml.end();
  }

  private static void line(XmlOut xml, TextLine line, Language inherited)
      throws XMLStreamException {
    element(xml, "span", "ocr_line", line.id(), shape(line.shape()));
    if (line.language() != inherited) {
      language(xml, line.language());
    }
    List<Word> words = line.words();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      String id = line.id() + String.format(Locale.ROOT, "_w%02d", i + 1);
      element(
          xml,
          "span",
          "ocrx_word",
          id,
          bbox(word.box()) + "; x_wconf " + Math.round(100 * word.confidence()));
      if (word.language() != line.language()) {
        language(xml, word.language());
      }
      xml.content(word.text()).end();
    }
    xml.end();
  }

  /** The baseline as slope and offset from the box's bottom left, which hOCR wants of lines that read to the right. */
  private static String shape(LineShape shape) {
    Box box = shape.box();
    Point first = shape.baseline().first();
    Point last = shape.baseline().last();
    StringBuilder title = new StringBuilder(bbox(box));
    if (last.x() - first.x() > Math.abs(last.y() - first.y())) {
      double slope = (last.y() - first.y()) / (last.x() - first.x());
      double offset = first.y() + slope * (box.x() - first.x()) - box.bottom();
      title.append(String.format(Locale.ROOT, "; baseline %.4f %.1f", slope, offset));
    } else {
      // counter-clockwise, as seen on the picture
      double angle = Math.toDegrees(Math.atan2(first.y() - last.y(), last.x() - first.x()));
      title.append(String.format(Locale.ROOT, "; textangle %.1f", (angle + 360) % 360));
    }
    title.append("; poly");
    for (Point point : shape.boundary().points()) {
      title.append(' ').append(Math.round(point.x())).append(' ').append(Math.round(point.y()));
    }
    return title.append("; x_height ").append(XmlOut.number(shape.xHeightPx())).toString();
  }

  private static void element(XmlOut xml, String name, String kind, String id, String title)
      throws XMLStreamException {
    xml.start(name).attribute("class", kind).attribute("id", id).attribute("title", title);
  }

  private static void language(XmlOut xml, Language language) throws XMLStreamException {
    xml.attribute("lang", language.tag());
  }

  private static String bbox(Box box) {
    return "bbox " + box.x() + " " + box.y() + " " + box.right() + " " + box.bottom();
  }
}
