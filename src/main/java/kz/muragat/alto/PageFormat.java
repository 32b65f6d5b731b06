package kz.muragat.alto;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import kz.muragat.model.Page;

/** The formats beside ALTO that a page can be given in. Made from the ALTO when asked for; nothing is read back from them. */
public enum PageFormat {
  /** hOCR 1.2 (http://kba.github.io/hocr-spec/1.2/): text and boxes as a page that browsers show. */
  HOCR("text/html; charset=utf-8", "hocr") {
    @Override
    public void write(Page page, OutputStream out) throws IOException {
      new HocrWriter().write(page, out);
    }
  },
  /** PAGE 2019-07-15 (https://github.com/PRImA-Research-Lab/PAGE-XML), as eScriptorium and Transkribus take it. */
  PAGE("application/xml", "xml") {
    @Override
    public void write(Page page, OutputStream out) throws IOException {
      new PageXmlWriter().write(page, out);
    }
  };

  private final String mediaType;
  private final String extension;

  PageFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** Writes a page and leaves the stream open. Safe for many threads. */
  public abstract void write(Page page, OutputStream out) throws IOException;

  public String mediaType() {
    return mediaType;
  }

  /** Of the file's name, without a dot. */
  public String extension() {
    return extension;
  }

  /** {@code hocr} or {@code page}: how people and folders call it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
