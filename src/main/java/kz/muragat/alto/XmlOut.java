package kz.muragat.alto;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Indented XML over StAX, each element on a line of its own so that two versions of a page can be compared by line. */
final class XmlOut implements AutoCloseable {

  private final XMLStreamWriter out;
  private int depth;
  private boolean hasChildren;

  XmlOut(OutputStream stream) throws XMLStreamException {
    this(stream, "");
  }

  /**
   * @param doctype a whole document type declaration; empty for none
   */
  XmlOut(OutputStream stream, String doctype) throws XMLStreamException {
    // the JDK's own factory: others on the class path may escape and close differently
    out = XMLOutputFactory.newDefaultFactory()
        .createXMLStreamWriter(stream, StandardCharsets.UTF_8.name());
    out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    if (!doctype.isEmpty()) {
      out.writeCharacters("\n");
      out.writeDTD(doctype);
    }
  }

  XmlOut start(String name) throws XMLStreamException {
    indent();
    out.writeStartElement(name);
    depth++;
    hasChildren = false;
    return this;
  }

  /** An element with nothing inside; attributes may follow, and no end. */
  XmlOut empty(String name) throws XMLStreamException {
    indent();
    out.writeEmptyElement(name);
    hasChildren = true;
    return this;
  }

  XmlOut defaultNamespace(String uri) throws XMLStreamException {
    out.writeDefaultNamespace(uri);
    return this;
  }

  XmlOut attribute(String name, String value) throws XMLStreamException {
    out.writeAttribute(name, legal(value));
    return this;
  }

  XmlOut attribute(String name, double value) throws XMLStreamException {
    return attribute(name, number(value));
  }

  XmlOut end() throws XMLStreamException {
    depth--;
    if (hasChildren) {
      indent();
    }
    out.writeEndElement();
    hasChildren = true;
    return this;
  }

  /** An element that holds text only. */
  XmlOut text(String name, String content) throws XMLStreamException {
    start(name);
    content(content);
    return end();
  }

  XmlOut content(String content) throws XMLStreamException {
    out.writeCharacters(legal(content));
    return this;
  }

  private void indent() throws XMLStreamException {
    out.writeCharacters("\n" + " ".repeat(depth));
  }

  /** Whole numbers without a point, all others with as many digits as they need to be read back as they were. */
  static String number(double value) {
    long whole = (long) value;
    return whole == value ? Long.toString(whole) : Double.toString(value);
  }

  /** XML 1.0 cannot hold every character, not even escaped (section 2.2): those become U+FFFD. */
  private static String legal(String text) {
    return text.codePoints()
        .map(c -> isLegal(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  @Override
  public void close() throws XMLStreamException {
    out.writeCharacters("\n");
    out.writeEndDocument();
    out.close();
  }
}
