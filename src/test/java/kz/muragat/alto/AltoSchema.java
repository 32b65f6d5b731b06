package kz.muragat.alto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The schema of ALTO 4.4, without a network: what any test asks whether a file is valid. */
public final class AltoSchema {

  private static final Schema SCHEMA = load();

  private AltoSchema() {}

  /** What is wrong with a file, a line for each fault; empty where it is valid. */
  public static List<String> faults(byte[] alto) {
    List<String> faults = new ArrayList<>();
    Validator validator = SCHEMA.newValidator();
    validator.setErrorHandler(new ErrorHandler() {
      @Override
      public void warning(SAXParseException e) {
        faults.add(e.getLineNumber() + ": " + e.getMessage());
      }

      @Override
      public void error(SAXParseException e) {
        faults.add(e.getLineNumber() + ": " + e.getMessage());
      }

      @Override
      public void fatalError(SAXParseException e) {
        faults.add(e.getLineNumber() + ": " + e.getMessage());
      }
    });
    try {
      validator.validate(new StreamSource(new ByteArrayInputStream(alto)));
    } catch (SAXException e) {
      faults.add(e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return faults;
  }

  private static Schema load() {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setResourceResolver((type, namespace, publicId, systemId, baseUri) ->
        "http://www.w3.org/1999/xlink".equals(namespace) ? new LocalInput("xlink.xsd") : null);
    try {
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      return factory.newSchema(new StreamSource(resource("alto-4-4.xsd").toExternalForm()));
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  static URL resource(String name) {
    return Objects.requireNonNull(AltoSchema.class.getResource("/alto/" + name), name);
  }
}
