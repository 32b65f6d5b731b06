package kz.muragat.alto;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML that a stranger may have made: no document types, no entities of its own, no other file, bounded size and
 * depth.
 */
final class XmlTree {

  /** A page of a newspaper with glyphs has about 10 MiB. */
  private static final long MAX_BYTES = 64L << 20;

  /** ALTO needs about ten; composed blocks can be nested. */
  private static final int MAX_DEPTH = 64;

  private XmlTree() {}

  /**
   * The root element.
   *
   * @param file how messages name the file
   */
  static XmlNode read(InputStream in, String file) throws IOException {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new Bounded(in, file));
      try {
        return read(reader, file);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException io) {
        throw io;
      }
      throw new MalformedAltoException(where(file, e) + " is not well-formed XML", e);
    }
  }

  private static XMLInputFactory factory() {
    // the JDK's own factory: its switches are known
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private static XmlNode read(XMLStreamReader reader, String file)
      throws XMLStreamException, MalformedAltoException {
    Deque<Open> open = new ArrayDeque<>();
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() == MAX_DEPTH) {
            throw new MalformedAltoException(
                file + " nests elements more than " + MAX_DEPTH + " deep, which ALTO never does");
          }
          open.push(new Open(reader));
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!reader.isWhiteSpace()) {
            open.element().text.append(reader.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          XmlNode node = open.pop().closed(file);
          if (open.isEmpty()) {
            return node;
          }
          open.element().children.add(node);
        }
        default -> {
          // comments, processing instructions and document types say nothing here
        }
      }
    }
  }

  private static String where(String file, XMLStreamException e) {
    return e.getLocation() == null
        ? file
        : file + ", line " + e.getLocation().getLineNumber() + ", column "
            + e.getLocation().getColumnNumber() + ",";
  }

  private static final class Open {
    final String name;
    final int line;
    final Map<String, String> attributes = new HashMap<>();
    final List<XmlNode> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder();

    Open(XMLStreamReader reader) {
      name = reader.getLocalName();
      line = reader.getLocation().getLineNumber();
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
    }

    XmlNode closed(String file) {
      return new XmlNode(file, name, attributes, children, text.toString().strip(), line);
    }
  }

  /** Ends with a sentence, not with the memory. */
  private static final class Bounded extends FilterInputStream {
    private final String file;
    private long left = MAX_BYTES;

    Bounded(InputStream in, String file) {
      super(in);
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      counted(value < 0 ? -1 : 1);
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return counted(super.read(bytes, offset, length));
    }

    private int counted(int read) throws IOException {
      left -= Math.max(0, read);
      if (left < 0) {
        throw new MalformedAltoException(file + " is larger than " + (MAX_BYTES >> 20)
            + " MiB, too large for the ALTO of a page");
      }
      return read;
    }
  }
}
