package kz.muragat.pdf;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.muragat.model.Box;
import kz.muragat.model.Point;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The words that PDFBox finds on a page, with their places in pixels of a given displayed size. */
final class FoundWords extends PDFTextStripper {

  record Found(String text, Box box) {}

  private final PageFrame frame;
  private final AffineTransform toPixels;
  private final List<Found> words = new ArrayList<>();

  private FoundWords(PageFrame frame, int widthPx, int heightPx) {
    this.frame = frame;
    this.toPixels = frame.toPixels(widthPx, heightPx);
  }

  /**
   * Finds a page's words.
   *
   * @param frame as which the pixels are to be counted, null for the page's own
   */
  static List<Found> on(Path file, int number, PageFrame frame, int widthPx, int heightPx)
      throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      PageFrame used = frame == null ? PageFrame.of(document.getPage(number - 1)) : frame;
      FoundWords found = new FoundWords(used, widthPx, heightPx);
      found.setStartPage(number);
      found.setEndPage(number);
      found.getText(document);
      return found.words;
    }
  }

  static String text(Path file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Override
  protected void writeString(String text, List<TextPosition> glyphs) {
    StringBuilder word = new StringBuilder();
    List<Point> corners = new ArrayList<>();
    for (TextPosition glyph : glyphs) {
      String unicode = glyph.getUnicode();
      if (!unicode.isEmpty() && unicode.isBlank()) {
        end(word, corners);
        continue;
      }
      word.append(unicode);
      AffineTransform m = glyph.getTextMatrix().createAffineTransform();
      for (double up : new double[] {0, 0.5}) {
        corners.add(
            pixel(m.getTranslateX() + up * m.getShearX(), m.getTranslateY() + up * m.getScaleY()));
        corners.add(
            pixel(glyph.getEndX() + up * m.getShearX(), glyph.getEndY() + up * m.getScaleY()));
      }
    }
    end(word, corners);
  }

  private void end(StringBuilder word, List<Point> corners) {
    if (!word.isEmpty()) {
      words.add(new Found(word.toString().strip(), Box.around(corners)));
    }
    word.setLength(0);
    corners.clear();
  }

  private Point pixel(double x, double y) {
    Point2D p = toPixels.transform(new Point2D.Double(x + frame.left(), y + frame.bottom()), null);
    return new Point(p.getX(), p.getY());
  }
}
