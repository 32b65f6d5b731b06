package kz.muragat.alto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The size of a page's picture, read from the beginning of its ALTO file only.
 *
 * @param widthPx as displayed
 * @param heightPx as displayed
 */
public record PageSize(int widthPx, int heightPx) {

  /**
   * Reads a file that {@link AltoWriter} wrote, so that its unit is the pixel.
   *
   * @throws MalformedAltoException when it has no page with a size
   * @throws IOException when it cannot be read
   */
  public static PageSize of(Path file) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      try {
        while (xml.hasNext()) {
          xml.next();
          if (xml.isStartElement() && xml.getLocalName().equals("Page")) {
            return new PageSize(
                (int) Double.parseDouble(xml.getAttributeValue(null, "WIDTH")),
                (int) Double.parseDouble(xml.getAttributeValue(null, "HEIGHT")));
          }
        }
      } finally {
        xml.close();
      }
      throw new MalformedAltoException(file + " has no page");
    } catch (XMLStreamException | NumberFormatException | NullPointerException e) {
      throw new MalformedAltoException(file + " has no page with a size: " + e.getMessage());
    }
  }
}
