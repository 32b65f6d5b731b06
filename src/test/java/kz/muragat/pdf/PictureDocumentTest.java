package kz.muragat.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.model.UnreadableScanException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** PDF/A-2u from picture files. */
class PictureDocumentTest {

  private static final int WIDTH = 400;
  private static final int HEIGHT = 600;

  @TempDir
  Path folder;

  @BeforeAll
  static void veraPdf() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  @Test
  void theCheckerRefusesAPdfThatIsNoPdfA() throws Exception {
    PDDocument document = new PDDocument();
    document.addPage(new PDPage(PDRectangle.A4));

    assertThat(faults(Samples.save(document, folder.resolve("plain.pdf")))).isNotEmpty();
  }

  @Test
  void aJpegGoesInAsItIs() throws Exception {
    Path jpeg = write(gray(), "jpg", null);

    Path pdf = searchable(jpeg);

    assertThat(faults(pdf)).isEmpty();
    COSStream image = image(pdf);
    assertThat(image.getCOSName(COSName.FILTER)).isEqualTo(COSName.DCT_DECODE);
    assertThat(raw(image)).isEqualTo(Files.readAllBytes(jpeg));
    assertThat(FoundWords.text(pdf)).contains("Қазақ халқының тарихы");
  }

  @Test
  void whatIsNeitherPictureNorTextTakesLittleRoom() throws Exception {
    Path png = write(gray(), "png", null);

    Path pdf = searchable(png);

    assertThat(Files.size(pdf) - Files.size(png)).isLessThan(4_800);
  }

  @Test
  void theSmallProfileMeansTheSameColoursAsTheUsualOne() {
    ICC_ColorSpace small = new ICC_ColorSpace(ICC_Profile.getInstance(ColourProfiles.plainSrgb()));

    for (float[] colour : new float[][] {{0, 0, 0}, {1, 1, 1}, {1, 0, 0}, {0.02f, 0.4f, 0.8f}}) {
      assertThat(small.toRGB(colour)).containsExactly(colour, offset(0.002f));
    }
  }

  @Test
  void aColourJpegGoesInAsItIs() throws Exception {
    Path jpeg = write(Samples.scan(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), "jpg", null);

    Path pdf = searchable(jpeg);

    assertThat(faults(pdf)).isEmpty();
    assertThat(raw(image(pdf))).isEqualTo(Files.readAllBytes(jpeg));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void anOrientationIsAppliedAndTheBytesStay(int orientation) throws Exception {
    boolean sideways = orientation >= 5;
    BufferedImage upright = Samples.scan(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage stored = new BufferedImage(
        sideways ? HEIGHT : WIDTH, sideways ? WIDTH : HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int right = WIDTH - 1 - x;
        int up = HEIGHT - 1 - y;
        int[] at = switch (orientation) {
          case 2 -> new int[] {right, y};
          case 3 -> new int[] {right, up};
          case 4 -> new int[] {x, up};
          case 5 -> new int[] {y, x};
          case 6 -> new int[] {y, right};
          case 7 -> new int[] {up, right};
          default -> new int[] {up, x};
        };
        stored.getRaster().setSample(at[0], at[1], 0, upright.getRaster().getSample(x, y, 0));
      }
    }
    Path jpeg = write(stored, "jpg", null);
    Files.write(jpeg, withOrientation(Files.readAllBytes(jpeg), orientation));

    Path pdf = searchable(jpeg);

    assertThat(faults(pdf)).isEmpty();
    assertThat(raw(image(pdf))).isEqualTo(Files.readAllBytes(jpeg));
    assertThat(difference(displayed(pdf), upright)).isLessThan(6);
  }

  @Test
  void inksWithoutAProfileGetOne() throws Exception {
    // Four components, as ImageIO writes them: no Adobe marker, no profile.
    BufferedImage rgb = Samples.scan(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    var raster = java.awt.image.Raster.createInterleavedRaster(0, WIDTH, HEIGHT, 4, null);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        raster.setPixel(x, y, new int[] {0, 0, 0, 255 - (rgb.getRGB(x, y) & 0xFF)});
      }
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    Path jpeg = folder.resolve("inks.jpg");
    try (ImageOutputStream out = ImageIO.createImageOutputStream(jpeg.toFile())) {
      writer.setOutput(out);
      writer.write(new IIOImage(raster, null, null));
    }

    Path pdf = searchable(jpeg);

    assertThat(faults(pdf)).isEmpty();
    assertThat(raw(image(pdf))).isEqualTo(Files.readAllBytes(jpeg));
  }

  @Test
  void aPngsOwnDataGoesInAndItsPixelsComeOut() throws Exception {
    byte[] palette = {0, (byte) 200, (byte) 255, 90};
    BufferedImage indexed = new BufferedImage(
        WIDTH,
        HEIGHT,
        BufferedImage.TYPE_BYTE_BINARY,
        new IndexColorModel(2, 4, palette, palette, palette));
    indexed.getGraphics().drawImage(gray(), 0, 0, null);
    for (BufferedImage image : List.of(
        gray(),
        Samples.scan(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB),
        Samples.scan(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY),
        Samples.scan(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY),
        indexed)) {
      Path png = write(image, "png", null);

      Path pdf = searchable(png);

      assertThat(faults(pdf)).isEmpty();
      byte[] data = raw(image(pdf));
      assertThat(new String(Files.readAllBytes(png), java.nio.charset.StandardCharsets.ISO_8859_1))
          .contains(new String(
              Arrays.copyOf(data, Math.min(data.length, 2000)),
              java.nio.charset.StandardCharsets.ISO_8859_1));
      assertThat(difference(displayed(pdf), ImageIO.read(png.toFile()))).isLessThan(0.5);
    }
  }

  @Test
  void transparencyIsKeptInAMask() throws Exception {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(5, 5, 0x80FF0000);

    Path pdf = searchable(write(image, "png", null));

    assertThat(faults(pdf)).isEmpty();
    assertThat(image(pdf).getCOSStream(COSName.SMASK)).isNotNull();
  }

  @Test
  void faxGoesInAsItIsAndLosslessCodingsKeepTheirPixels() throws Exception {
    BufferedImage black = Samples.scan(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
    for (String coding : List.of("CCITT T.6", "LZW", "Deflate", "PackBits")) {
      Path tiff = write(black, "tiff", coding);

      Path pdf = searchable(tiff);

      assertThat(faults(pdf)).isEmpty();
      assertThat(image(pdf).getCOSName(COSName.FILTER)).isEqualTo(COSName.CCITTFAX_DECODE);
      assertThat(difference(displayed(pdf), black)).isLessThan(0.01);
    }
  }

  @Test
  void aTiffOfSeveralPagesBecomesAPdfOfSeveralPages() throws Exception {
    Path tiff = folder.resolve("many.tif");
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(tiff.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionType("JPEG");
      writer.writeToSequence(new IIOImage(gray(), null, null), param);
      param.setCompressionType("LZW");
      writer.writeToSequence(
          new IIOImage(Samples.scan(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR), null, null),
          param);
      writer.endWriteSequence();
    }
    Path pdf = folder.resolve("many.pdf");

    new SearchablePdf().write(tiff, List.of(page(1, "бірінші бет"), page(2, "екінші бет")), pdf);

    assertThat(faults(pdf)).isEmpty();
    assertThat(FoundWords.text(pdf).lines().map(String::strip).toList())
        .containsExactly("бірінші бет", "екінші бет");
    assertThat(difference(displayed(pdf), gray())).isLessThan(6);
  }

  @Test
  void aJpeg2000GoesInAsItIs() throws Exception {
    Path file = write(gray(), "jpeg2000", null);

    Path pdf = searchable(file);

    assertThat(faults(pdf)).isEmpty();
    assertThat(image(pdf).getCOSName(COSName.FILTER)).isEqualTo(COSName.JPX_DECODE);
    assertThat(raw(image(pdf))).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void growthIsAFewKilobytesAndTheSameInputGivesTheSameBytes() throws Exception {
    BufferedImage page = Samples.noisy(1240, 1754, BufferedImage.TYPE_BYTE_GRAY);
    Path jpeg = write(page, "jpg", null);
    Path again = folder.resolve("again.pdf");

    Path pdf = searchable(jpeg);
    new SearchablePdf().write(jpeg, List.of(page(1, "Қазақ халқының тарихы")), again);

    assertThat(Files.size(pdf)).isLessThan(Files.size(jpeg) + 9_000);
    assertThat(Files.size(pdf)).isLessThan(Files.size(jpeg) * 11 / 10);
    assertThat(pdf).hasSameBinaryContentAs(again);
  }

  @Test
  void anUpsideDownPictureIsTurnedForDisplay() throws Exception {
    Path jpeg = write(gray(), "jpg", null);
    AffineTransform back = new AffineTransform(-1, 0, 0, -1, 300, 150);
    TextLine line = Samples.line("l1", "Қазақ халқының", back, 12, 10);
    Path pdf = folder.resolve("turned.pdf");

    new SearchablePdf().write(jpeg, List.of(Samples.page(1, WIDTH, HEIGHT, 150, 2, line)), pdf);

    assertThat(faults(pdf)).isEmpty();
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      assertThat(document.getPage(0).getRotation()).isEqualTo(180);
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("kk");
    }
    assertThat(FoundWords.text(pdf).strip()).isEqualTo("Қазақ халқының");
  }

  @Test
  void whatIsNoPictureIsRefused() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.docx"), "PK no picture");

    assertThatThrownBy(() -> new SearchablePdf().write(text, List.of(), folder.resolve("x.pdf")))
        .isInstanceOf(UnreadableScanException.class)
        .hasMessage("notes.docx is no JPEG, PNG, TIFF or JPEG 2000 picture and no PDF.");
  }

  private static BufferedImage gray() {
    return Samples.scan(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
  }

  private Path searchable(Path original) throws Exception {
    Path pdf = folder.resolve("searchable.pdf");
    new SearchablePdf().write(original, List.of(page(1, "Қазақ халқының тарихы")), pdf);
    return pdf;
  }

  private static Page page(int number, String text) {
    return Samples.page(
        number, WIDTH, HEIGHT, 150, 0, Samples.line("l" + number, text, 30, 90, 12, 10));
  }

  private static Set<String> faults(Path pdf) throws Exception {
    Set<String> faults = new TreeSet<>();
    try (PDFAParser parser =
        Foundries.defaultInstance().createParser(pdf.toFile(), PDFAFlavour.PDFA_2_U)) {
      var result = Foundries.defaultInstance()
          .createValidator(PDFAFlavour.PDFA_2_U, false)
          .validate(parser);
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          faults.add(assertion.getRuleId().getClause() + ": " + assertion.getMessage());
        }
      }
      assertThat(result.isCompliant()).isEqualTo(faults.isEmpty());
    }
    return faults;
  }

  private static COSStream image(Path pdf) throws IOException {
    // Held by the test alone; closed with the process.
    PDDocument document = Loader.loadPDF(Files.readAllBytes(pdf));
    return PageInspector.xObject(document.getPage(0).getResources(), COSName.getPDFName("Im0"));
  }

  private static byte[] raw(COSStream stream) throws IOException {
    try (InputStream in = stream.createRawInputStream()) {
      return in.readAllBytes();
    }
  }

  private static BufferedImage displayed(Path pdf) throws Exception {
    try (PdfScan scan = PdfScan.open(pdf)) {
      PdfPage.PictureOf picture = (PdfPage.PictureOf) scan.page(0);
      assertThat(List.of(picture.widthPx(), picture.heightPx())).isEqualTo(List.of(WIDTH, HEIGHT));
      return picture.image();
    }
  }

  /** The mean difference of the pixels' brightness, 0 to 255. */
  private static double difference(BufferedImage a, BufferedImage b) {
    long sum = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        sum += Math.abs(brightness(a, x, y) - brightness(b, x, y));
      }
    }
    return sum / (double) (WIDTH * HEIGHT);
  }

  /** As stored: Java takes grey for linear light and would change it. */
  private static int brightness(BufferedImage image, int x, int y) {
    boolean grey = image.getColorModel() instanceof ComponentColorModel
        && image.getColorModel().getNumComponents() == 1;
    int bits = image.getColorModel().getComponentSize(0);
    return grey ? image.getRaster().getSample(x, y, 0) >> (bits - 8) : image.getRGB(x, y) & 0xFF;
  }

  private Path write(BufferedImage image, String format, String compression) throws IOException {
    Path file = folder.resolve("picture." + format);
    ImageWriter writer = ImageIO.getImageWriters(
            ImageTypeSpecifier.createFromRenderedImage(image), format)
        .next();
    Files.deleteIfExists(file);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (compression != null) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(compression);
      }
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return file;
  }

  private static byte[] withOrientation(byte[] jpeg, int orientation) {
    byte[] exif = {
      (byte) 0xFF,
      (byte) 0xE1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(exif);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }
}
