package kz.muragat.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kz.muragat.model.BlockKind;
import kz.muragat.model.Box;
import kz.muragat.model.Language;
import kz.muragat.model.LineShape;
import kz.muragat.model.Page;
import kz.muragat.model.Point;
import kz.muragat.model.Polygon;
import kz.muragat.model.Polyline;
import kz.muragat.model.Style;
import kz.muragat.model.TextBlock;
import kz.muragat.model.TextLine;
import kz.muragat.model.TextOrigin;
import kz.muragat.model.Word;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Pages, pictures and PDFs to test with. */
final class Samples {

  static final TextOrigin READ = new TextOrigin(
      TextOrigin.Step.RECOGNISED, "Muragat 0.1.0", "m1", Instant.parse("2026-01-02T03:04:05Z"));

  private Samples() {}

  /** White paper with grey "words" and a dark mark in the top left corner, so that a turn shows. */
  static BufferedImage scan(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.BLACK);
    graphics.fillRect(0, 0, width / 10, height / 20);
    Random random = new Random(7);
    graphics.setColor(Color.DARK_GRAY);
    for (int y = height / 8; y < height * 7 / 8; y += height / 40) {
      for (int x = width / 10; x < width * 8 / 10; ) {
        int length = width / 40 + random.nextInt(width / 12);
        graphics.fillRect(x, y, length, height / 90);
        x += length + width / 60;
      }
    }
    graphics.dispose();
    return image;
  }

  /** A scan as scanners make them: noise everywhere, so that it does not pack to nothing. */
  static BufferedImage noisy(int width, int height, int type) {
    BufferedImage image = scan(width, height, type);
    Random random = new Random(11);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int level = Math.min(255, (image.getRGB(x, y) & 0xFF) * 9 / 10 + random.nextInt(24));
        image.setRGB(x, y, level << 16 | level << 8 | level);
      }
    }
    return image;
  }

  /**
   * A PDF page with one picture on it.
   *
   * @param placement from the unit square to user space
   */
  static PDPage imagePage(
      PDDocument document, BufferedImage image, PDRectangle box, AffineTransform placement)
      throws IOException {
    PDPage page = new PDPage(box);
    document.addPage(page);
    PDImageXObject object = LosslessFactory.createFromImage(document, image);
    page.setResources(new PDResources());
    page.getResources().put(COSName.getPDFName("Im"), object);
    append(document, page, "q " + numbers(placement) + " cm /Im Do Q");
    return page;
  }

  static String numbers(AffineTransform m) {
    return new Operators().matrix(m).toString();
  }

  static void append(PDDocument document, PDPage page, String operators) throws IOException {
    List<PDStream> streams = new ArrayList<>();
    page.getContentStreams().forEachRemaining(streams::add);
    PDStream stream = new PDStream(document);
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write((operators + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    streams.add(stream);
    page.setContents(streams);
  }

  static PDType0Font dejaVu(PDDocument document) throws IOException {
    try (InputStream in =
        Samples.class.getResourceAsStream("/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf")) {
      return PDType0Font.load(document, in, true);
    }
  }

  static Path save(PDDocument document, Path file) {
    try (document) {
      document.setDocumentId(1L);
      document.save(file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A straight line of words in equal steps. */
  static TextLine line(String id, String text, double x, double y, double step, int xHeight) {
    return line(id, text, AffineTransform.getTranslateInstance(x, y), step, xHeight);
  }

  /**
   * A line of words, each as wide as nine tenths of a step, laid out along the x axis from the origin and then placed.
   */
  static TextLine line(
      String id, String text, AffineTransform placement, double step, int xHeight) {
    List<Word> words = new ArrayList<>();
    double at = 0;
    for (String word : text.split(" ")) {
      double width = step * word.length() * 0.6;
      words.add(word(word, box(placement, at, -1.5 * xHeight, at + width, 0.4 * xHeight)));
      at += width + step * 0.4;
    }
    Box all = words.stream().map(Word::box).reduce(Box::union).orElseThrow();
    LineShape shape = new LineShape(
        new Polyline(List.of(point(placement, 0, 0), point(placement, at - step * 0.4, 0))),
        Polygon.of(all),
        xHeight);
    return new TextLine(id, shape, words, Style.PRINTED, Language.KAZAKH, false);
  }

  static Word word(String text, Box box) {
    return new Word(text, box, 0.9, List.of(), List.of(), Language.KAZAKH);
  }

  private static Box box(AffineTransform m, double x1, double y1, double x2, double y2) {
    return Box.around(
        List.of(point(m, x1, y1), point(m, x2, y1), point(m, x1, y2), point(m, x2, y2)));
  }

  private static Point point(AffineTransform m, double x, double y) {
    Point2D p = m.transform(new Point2D.Double(x, y), null);
    return new Point(p.getX(), p.getY());
  }

  static Page page(
      int number, int widthPx, int heightPx, double dpi, int turns, TextLine... lines) {
    List<TextBlock> blocks = lines.length == 0
        ? List.of()
        : List.of(new TextBlock(
            "b" + number,
            BlockKind.TEXT,
            Arrays.stream(lines).map(l -> l.shape().box()).reduce(Box::union).orElseThrow(),
            Arrays.asList(lines)));
    return new Page(
        number, widthPx, heightPx, dpi, "scan.pdf", turns, Language.KAZAKH, blocks, READ);
  }

  /** What a page says, a line of the model a line of text. */
  static String text(Page page) {
    StringBuilder text = new StringBuilder();
    page.lines().forEach(line -> text.append(line.text()).append('\n'));
    return text.toString();
  }
}
