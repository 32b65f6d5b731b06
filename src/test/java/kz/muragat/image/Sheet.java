package kz.muragat.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.DoubleUnaryOperator;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** A white sheet of 150 dpi that tests write on with the outlines of a real font, so that no font has to be installed. */
final class Sheet implements AutoCloseable {

  static final double DPI = 150;
  static final String[] WORDS =
      ("мұрағат қорында сақталған құжаттар тізімі және олардың қысқаша мазмұны берілді "
              + "протокол заседания исполнительного комитета районного совета депутатов трудящихся")
          .split(" ");

  private final BufferedImage image;
  private final Graphics2D g;
  private final TrueTypeFont font;
  private final CmapLookup glyphs;

  Sheet(int width, int height) throws IOException {
    image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, height);
    g.setColor(new Color(30, 30, 30));
    try (InputStream in =
        Sheet.class.getResourceAsStream("/net/sf/jasperreports/fonts/dejavu/DejaVuSerif.ttf")) {
      font = new TTFParser().parse(new RandomAccessReadBuffer(in));
    }
    glyphs = font.getUnicodeCmapLookup();
  }

  /** An A4 sheet. */
  static Sheet a4() throws IOException {
    return new Sheet(1240, 1754);
  }

  /** Turns whatever is drawn from now on about the middle of the sheet, clockwise. */
  Sheet turned(double degrees) {
    g.rotate(Math.toRadians(degrees), image.getWidth() / 2.0, image.getHeight() / 2.0);
    return this;
  }

  /** Writes from a point on; the x-height of the face is 0.52 of its size. Returns where the text ends. */
  double write(String text, double x, double baseline, double size) throws IOException {
    return write(text, x, at -> baseline, size);
  }

  /** Writes along a curve that gives the baseline's height at each place across. */
  double write(String text, double x, DoubleUnaryOperator baseline, double size)
      throws IOException {
    double scale = size / font.getUnitsPerEm();
    double at = x;
    for (int codePoint : text.codePoints().toArray()) {
      int glyph = glyphs.getGlyphId(codePoint);
      var outline = font.getGlyph().getGlyph(glyph);
      double advance = font.getAdvanceWidth(glyph) * scale;
      if (outline != null) {
        double middle = at + advance / 2;
        AffineTransform place =
            AffineTransform.getTranslateInstance(at, baseline.applyAsDouble(middle));
        place.rotate(
            Math.atan(baseline.applyAsDouble(middle + 1) - baseline.applyAsDouble(middle)));
        place.scale(scale, -scale);
        g.fill(place.createTransformedShape(outline.getPath()));
      }
      at += advance;
    }
    return at;
  }

  /** A column of running text; returns the number of its lines. */
  int column(double x, double top, double width, double bottom, double size) throws IOException {
    int lines = 0;
    int word = 0;
    for (double y = top; y < bottom; y += size * 1.5) {
      StringBuilder line = new StringBuilder(WORDS[word++ % WORDS.length]);
      while (width(line + " " + WORDS[word % WORDS.length], size) < width) {
        line.append(' ').append(WORDS[word++ % WORDS.length]);
      }
      write(line.toString(), x, y, size);
      lines++;
    }
    return lines;
  }

  double width(CharSequence text, double size) throws IOException {
    double width = 0;
    for (int codePoint : text.codePoints().toArray()) {
      width += font.getAdvanceWidth(glyphs.getGlyphId(codePoint)) * size / font.getUnitsPerEm();
    }
    return width;
  }

  /** To draw what is no text. */
  Graphics2D pen(double width) {
    g.setStroke(new BasicStroke((float) width));
    return g;
  }

  BufferedImage image() {
    return image;
  }

  @Override
  public void close() throws IOException {
    g.dispose();
    font.close();
  }
}
