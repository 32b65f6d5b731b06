package kz.muragat.pdf;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.muragat.model.Box;
import kz.muragat.model.LineShape;
import kz.muragat.model.Point;
import kz.muragat.model.Polygon;
import kz.muragat.model.Polyline;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Takes over the text that a page shows visibly, in the order of its content stream, where it can be trusted. */
final class CarriedTextReader extends PDFTextStripper {

  /** So many words on top of a scan are a stamp or a page number, not the page's text. */
  private static final int FEW_WORDS = 30;

  /** Letters' height above and below the baseline, as shares of the font size, in ordinary typefaces. */
  private static final double ASCENT = 0.72;

  private static final double DESCENT = 0.22;
  private static final double X_HEIGHT = 0.48;

  private final PageFrame frame;
  private final int coveredShows;
  private final AffineTransform toPixels;
  private final TextTrust trust = new TextTrust();
  private final List<PdfPage.Block> blocks = new ArrayList<>();
  private List<PdfPage.Line> lines = new ArrayList<>();
  private List<PdfPage.Token> words = new ArrayList<>();
  private List<TextPosition> positions = new ArrayList<>();
  private int shows;

  private CarriedTextReader(PageFrame frame, int coveredShows, int widthPx, int heightPx) {
    this.frame = frame;
    this.coveredShows = coveredShows;
    this.toPixels = frame.toPixels(widthPx, heightPx);
  }

  /** The page's text, or nothing where it has none that stands for the page. */
  static Optional<PdfPage.CarriedText> read(
      PDDocument document, int index, PageContents contents, int dpi) throws IOException {
    if (contents.visibleBytes() == 0) {
      return Optional.empty();
    }
    PageFrame frame = PageFrame.of(document.getPage(index));
    int widthPx = (int) Math.max(1, Math.round(frame.displayedWidthInches() * dpi));
    int heightPx = (int) Math.max(1, Math.round(frame.displayedHeightInches() * dpi));
    CarriedTextReader reader =
        new CarriedTextReader(frame, contents.coveredShows(), widthPx, heightPx);
    reader.setStartPage(index + 1);
    reader.setEndPage(index + 1);
    reader.getText(document);
    reader.endBlock();
    boolean scan = contents.imageShare() > 0.5;
    if (reader.blocks.isEmpty()
        || !reader.trust.usable()
        || (scan && reader.wordCount() < FEW_WORDS)) {
      return Optional.empty();
    }
    return Optional.of(new PdfPage.CarriedText(widthPx, heightPx, dpi, reader.blocks));
  }

  private long wordCount() {
    return blocks.stream()
        .flatMap(block -> block.lines().stream())
        .mapToLong(line -> line.words().size())
        .sum();
  }

  @Override
  public void showTextString(byte[] string) throws IOException {
    shows++;
    super.showTextString(string);
  }

  @Override
  public void showTextStrings(COSArray array) throws IOException {
    shows++;
    super.showTextStrings(array);
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
    if (shows > coveredShows
        && mode != RenderingMode.NEITHER
        && mode != RenderingMode.NEITHER_CLIP) {
      trust.glyph();
      super.showGlyph(matrix, font, code, displacement);
    }
  }

  @Override
  protected void processTextPosition(TextPosition position) {
    trust.read(position.getUnicode());
    super.processTextPosition(position);
  }

  @Override
  protected void writeString(String text, List<TextPosition> glyphs) {
    StringBuilder word = new StringBuilder();
    List<TextPosition> inWord = new ArrayList<>();
    for (TextPosition glyph : glyphs) {
      String unicode = glyph.getUnicode();
      // A glyph whose text another glyph has (ActualText) says nothing, and belongs to the word.
      if (!unicode.isEmpty() && unicode.isBlank()) {
        endWord(word, inWord);
      } else {
        word.append(unicode);
        inWord.add(glyph);
      }
    }
    endWord(word, inWord);
  }

  private void endWord(StringBuilder word, List<TextPosition> glyphs) {
    String text = TextTrust.clean(word.toString());
    if (!text.isEmpty()) {
      words.add(new PdfPage.Token(text, box(glyphs)));
      positions.addAll(glyphs);
    }
    word.setLength(0);
    glyphs.clear();
  }

  @Override
  protected void writeLineSeparator() {
    endLine();
  }

  @Override
  protected void writeParagraphEnd() throws IOException {
    super.writeParagraphEnd();
    endBlock();
  }

  private void endLine() {
    if (!words.isEmpty()) {
      lines.add(new PdfPage.Line(shape(), words));
      words = new ArrayList<>();
      positions = new ArrayList<>();
    }
  }

  private void endBlock() {
    endLine();
    if (!lines.isEmpty()) {
      blocks.add(new PdfPage.Block(lines));
      lines = new ArrayList<>();
    }
  }

  private LineShape shape() {
    TextPosition first = positions.get(0);
    TextPosition last = positions.get(positions.size() - 1);
    Point start =
        pixel(first.getTextMatrix().getTranslateX(), first.getTextMatrix().getTranslateY());
    Point end = pixel(last.getEndX(), last.getEndY());
    double scale = Math.sqrt(Math.abs(toPixels.getDeterminant()));
    double xHeight = Math.max(1, X_HEIGHT * up(first).distance(0, 0) * scale);
    Box all = words.stream().map(PdfPage.Token::box).reduce(Box::union).orElseThrow();
    return new LineShape(new Polyline(List.of(start, end)), Polygon.of(all), xHeight);
  }

  /** From the baseline to the font size's height, in user space. */
  private static Point2D up(TextPosition glyph) {
    AffineTransform matrix = glyph.getTextMatrix().createAffineTransform();
    return new Point2D.Double(matrix.getShearX(), matrix.getScaleY());
  }

  private Box box(List<TextPosition> glyphs) {
    List<Point> corners = new ArrayList<>();
    for (TextPosition glyph : glyphs) {
      Point2D up = up(glyph);
      double x = glyph.getTextMatrix().getTranslateX();
      double y = glyph.getTextMatrix().getTranslateY();
      for (double share : new double[] {ASCENT, -DESCENT}) {
        corners.add(pixel(x + share * up.getX(), y + share * up.getY()));
        corners.add(
            pixel(glyph.getEndX() + share * up.getX(), glyph.getEndY() + share * up.getY()));
      }
    }
    return Box.around(corners);
  }

  /** PDFBox counts text positions from the crop box's corner. */
  private Point pixel(double x, double y) {
    Point2D p = toPixels.transform(new Point2D.Double(x + frame.left(), y + frame.bottom()), null);
    return new Point(p.getX(), p.getY());
  }

  /** Whether what the fonts say is text: old Cyrillic fonts often map their letters to nothing, or to Latin accents. */
  private static final class TextTrust {

    private int glyphs;
    private int read;
    private int rubbish;
    private int letters;
    private int accentedLatin;

    void glyph() {
      glyphs++;
    }

    void read(String unicode) {
      read++;
      unicode.codePoints().forEach(c -> {
        int type = Character.getType(c);
        if (c == 0xFFFD
            || type == Character.PRIVATE_USE
            || type == Character.UNASSIGNED
            || type == Character.SURROGATE
            || (type == Character.CONTROL && !Character.isWhitespace(c))) {
          rubbish++;
        }
        letters += Character.isLetter(c) ? 1 : 0;
        accentedLatin += c >= 0xC0 && c <= 0xFF ? 1 : 0;
      });
    }

    boolean usable() {
      return read > 0
          && read >= 0.8 * glyphs
          && rubbish <= 0.1 * read
          && accentedLatin <= 0.4 * letters;
    }

    /** NFC, ligatures taken apart, without control and white space characters. */
    static String clean(String word) {
      StringBuilder out = new StringBuilder();
      Normalizer.normalize(word, Normalizer.Form.NFC).codePoints().forEach(c -> {
        if (c >= 0xFB00 && c <= 0xFB06) {
          out.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
        } else if (!Character.isWhitespace(c) && !Character.isISOControl(c) && c != 0xA0) {
          out.appendCodePoint(c);
        }
      });
      return out.toString();
    }
  }
}
