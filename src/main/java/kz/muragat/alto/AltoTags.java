package kz.muragat.alto;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import kz.muragat.model.BlockKind;
import kz.muragat.model.Page;
import kz.muragat.model.Style;

/** What ALTO has no attribute for, as tags: kind of block, style of line, x-height of line. */
final class AltoTags {

  private static final String BLOCK = "block";
  private static final String STYLE = "style";
  private static final String X_HEIGHT = "x-height";

  private AltoTags() {}

  /** Defines all tags that a page's blocks and lines refer to; a blank page needs none. */
  static void write(XmlOut xml, Page page) throws XMLStreamException {
    if (page.blocks().isEmpty()) {
      return;
    }
    xml.start("Tags");
    for (BlockKind kind :
        page.blocks().stream().map(b -> b.kind()).collect(Collectors.toCollection(TreeSet::new))) {
      tag(xml, "LayoutTag", id(kind), BLOCK, label(kind));
    }
    for (Style style :
        page.lines().map(l -> l.style()).collect(Collectors.toCollection(TreeSet::new))) {
      tag(xml, "OtherTag", id(style), STYLE, label(style));
    }
    for (double xHeight : page.lines()
        .map(l -> l.shape().xHeightPx())
        .collect(Collectors.toCollection(TreeSet::new))) {
      tag(xml, "OtherTag", id(xHeight), X_HEIGHT, XmlOut.number(xHeight));
    }
    xml.end();
  }

  private static void tag(XmlOut xml, String element, String id, String type, String label)
      throws XMLStreamException {
    xml.empty(element).attribute("ID", id).attribute("TYPE", type).attribute("LABEL", label);
  }

  static String id(BlockKind kind) {
    return "tag_" + label(kind);
  }

  static String id(Style style) {
    return "tag_" + label(style);
  }

  static String id(double xHeightPx) {
    return "tag_x" + XmlOut.number(xHeightPx);
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All tags of a file by their id. */
  static Map<String, XmlNode> of(XmlNode alto) {
    return alto.children("Tags")
        .flatMap(tags -> tags.children().stream())
        .filter(tag -> tag.attribute("ID").isPresent())
        .collect(
            Collectors.toMap(tag -> tag.attribute("ID").orElseThrow(), tag -> tag, (a, b) -> a));
  }

  /** The kind of a block by its tags; other programs' words are understood where they are plain (SegmOnto, kraken). */
  static BlockKind kind(XmlNode block, Map<String, XmlNode> tags) {
    for (XmlNode tag : block.references("TAGREFS", tags)) {
      String label = tag.attribute("LABEL").orElse("").toLowerCase(Locale.ROOT);
      if (label.equals("table-row")) {
        return BlockKind.TABLE_ROW;
      } else if (label.equals("page-number") || label.startsWith("numberingzone")) {
        return BlockKind.PAGE_NUMBER;
      } else if (label.startsWith("margin")) {
        return BlockKind.MARGINALIA;
      } else if (label.startsWith("heading") || label.startsWith("title")) {
        return BlockKind.HEADING;
      }
    }
    return BlockKind.TEXT;
  }

  /** The style of a line by its tags or its block's; printed where nothing is said. */
  static Style style(XmlNode line, XmlNode block, Map<String, XmlNode> tags) {
    for (XmlNode node : List.of(line, block)) {
      for (XmlNode tag : node.references("TAGREFS", tags)) {
        String label = tag.attribute("LABEL").orElse("").toLowerCase(Locale.ROOT);
        if (label.contains("handwrit")) {
          return Style.HANDWRITTEN;
        } else if (label.contains("typewrit")) {
          return Style.TYPEWRITTEN;
        }
      }
    }
    return Style.PRINTED;
  }

  /** The x-height of a line in pixels, where a tag gives it. */
  static Optional<Double> xHeightPx(XmlNode line, Map<String, XmlNode> tags)
      throws MalformedAltoException {
    for (XmlNode tag : line.references("TAGREFS", tags)) {
      if (tag.attribute("TYPE").filter(X_HEIGHT::equals).isPresent()) {
        return tag.number("LABEL").filter(x -> x > 0);
      }
    }
    return Optional.empty();
  }
}
