package kz.muragat.app;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;

/** Scans made for a test: pages of printed lines, as pictures and as PDFs of pictures. */
final class TestScans {

  private static final String FONT = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf";
  private static final int WIDTH = 826;
  private static final int HEIGHT = 1169;
  private static final int DPI = 100;
  private static final int EM = 26;

  private TestScans() {}

  /** A page of A4 at 100 dpi with these lines. */
  static BufferedImage page(String... lines) throws IOException {
    return page(WIDTH, lines);
  }

  /** The same, of another width in pixels, by which a page can be told from others. */
  static BufferedImage page(int width, String... lines) throws IOException {
    BufferedImage image = new BufferedImage(width, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, HEIGHT);
    graphics.setColor(Color.BLACK);
    try (TrueTypeFont font = font()) {
      for (int i = 0; i < lines.length; i++) {
        draw(graphics, font, lines[i], 80, 120 + i * EM * 2);
      }
    }
    graphics.dispose();
    return image;
  }

  static byte[] png(BufferedImage image) throws IOException {
    return encoded(image, "png");
  }

  static byte[] jpeg(BufferedImage image) throws IOException {
    return encoded(image, "jpg");
  }

  static byte[] tiff(BufferedImage image) throws IOException {
    return encoded(image, "tiff");
  }

  /** A PDF of one picture a page. */
  static byte[] pdf(List<BufferedImage> pages) throws IOException {
    return pdf(pages, "");
  }

  /** The same, which opens only with a password where one is given. */
  static byte[] pdf(List<BufferedImage> pages, String password) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (BufferedImage image : pages) {
        float scale = 72f / DPI;
        PDRectangle size = new PDRectangle(image.getWidth() * scale, image.getHeight() * scale);
        PDPage page = new PDPage(size);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.drawImage(
              JPEGFactory.createFromImage(document, image, 0.8f),
              0,
              0,
              size.getWidth(),
              size.getHeight());
        }
      }
      if (!password.isEmpty()) {
        document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  /** A PDF of one page that carries these lines as real text. */
  static byte[] textPdf(String... lines) throws IOException {
    try (PDDocument document = new PDDocument();
        InputStream in = Objects.requireNonNull(TestScans.class.getResourceAsStream(FONT))) {
      PDType0Font font = PDType0Font.load(document, in);
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(font, 12);
        content.setLeading(18);
        content.newLineAtOffset(60, 760);
        for (String line : lines) {
          content.showText(line);
          content.newLine();
        }
        content.endText();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  /** A PDF of one picture a page, of which one is damaged beyond its header. */
  static byte[] pdfWithBrokenPage(List<BufferedImage> pages, int broken) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(pages))) {
      PDResources resources = document.getPage(broken - 1).getResources();
      for (COSName name : resources.getXObjectNames()) {
        COSStream picture = (COSStream) resources.getXObject(name).getCOSObject();
        try (OutputStream out = picture.createRawOutputStream()) {
          out.write("no picture".getBytes(StandardCharsets.US_ASCII));
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static void draw(Graphics2D graphics, TrueTypeFont font, String line, int x, int y)
      throws IOException {
    double scale = (double) EM / font.getUnitsPerEm();
    double at = x;
    for (int code : line.codePoints().toArray()) {
      String glyph = font.nameToGID(".notdef") >= 0
          ? font.getPostScript().getName(font.getUnicodeCmapLookup().getGlyphId(code))
          : ".notdef";
      AffineTransform place = new AffineTransform(scale, 0, 0, -scale, at, y);
      graphics.fill(place.createTransformedShape(font.getPath(glyph)));
      at += font.getWidth(glyph) * scale;
    }
  }

  private static TrueTypeFont font() throws IOException {
    try (InputStream in = Objects.requireNonNull(
        TestScans.class.getResourceAsStream("/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf"))) {
      return new TTFParser().parse(new RandomAccessReadBuffer(in));
    }
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, bytes)) {
      throw new IOException("no writer for " + format);
    }
    return bytes.toByteArray();
  }
}
