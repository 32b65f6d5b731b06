package kz.muragat.alto;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.w3c.dom.ls.LSInput;

/** A file of the test resources where a schema names a web address. */
final class LocalInput implements LSInput {

  private final String name;

  LocalInput(String name) {
    this.name = name;
  }

  @Override
  public InputStream getByteStream() {
    try {
      return AltoSchema.resource(name).openStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String getSystemId() {
    return AltoSchema.resource(name).toExternalForm();
  }

  @Override
  public Reader getCharacterStream() {
    return null;
  }

  @Override
  public String getStringData() {
    return null;
  }

  @Override
  public String getPublicId() {
    return null;
  }

  @Override
  public String getBaseURI() {
    return null;
  }

  @Override
  public String getEncoding() {
    return null;
  }

  @Override
  public boolean getCertifiedText() {
    return false;
  }

  @Override
  public void setCharacterStream(Reader characterStream) {}

  @Override
  public void setByteStream(InputStream byteStream) {}

  @Override
  public void setStringData(String stringData) {}

  @Override
  public void setSystemId(String systemId) {}

  @Override
  public void setPublicId(String publicId) {}

  @Override
  public void setBaseURI(String baseUri) {}

  @Override
  public void setEncoding(String encoding) {}

  @Override
  public void setCertifiedText(boolean certifiedText) {}
}
