package kz.muragat.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFEntry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of print as scanners give it, in every format: what comes out is at most a tenth larger than what went in. */
class OutputSizeTest {

  private static final double MOST = 1.10;

  /** Of the face that the pages are measured in. */
  private static final double X_HEIGHT = 0.52;

  private static Page page;

  /** A4 at 300 dpi, ink with rough edges, no noise on the paper. */
  private static BufferedImage black;

  /** A4 at 150 dpi, noise everywhere. */
  private static BufferedImage grey;

  @TempDir
  Path folder;

  @BeforeAll
  static void scan() throws IOException {
    page = new Layouts(5, 0).oneColumn();
    BufferedImage print = print(page);
    Random random = new Random(3);
    black = new BufferedImage(print.getWidth(), print.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < print.getHeight(); y++) {
      for (int x = 0; x < print.getWidth(); x++) {
        int level = print.getRaster().getSample(x, y, 0);
        boolean paper = level == 255 || level > 60 + random.nextInt(140);
        black.getRaster().setSample(x, y, 0, paper ? 1 : 0);
      }
    }
    grey = converted(print, print.getWidth() / 2, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < grey.getHeight(); y++) {
      for (int x = 0; x < grey.getWidth(); x++) {
        int level = grey.getRaster().getSample(x, y, 0) * 9 / 10 + random.nextInt(12);
        grey.getRaster().setSample(x, y, 0, level);
      }
    }
  }

  @Test
  void pngsOfEveryDepth() throws Exception {
    byte[] levels = new byte[16];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) (17 * i);
    }
    BufferedImage palette = new BufferedImage(
        grey.getWidth(),
        grey.getHeight(),
        BufferedImage.TYPE_BYTE_BINARY,
        new IndexColorModel(4, 16, levels, levels, levels));
    palette.getGraphics().drawImage(grey, 0, 0, null);
    assertSmall(write("png", null, black));
    assertSmall(write("png", null, grey));
    assertSmall(write("png", null, colour()));
    assertSmall(write("png", null, palette));
    assertSmall(
        write("png", null, converted(grey, grey.getWidth(), BufferedImage.TYPE_USHORT_GRAY)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CCITT T.6", "CCITT T.4", "LZW"})
  void tiffsInBlackAndWhite(String coding) throws Exception {
    assertSmall(write("tiff", coding, black));
  }

  @ParameterizedTest
  @ValueSource(strings = {"JPEG", "LZW"})
  void tiffsInGreyAndColour(String coding) throws Exception {
    assertSmall(write("tiff", coding, grey, colour()));
  }

  @Test
  void aTiffOfFewColoursWithoutPrediction() throws Exception {
    BufferedImage few =
        new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < few.getHeight(); y++) {
      for (int x = 0; x < few.getWidth(); x++) {
        int level = grey.getRaster().getSample(x, y, 0);
        few.setRGB(x, y, (30 + level * 7 / 8) << 16 | (20 + level * 6 / 8) << 8 | level * 5 / 8);
      }
    }
    assertSmall(write("tiff", "LZW", few));
  }

  @Test
  void aTiffOfJpegStripsBecomesOneJpeg() throws Exception {
    Path tiff = jpegStrips(colour(), 32);

    Path pdf = assertSmall(tiff);

    try (PdfScan scan = PdfScan.open(pdf)) {
      BufferedImage out = ((PdfPage.PictureOf) scan.page(0)).image();
      BufferedImage in = ImageIO.read(tiff.toFile());
      long difference = 0;
      for (int y = 0; y < in.getHeight(); y++) {
        for (int x = 0; x < in.getWidth(); x++) {
          difference += Math.abs((out.getRGB(x, y) >> 8 & 0xFF) - (in.getRGB(x, y) >> 8 & 0xFF));
        }
      }
      // At the strips' edges colour is smoothed over from one to the next.
      assertThat(difference / (double) (in.getWidth() * in.getHeight())).isLessThan(0.1);
    }
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      assertThat(document.getPage(0).getResources().getXObjectNames()).hasSize(1);
    }
  }

  @Test
  void jpegs() throws Exception {
    assertSmall(write("jpg", null, grey));
    assertSmall(write("jpg", null, colour()));
    BufferedImage part = grey.getSubimage(0, 0, grey.getWidth() / 2, grey.getHeight() / 4);
    assertSmall(write("jpeg2000", null, part));
  }

  @Test
  void pdfsOfScans() throws Exception {
    assertSmall(pdf(document -> JPEGFactory.createFromImage(document, grey, 0.6f)));
    assertSmall(pdf(document -> CCITTFactory.createFromImage(document, black)));
    assertSmall(pdf(OutputSizeTest::jbig2));
  }

  /** A page with little ink and much text, at the resolution of fax machines. */
  @Test
  void theTextOfASmallPageTakesLittleMoreThanAByteALetter() throws Exception {
    Path tiff = write("tiff", "CCITT T.6", converted(black, 1653, BufferedImage.TYPE_BYTE_BINARY));
    Path blank = folder.resolve("blank.pdf");
    Path out = folder.resolve("out.pdf");

    new SearchablePdf().write(tiff, List.of(), blank);
    new SearchablePdf().write(tiff, List.of(page), out);

    long letters = page.lines().mapToLong(line -> line.text().length() + 1).sum();
    assertThat(Files.size(blank) - Files.size(tiff)).isLessThan(1_700);
    // Some 1.1 kB of it are the font's.
    assertThat(Files.size(out) - Files.size(blank)).isLessThan(letters * 13 / 10);
  }

  /** The fixed part: fonts, metadata, a colour profile. */
  @Test
  void aPageWithoutTextTakesLittleMore() throws Exception {
    Path png = write("png", null, grey);
    Path out = folder.resolve("blank.pdf");

    new SearchablePdf().write(png, List.of(), out);

    assertThat(Files.size(out) - Files.size(png)).isLessThan(1_550);
  }

  private Path assertSmall(Path original) throws Exception {
    Path out = folder.resolve("out.pdf");
    List<Page> pages = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      pages.add(new Page(
          i,
          page.widthPx(),
          page.heightPx(),
          page.dpi(),
          String.valueOf(original.getFileName()),
          0,
          page.language(),
          page.blocks(),
          page.origin()));
    }
    new SearchablePdf().write(original, pages, out);
    assertThat(Files.size(out) / (double) Files.size(original)).isLessThan(MOST);
    return out;
  }

  private static BufferedImage print(Page page) throws IOException {
    BufferedImage image =
        new BufferedImage(page.widthPx(), page.heightPx(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setColor(Color.BLACK);
    try (InputStream in = OutputSizeTest.class.getResourceAsStream(
            "/net/sf/jasperreports/fonts/dejavu/DejaVuSerif.ttf");
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
      for (TextLine line : (Iterable<TextLine>) page.lines()::iterator) {
        for (Word word : line.words()) {
          draw(graphics, font, line, word);
        }
      }
    }
    graphics.dispose();
    return image;
  }

  private static void draw(Graphics2D graphics, TrueTypeFont font, TextLine line, Word word)
      throws IOException {
    double natural = 0;
    List<String> glyphs = new ArrayList<>();
    for (int code : word.text().codePoints().toArray()) {
      String glyph = font.getPostScript().getName(font.getUnicodeCmapLookup().getGlyphId(code));
      glyphs.add(glyph);
      natural += font.getWidth(glyph);
    }
    double across = word.box().width() / natural;
    double up = line.shape().xHeightPx() / (X_HEIGHT * font.getUnitsPerEm());
    double x = word.box().x();
    for (String glyph : glyphs) {
      AffineTransform place = new AffineTransform(
          across, 0, 0, -up, x, line.shape().baseline().first().y());
      graphics.fill(place.createTransformedShape(font.getPath(glyph)));
      x += font.getWidth(glyph) * across;
    }
  }

  private static BufferedImage colour() {
    BufferedImage colour = converted(grey, grey.getWidth(), BufferedImage.TYPE_3BYTE_BGR);
    Random random = new Random(4);
    for (int y = 0; y < colour.getHeight(); y++) {
      for (int x = 0; x < colour.getWidth(); x++) {
        int rgb = colour.getRGB(x, y);
        colour.setRGB(x, y, rgb & 0xFFFF00 | (rgb & 0xFF) * 7 / 8 + random.nextInt(4));
      }
    }
    return colour;
  }

  private static BufferedImage converted(BufferedImage image, int width, int type) {
    int height = image.getHeight() * width / image.getWidth();
    BufferedImage result = new BufferedImage(width, height, type);
    Graphics2D graphics = result.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return result;
  }

  private Path write(String format, String coding, BufferedImage... images) throws IOException {
    Path file = folder.resolve("scan." + format);
    Files.deleteIfExists(file);
    ImageWriter writer = ImageIO.getImageWriters(
            ImageTypeSpecifier.createFromRenderedImage(images[0]), format)
        .next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (coding != null) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(coding);
      }
      if (images.length == 1) {
        writer.write(null, new IIOImage(images[0], null, null), param);
      } else {
        writer.prepareWriteSequence(null);
        for (BufferedImage image : images) {
          writer.writeToSequence(new IIOImage(image, null, null), param);
        }
        writer.endWriteSequence();
      }
    } finally {
      writer.dispose();
    }
    return file;
  }

  /** As libtiff codes them: a JPEG for so many rows each. */
  private Path jpegStrips(BufferedImage image, int rows) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    List<Long> offsets = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    for (int y = 0; y < image.getHeight(); y += rows) {
      int height = Math.min(rows, image.getHeight() - y);
      ByteArrayOutputStream strip = new ByteArrayOutputStream();
      ImageIO.write(image.getSubimage(0, y, image.getWidth(), height), "jpg", strip);
      offsets.add(8L + data.size());
      counts.add((long) strip.size());
      strip.writeTo(data);
      data.writeBytes(new byte[strip.size() & 1]);
    }
    Path file = folder.resolve("strips.tif");
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      out.write(new byte[] {'M', 'M', 0, 42});
      out.writeInt(0);
      out.write(data.toByteArray());
      long directory = new TIFFWriter()
          .writeIFD(
              List.of(
                  new TIFFEntry(TIFF.TAG_IMAGE_WIDTH, image.getWidth()),
                  new TIFFEntry(TIFF.TAG_IMAGE_HEIGHT, image.getHeight()),
                  new TIFFEntry(TIFF.TAG_BITS_PER_SAMPLE, new short[] {8, 8, 8}),
                  new TIFFEntry(TIFF.TAG_COMPRESSION, (short) 7),
                  new TIFFEntry(TIFF.TAG_PHOTOMETRIC_INTERPRETATION, (short) 6),
                  new TIFFEntry(TIFF.TAG_STRIP_OFFSETS, TIFF.TYPE_LONG, longs(offsets)),
                  new TIFFEntry(TIFF.TAG_SAMPLES_PER_PIXEL, (short) 3),
                  new TIFFEntry(TIFF.TAG_ROWS_PER_STRIP, rows),
                  new TIFFEntry(TIFF.TAG_STRIP_BYTE_COUNTS, TIFF.TYPE_LONG, longs(counts)),
                  new TIFFEntry(TIFF.TAG_YCBCR_SUB_SAMPLING, new short[] {2, 2})),
              out);
      out.seek(4);
      out.writeInt((int) directory);
    }
    return file;
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  private interface Picture {
    PDImageXObject in(PDDocument document) throws IOException;
  }

  private Path pdf(Picture picture) throws IOException {
    PDDocument document = new PDDocument();
    for (int i = 0; i < 2; i++) {
      PDPage sheet = new PDPage(PDRectangle.A4);
      document.addPage(sheet);
      try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
        content.drawImage(
            picture.in(document), 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
      }
    }
    return Samples.save(document, folder.resolve("scan.pdf"));
  }

  /** Group 4 data is what a JBIG2 region of the kind MMR holds (ITU-T T.88, 6.2.6). */
  private static PDImageXObject jbig2(PDDocument document) throws IOException {
    COSStream fax = CCITTFactory.createFromImage(document, black).getCOSObject();
    byte[] data;
    try (InputStream in = fax.createRawInputStream()) {
      data = in.readAllBytes();
    }
    ByteBuffer out = ByteBuffer.allocate(11 + 19 + 11 + 18 + data.length);
    out.putInt(0).put((byte) 48).putShort((short) 1).putInt(19);
    out.putInt(black.getWidth()).putInt(black.getHeight()).putLong(0).put((byte) 0);
    out.putShort((short) 0);
    out.putInt(1).put((byte) 38).putShort((short) 1).putInt(18 + data.length);
    out.putInt(black.getWidth()).putInt(black.getHeight()).putLong(0).put((byte) 0);
    out.put((byte) 1).put(data);
    COSStream stream = document.getDocument().createCOSStream();
    try (var raw = stream.createRawOutputStream()) {
      raw.write(out.array());
    }
    stream.setItem(COSName.FILTER, COSName.JBIG2_DECODE);
    stream.setItem(COSName.SUBTYPE, COSName.IMAGE);
    stream.setInt(COSName.WIDTH, black.getWidth());
    stream.setInt(COSName.HEIGHT, black.getHeight());
    stream.setInt(COSName.BITS_PER_COMPONENT, 1);
    stream.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
    COSArray decode = new COSArray(List.of(COSInteger.ZERO, COSInteger.ONE));
    stream.setItem(COSName.DECODE, decode);
    return new PDImageXObject(new org.apache.pdfbox.pdmodel.common.PDStream(stream), null);
  }
}
