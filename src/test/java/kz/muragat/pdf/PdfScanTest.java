package kz.muragat.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import kz.muragat.model.Box;
import kz.muragat.model.UnreadableScanException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from a PDF's pages. */
class PdfScanTest {

  private static final BufferedImage SCAN = Samples.scan(600, 800, BufferedImage.TYPE_BYTE_GRAY);
  private static final PDRectangle BOX = new PDRectangle(288, 384);

  @TempDir
  Path folder;

  @Test
  void aPageThatIsOneScanGivesTheScansOwnPixelsAndResolution() throws Exception {
    PdfPage.PictureOf picture = picture(scanPdf(BOX, new AffineTransform(288, 0, 0, 384, 0, 0)));

    assertThat(picture.embedded()).isTrue();
    assertThat(picture.dpi()).isCloseTo(150, within(0.1));
    assertSamePixels(picture.image(), SCAN);
  }

  @ParameterizedTest
  @CsvSource({"90, 799, 0", "180, 599, 799", "270, 0, 599"})
  void aTurnedPageIsGivenAsItIsDisplayed(int rotation, int markX, int markY) throws Exception {
    PDDocument document = new PDDocument();
    Samples.imagePage(document, SCAN, BOX, new AffineTransform(288, 0, 0, 384, 0, 0))
        .setRotation(rotation);

    PdfPage.PictureOf picture = picture(Samples.save(document, folder.resolve("turned.pdf")));

    assertThat(picture.embedded()).isTrue();
    assertThat(List.of(picture.widthPx(), picture.heightPx()))
        .isEqualTo(rotation == 180 ? List.of(600, 800) : List.of(800, 600));
    assertThat(picture.image().getRGB(markX, markY) & 0xFF).isZero();
    assertThat(picture.image().getRGB(picture.widthPx() - 1 - markX, markY) & 0xFF)
        .isEqualTo(255);
  }

  @Test
  void theMatrixMirrorsAndTurnsTheScanAndMayLieAnywhere() throws Exception {
    PDRectangle box = new PDRectangle(-50, 70, 384, 288);
    // A quarter turn clockwise: the image's top edge lies on the right.
    Path file = scanPdf(box, new AffineTransform(0, -288, 384, 0, -50, 358));

    PdfPage.PictureOf picture = picture(file);

    assertThat(picture.embedded()).isTrue();
    assertThat(picture.widthPx()).isEqualTo(800);
    assertThat(picture.image().getRGB(799, 0) & 0xFF).isZero();
    assertThat(picture.image().getRGB(0, 0) & 0xFF).isEqualTo(255);
  }

  @Test
  void aScanWithinMarginsKeepsItsPixelsAndItsPlace() throws Exception {
    PdfPage.PictureOf picture = picture(scanPdf(BOX, new AffineTransform(240, 0, 0, 320, 24, 32)));

    assertThat(picture.embedded()).isTrue();
    assertThat(picture.dpi()).isCloseTo(180, within(0.1));
    assertThat(picture.widthPx()).isEqualTo(720);
    assertThat(picture.heightPx()).isEqualTo(960);
    assertThat(picture.image().getRGB(59, 79) & 0xFF).isEqualTo(255);
    assertSamePixels(picture.image().getSubimage(60, 80, 600, 800), SCAN);
  }

  @Test
  void faxResolutionIsEvenedOut() throws Exception {
    PdfPage.PictureOf picture = picture(scanPdf(BOX, new AffineTransform(288, 0, 0, 192, 0, 96)));

    assertThat(picture.dpi()).isCloseTo(300, within(0.1));
    assertThat(picture.widthPx()).isEqualTo(1200);
    assertThat(picture.heightPx()).isEqualTo(1600);
  }

  @Test
  void aUserUnitMakesThePaperLarger() throws Exception {
    PDDocument document = new PDDocument();
    Samples.imagePage(document, SCAN, BOX, new AffineTransform(288, 0, 0, 384, 0, 0))
        .setUserUnit(2);

    assertThat(picture(Samples.save(document, folder.resolve("unit.pdf"))).dpi())
        .isCloseTo(75, within(0.1));
  }

  @Test
  void whatIsPaintedOverAScanIsDrawnWithIt() throws Exception {
    PDDocument document = new PDDocument();
    PDPage page = Samples.imagePage(document, SCAN, BOX, new AffineTransform(288, 0, 0, 384, 0, 0));
    Samples.append(document, page, "1 0 0 rg 100 100 50 50 re f");

    PdfPage.PictureOf picture = picture(Samples.save(document, folder.resolve("stamp.pdf")));

    assertThat(picture.embedded()).isFalse();
    assertThat(picture.dpi()).isCloseTo(300, within(0.1));
    int stamp = picture.image().getRGB(125 * 300 / 72, (384 - 125) * 300 / 72);
    assertThat(stamp & 0xFFFFFF).isEqualTo(0xFF0000);
  }

  @Test
  void aBlankPageCostsNextToNothing() throws Exception {
    PDDocument document = new PDDocument();
    document.addPage(new PDPage(PDRectangle.A4));

    PdfPage.PictureOf picture = picture(Samples.save(document, folder.resolve("blank.pdf")));

    assertThat(picture.dpi()).isEqualTo(72);
    assertThat(picture.image().getRGB(300, 400) & 0xFFFFFF).isEqualTo(0xFFFFFF);
  }

  @Test
  void realTextIsCarriedOverWithItsPlaces() throws Exception {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage(new PDRectangle(-100, 50, 595, 842));
    document.addPage(page);
    write(document, page, RenderingMode.FILL, "Қазақ халқының", "тарихы — мұрағат ісі.");

    PdfPage read = read(Samples.save(document, folder.resolve("text.pdf")), 0);

    assertThat(read).isInstanceOfSatisfying(PdfPage.CarriedText.class, text -> {
      assertThat(text.text()).isEqualTo("Қазақ халқының\nтарихы — мұрағат ісі.");
      assertThat(text.dpi()).isEqualTo(300);
      assertThat(text.widthPx()).isEqualTo(2479);
      PdfPage.Line line = text.blocks().get(0).lines().get(0);
      // Written at 72 from the left and 142 from the top, 20 high.
      Box box = line.words().get(0).box();
      assertThat(box.x()).isCloseTo(300, within(6));
      assertThat(box.y()).isCloseTo((int) ((142 - 0.72 * 20) * 300 / 72), within(4));
      assertThat(line.shape().baseline().first().y()).isCloseTo(142 * 300 / 72.0, within(1.0));
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 180, 270})
  void carriedTextOfATurnedPageLiesWhereItIsDisplayed(int rotation) throws Exception {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage(new PDRectangle(0, 0, 600, 800));
    page.setRotation(rotation);
    document.addPage(page);
    write(document, page, RenderingMode.FILL, "мұрағат");

    PdfPage.CarriedText text =
        (PdfPage.CarriedText) read(Samples.save(document, folder.resolve("turned-text.pdf")), 0);

    var first = text.blocks().get(0).lines().get(0).shape().baseline().first();
    // At (72, 658) in user space.
    double scale = 300 / 72.0;
    double[] wanted = switch (rotation) {
      case 90 -> new double[] {658 * scale, 72 * scale};
      case 180 -> new double[] {528 * scale, 658 * scale};
      default -> new double[] {142 * scale, 528 * scale};
    };
    assertThat(new double[] {first.x(), first.y()}).containsExactly(wanted, within(2.0));
  }

  @Test
  void anEarlierRecognisersTextIsNotTakenForThePagesOwn() throws Exception {
    PDDocument document = new PDDocument();
    PDPage page = Samples.imagePage(document, SCAN, BOX, new AffineTransform(288, 0, 0, 384, 0, 0));
    write(document, page, RenderingMode.NEITHER, "invisible words of old");

    assertThat(picture(Samples.save(document, folder.resolve("old.pdf"))).embedded())
        .isTrue();
  }

  @Test
  void textUnderTheScanIsNotReadEither() throws Exception {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage(BOX);
    document.addPage(page);
    write(document, page, RenderingMode.FILL, "words under the picture");
    PDImageXObject image =
        org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory.createFromImage(document, SCAN);
    try (PDPageContentStream content =
        new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
      content.drawImage(image, 0, 0, 288, 384);
    }

    assertThat(picture(Samples.save(document, folder.resolve("under.pdf"))).embedded())
        .isTrue();
  }

  @Test
  void aFewWordsOnAScanAreAStamp() throws Exception {
    PDDocument document = new PDDocument();
    PDPage page = Samples.imagePage(document, SCAN, BOX, new AffineTransform(288, 0, 0, 384, 0, 0));
    write(document, page, RenderingMode.FILL, "scanned by a telephone");

    assertThat(picture(Samples.save(document, folder.resolve("few.pdf"))).embedded())
        .isFalse();
  }

  @Test
  void textInAFontThatMapsCyrillicToLatinAccentsIsDrawn() throws Exception {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage(BOX);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
      content.newLineAtOffset(20, 300);
      content.showText("Òåêñò â ñòàðîì øðèôòå");
      content.endText();
    }

    assertThat(picture(Samples.save(document, folder.resolve("mojibake.pdf"))).dpi())
        .isCloseTo(300, within(0.1));
  }

  @Test
  void anEmptyUserPasswordOpensAndARealOneDoesNot() throws Exception {
    Path open = folder.resolve("open.pdf");
    Path locked = folder.resolve("locked.pdf");
    encrypted(open, "");
    encrypted(locked, "secret");

    assertThat(picture(open).embedded()).isTrue();
    assertThatThrownBy(() -> PdfScan.open(locked))
        .isInstanceOf(UnreadableScanException.class)
        .hasMessage(
            "locked.pdf is protected by a password. Remove the password and drop it again.");
  }

  @Test
  void filesThatAreNoWholePdfAreRefusedInPlainWords() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.pdf"));
    Path text = Files.writeString(folder.resolve("мәтін.pdf"), "Бұл PDF емес.");
    Path zip = Files.write(folder.resolve("letter.pdf"), new byte[] {'P', 'K', 3, 4, 20, 0, 6});
    Path whole = scanPdf(BOX, new AffineTransform(288, 0, 0, 384, 0, 0));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.pdf");
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length * 2 / 3));
    Path broken = Files.writeString(
        folder.resolve("broken.pdf"), "%PDF-1.4\n1 0 obj\n<< oh\nstartxref\n7\n%%EOF\n");

    assertRefused(empty, "empty.pdf is empty (0 bytes).");
    assertRefused(text, "мәтін.pdf is not a PDF although it is named so; it is a text file.");
    assertRefused(
        zip,
        "letter.pdf is not a PDF although it is named so; "
            + "it is a ZIP archive or an office document.");
    assertRefused(
        cut, "cut.pdf is incomplete: it breaks off before its end. Copy or scan it anew.");
    assertThatThrownBy(() -> PdfScan.open(broken))
        .isInstanceOf(UnreadableScanException.class)
        .hasMessageStartingWith("broken.pdf is damaged");
    assertThatThrownBy(() -> PdfScan.open(folder.resolve("gone.pdf")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aPdfWithoutPagesIsRefused() throws Exception {
    Path file = Samples.save(new PDDocument(), folder.resolve("none.pdf"));

    assertRefused(file, "none.pdf has no pages.");
  }

  @Test
  void picturesThatClaimToBeHugeAreRefusedBeforeTheyAreDecoded() throws Exception {
    ByteBuffer jpeg = ByteBuffer.allocate(40);
    jpeg.putShort((short) 0xFFD8).putShort((short) 0xFFC0).putShort((short) 11);
    jpeg.put((byte) 8).putShort((short) 65535).putShort((short) 65535).put((byte) 1);
    ByteBuffer jbig2 = ByteBuffer.allocate(40);
    jbig2.putInt(0).put((byte) 48).put((byte) 0).put((byte) 1).putInt(19);
    jbig2.putInt(-2).putInt(-2);
    ByteBuffer jpeg2000 = ByteBuffer.allocate(60);
    jpeg2000.putInt(0xFF4FFF51).putShort((short) 41).putShort((short) 0);
    jpeg2000.putInt(100_000).putInt(100_000);

    for (Object[] bomb : new Object[][] {
      {COSName.DCT_DECODE, jpeg.array()},
      {COSName.JBIG2_DECODE, jbig2.array()},
      {COSName.JPX_DECODE, jpeg2000.array()}
    }) {
      Path file = coded((COSName) bomb[0], (byte[]) bomb[1]);
      assertThatThrownBy(() -> read(file, 0))
          .isInstanceOf(UnreadableScanException.class)
          .hasMessageContaining("page 1")
          .hasMessageContaining("pixels, more than can be read");
    }
  }

  @Test
  void aPageThatNeverEndsIsGivenUpAndTheNextIsRead() throws Exception {
    PDDocument document = new PDDocument();
    PDPage endless = new PDPage(BOX);
    document.addPage(endless);
    // Fifteen forms, each painting the next one twenty times over.
    PDFormXObject inner = form(document, null);
    for (int i = 0; i < 15; i++) {
      inner = form(document, inner);
    }
    endless.setResources(new PDResources());
    endless.getResources().put(COSName.getPDFName("F"), inner);
    Samples.append(document, endless, "/F Do");
    document.addPage(new PDPage(BOX));
    Path file = Samples.save(document, folder.resolve("endless.pdf"));
    ReadingLimits limits = new ReadingLimits(300, 100_000_000, Duration.ofSeconds(2), false);

    try (PdfScan scan = PdfScan.open(file, limits)) {
      assertThatThrownBy(() -> scan.page(0))
          .isInstanceOf(UnreadableScanException.class)
          .hasMessageContaining("endless.pdf, page 1 could not be decoded within 2 seconds");
      assertThat(scan.page(1)).isInstanceOf(PdfPage.PictureOf.class);
    }
  }

  @Test
  void aScanBeyondTheLimitIsTakenAtAFractionOfItsResolution() throws Exception {
    BufferedImage large = Samples.scan(1800, 2400, BufferedImage.TYPE_BYTE_GRAY);
    PDDocument document = new PDDocument();
    Samples.imagePage(document, large, BOX, new AffineTransform(288, 0, 0, 384, 0, 0));
    Path file = Samples.save(document, folder.resolve("large.pdf"));
    ReadingLimits limits = new ReadingLimits(300, 1_500_000, Duration.ofMinutes(1), false);

    try (PdfScan scan = PdfScan.open(file, limits)) {
      assertThat(scan.page(0)).isInstanceOfSatisfying(PdfPage.PictureOf.class, picture -> {
        assertThat(picture.widthPx()).isEqualTo(900);
        assertThat(picture.dpi()).isCloseTo(225, within(0.5));
      });
    }
  }

  private static PDFormXObject form(PDDocument document, PDFormXObject inner) throws IOException {
    PDFormXObject form = new PDFormXObject(document);
    form.setBBox(BOX);
    form.setResources(new PDResources());
    if (inner != null) {
      form.getResources().put(COSName.getPDFName("F"), inner);
    }
    String operators = inner == null ? "0 0 1 1 re f" : "/F Do ".repeat(20);
    try (OutputStream out = form.getContentStream().createOutputStream()) {
      out.write(operators.getBytes(StandardCharsets.US_ASCII));
    }
    return form;
  }

  private Path coded(COSName filter, byte[] data) throws IOException {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage(BOX);
    document.addPage(page);
    COSStream image = new PDStream(document, new ByteArrayInputStream(data)).getCOSObject();
    image.setItem(COSName.SUBTYPE, COSName.IMAGE);
    image.setItem(COSName.FILTER, filter);
    image.setInt(COSName.WIDTH, 100);
    image.setInt(COSName.HEIGHT, 100);
    image.setInt(COSName.BITS_PER_COMPONENT, 8);
    image.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
    page.setResources(new PDResources());
    var images = new org.apache.pdfbox.cos.COSDictionary();
    images.setItem(COSName.getPDFName("Im"), image);
    page.getResources().getCOSObject().setItem(COSName.XOBJECT, images);
    Samples.append(document, page, "288 0 0 384 0 0 cm /Im Do");
    return Samples.save(document, folder.resolve(filter.getName() + ".pdf"));
  }

  private void encrypted(Path file, String password) throws IOException {
    try (PDDocument document = new PDDocument()) {
      Samples.imagePage(document, SCAN, BOX, new AffineTransform(288, 0, 0, 384, 0, 0));
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy("owner", password, new AccessPermission());
      policy.setEncryptionKeyLength(128);
      document.protect(policy);
      document.save(file.toFile());
    }
  }

  private static void assertRefused(Path file, String sentence) {
    assertThatThrownBy(() -> PdfScan.open(file))
        .isInstanceOf(UnreadableScanException.class)
        .hasMessage(sentence);
  }

  private Path scanPdf(PDRectangle box, AffineTransform placement) throws IOException {
    PDDocument document = new PDDocument();
    Samples.imagePage(document, SCAN, box, placement);
    return Samples.save(document, folder.resolve("scan.pdf"));
  }

  private static void write(PDDocument document, PDPage page, RenderingMode mode, String... lines)
      throws IOException {
    PDRectangle box = page.getMediaBox();
    try (PDPageContentStream content =
        new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
      content.beginText();
      content.setFont(Samples.dejaVu(document), 20);
      content.setRenderingMode(mode);
      content.newLineAtOffset(box.getLowerLeftX() + 72, box.getUpperRightY() - 142);
      for (String line : lines) {
        content.showText(line);
        content.newLineAtOffset(0, -24);
      }
      content.endText();
    }
  }

  private static PdfPage read(Path file, int index) throws Exception {
    try (PdfScan scan = PdfScan.open(file)) {
      return scan.page(index);
    }
  }

  private static PdfPage.PictureOf picture(Path file) throws Exception {
    return (PdfPage.PictureOf) read(file, 0);
  }

  private static void assertSamePixels(BufferedImage actual, BufferedImage expected) {
    assertThat(actual.getWidth()).isEqualTo(expected.getWidth());
    assertThat(actual.getHeight()).isEqualTo(expected.getHeight());
    int width = expected.getWidth();
    int height = expected.getHeight();
    assertThat(actual.getRGB(0, 0, width, height, null, 0, width))
        .isEqualTo(expected.getRGB(0, 0, width, height, null, 0, width));
  }
}
