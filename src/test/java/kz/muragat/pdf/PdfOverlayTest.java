package kz.muragat.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.model.TextOrigin;
import kz.muragat.model.Word;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text layer over the pages of a PDF. */
class PdfOverlayTest {

  private static final int WIDTH = 600;
  private static final int HEIGHT = 800;
  private static final BufferedImage SCAN =
      Samples.scan(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
  private static final PDRectangle BOX = new PDRectangle(288, 384);
  private static final AffineTransform WHOLE = new AffineTransform(288, 0, 0, 384, 0, 0);

  @TempDir
  Path folder;

  private Path target() {
    return folder.resolve("out.pdf");
  }

  @Test
  void wordsLieOnTheWordsAndLinesComeInOrder() throws Exception {
    Path original = scanPdf(BOX, WHOLE, 0);
    Page page = page(0, upright(0));

    new SearchablePdf().write(original, List.of(page), target());

    assertThat(FoundWords.text(target()).lines().map(String::strip).toList())
        .containsExactly("Қазақ халқының тарихы", "және мұрағат ісі.");
    assertOnTheWords(page, null);
  }

  @ParameterizedTest
  @CsvSource({"1.5", "-1.5", "3", "-4"})
  void wordsOfASlantedLineStandOnTheirBaseline(double degrees) throws Exception {
    Page page = page(0, upright(degrees));

    new SearchablePdf().write(scanPdf(BOX, WHOLE, 0), List.of(page), target());

    assertOnTheWords(page, null);
  }

  @ParameterizedTest
  @CsvSource({"0, -70, 33", "90, 0, 0", "90, 15, -40", "180, 100, 100", "270, -5, 8"})
  void turnedPagesAndShiftedOriginsMakeNoDifference(int rotation, int left, int bottom)
      throws Exception {
    PDRectangle box = new PDRectangle(left, bottom, 288, 384);
    Path original = scanPdf(box, new AffineTransform(288, 0, 0, 384, left, bottom), rotation);
    boolean sideways = rotation % 180 != 0;
    Page page = Samples.page(
        1,
        sideways ? HEIGHT : WIDTH,
        sideways ? WIDTH : HEIGHT,
        150,
        0,
        upright(0).toArray(TextLine[]::new));

    new SearchablePdf().write(original, List.of(page), target());

    assertOnTheWords(page, null);
    assertThat(FoundWords.text(target())).contains("Қазақ халқының тарихы");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aPageReadInAnotherDirectionIsTurnedForDisplay(int turns) throws Exception {
    Path original = scanPdf(BOX, WHOLE, 0);
    // Lines as they run on the picture before it is turned.
    AffineTransform back = switch (turns) {
      case 1 -> new AffineTransform(0, -1, 1, 0, 0, HEIGHT);
      case 2 -> new AffineTransform(-1, 0, 0, -1, WIDTH, HEIGHT);
      default -> new AffineTransform(0, 1, -1, 0, WIDTH, 0);
    };
    AffineTransform first = new AffineTransform(back);
    first.translate(60, 150);
    AffineTransform second = new AffineTransform(back);
    second.translate(60, 200);
    Page page = page(
        turns,
        List.of(
            Samples.line("l1", "Қазақ халқының тарихы", first, 25, 16),
            Samples.line("l2", "және мұрағат ісі.", second, 25, 16)));

    new SearchablePdf().write(original, List.of(page), target());

    try (PDDocument document = Loader.loadPDF(target().toFile())) {
      assertThat(document.getPage(0).getRotation()).isEqualTo(90 * turns);
    }
    assertThat(FoundWords.text(target()).lines().map(String::strip).toList())
        .containsExactly("Қазақ халқының тарихы", "және мұрағат ісі.");
    PageFrame asScanned = new PageFrame(0, 0, 288, 384, 0, 1);
    assertOnTheWords(page, asScanned);
  }

  @Test
  void theOriginalStaysAsItIsByteForByte() throws Exception {
    Path original = scanPdf(BOX, WHOLE, 0);

    new SearchablePdf().write(original, List.of(page(0, upright(0))), target());

    byte[] before = Files.readAllBytes(original);
    byte[] after = Files.readAllBytes(target());
    assertThat(Arrays.copyOf(after, before.length)).isEqualTo(before);
  }

  @Test
  void theSamePagesGiveTheSameBytes() throws Exception {
    Path original = scanPdf(BOX, WHOLE, 0);
    Path again = folder.resolve("again.pdf");

    new SearchablePdf().write(original, List.of(page(0, upright(0))), target());
    new SearchablePdf().write(original, List.of(page(0, upright(0))), again);

    assertThat(target()).hasSameBinaryContentAs(again);
  }

  @Test
  void whatThePagesOperatorsLeaveBehindDoesNotMoveTheText() throws Exception {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage(BOX);
    document.addPage(page);
    Samples.append(document, page, "0.5 0 0 0.5 100 100 cm 3 Tr 50 Tz q q");
    Page read = page(0, upright(0));

    new SearchablePdf()
        .write(Samples.save(document, folder.resolve("leak.pdf")), List.of(read), target());

    assertOnTheWords(read, null);
  }

  @Test
  void pagesThatShareResourcesGetTheirOwn() throws Exception {
    PDDocument document = new PDDocument();
    PDPage one = Samples.imagePage(document, SCAN, BOX, WHOLE);
    PDPage two = new PDPage(BOX);
    document.addPage(two);
    two.setResources(one.getResources());
    two.getCOSObject().setItem(COSName.CONTENTS, one.getCOSObject().getItem(COSName.CONTENTS));
    Path original = Samples.save(document, folder.resolve("shared.pdf"));

    new SearchablePdf().write(original, List.of(page(0, upright(0))), target());

    try (PDDocument written = Loader.loadPDF(target().toFile())) {
      assertThat(written.getPage(0).getResources().getFontNames()).hasSize(1);
      assertThat(written.getPage(1).getResources().getFontNames()).isEmpty();
    }
    assertThat(picture(1).embedded()).isTrue();
  }

  @Test
  void anEarlierRecognisersTextIsReplaced() throws Exception {
    PDDocument document = new PDDocument();
    PDPage page = Samples.imagePage(document, SCAN, BOX, WHOLE);
    write(document, page, RenderingMode.NEITHER, "Kaзaк xaлкынын");
    Path original = Samples.save(document, folder.resolve("old.pdf"));

    new SearchablePdf().write(original, List.of(page(0, upright(0))), target());

    assertThat(FoundWords.text(original)).contains("Kaзaк");
    assertThat(FoundWords.text(target())).doesNotContain("Kaзaк").contains("Қазақ халқының");
    assertThat(picture(0).embedded()).isTrue();
  }

  @Test
  void anEarlierRecognisersTextIsReplacedInAFormToo() throws Exception {
    PDDocument document = new PDDocument();
    PDPage page = Samples.imagePage(document, SCAN, BOX, WHOLE);
    PDFormXObject form = new PDFormXObject(document);
    form.setBBox(BOX);
    form.setResources(new PDResources());
    form.getResources().put(COSName.getPDFName("F"), Samples.dejaVu(document));
    var font = (org.apache.pdfbox.pdmodel.font.PDType0Font)
        form.getResources().getFont(COSName.getPDFName("F"));
    StringBuilder hex = new StringBuilder();
    for (byte b : font.encode("Kaзaк")) {
      hex.append(String.format("%02X", b));
    }
    try (OutputStream out = form.getContentStream().createOutputStream()) {
      out.write(
          ("BT 3 Tr /F 12 Tf 20 300 Td <" + hex + "> Tj ET").getBytes(StandardCharsets.US_ASCII));
    }
    page.getResources().put(COSName.getPDFName("Old"), form);
    Samples.append(document, page, "/Old Do");
    Path original = Samples.save(document, folder.resolve("oldform.pdf"));

    new SearchablePdf().write(original, List.of(page(0, upright(0))), target());

    assertThat(FoundWords.text(original)).contains("Kaзaк");
    assertThat(FoundWords.text(target())).doesNotContain("Kaзaк").contains("Қазақ халқының");
  }

  @Test
  void aSecondRunOverTheResultLeavesOneText() throws Exception {
    Page page = page(0, upright(0));
    Path second = folder.resolve("second.pdf");

    new SearchablePdf().write(scanPdf(BOX, WHOLE, 0), List.of(page), target());
    new SearchablePdf().write(target(), List.of(page), second);

    assertThat(FoundWords.text(second)).isEqualTo(FoundWords.text(target()));
  }

  @Test
  void carriedAndMissingPagesAreLeftAlone() throws Exception {
    PDDocument document = new PDDocument();
    for (int i = 0; i < 2; i++) {
      PDPage page = new PDPage(BOX);
      document.addPage(page);
      write(document, page, RenderingMode.FILL, "өз сөзі");
    }
    Path original = Samples.save(document, folder.resolve("own.pdf"));
    Page recognised = page(0, upright(0));
    Page carried = new Page(
        1,
        WIDTH,
        HEIGHT,
        150,
        "own.pdf",
        0,
        recognised.language(),
        recognised.blocks(),
        new TextOrigin(
            TextOrigin.Step.CARRIED, "Muragat 0.1.0", "", recognised.origin().when()));

    new SearchablePdf().write(original, List.of(carried), target());

    assertThat(FoundWords.text(target())).isEqualTo(FoundWords.text(original));
  }

  @Test
  void anEncryptedOriginalThatOpensWithoutAPasswordGivesAReadableResult() throws Exception {
    Path original = folder.resolve("encrypted.pdf");
    try (PDDocument document = new PDDocument()) {
      Samples.imagePage(document, SCAN, BOX, WHOLE);
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy("owner", "", new AccessPermission());
      policy.setEncryptionKeyLength(128);
      document.protect(policy);
      document.save(original.toFile());
    }

    new SearchablePdf().write(original, List.of(page(0, upright(0))), target());

    assertThat(FoundWords.text(target())).contains("Қазақ халқының тарихы");
    assertThat(picture(0).embedded()).isTrue();
  }

  @Test
  void anOriginalWithABrokenCrossReferenceIsWrittenAnew() throws Exception {
    Path original = scanPdf(BOX, WHOLE, 0);
    String bytes = Files.readString(original, StandardCharsets.ISO_8859_1);
    int at = bytes.lastIndexOf("startxref") + 10;
    Files.writeString(
        original, bytes.substring(0, at) + "17\n%%EOF\n", StandardCharsets.ISO_8859_1);

    new SearchablePdf().write(original, List.of(page(0, upright(0))), target());

    assertThat(PdfFile.hasUsableXref(target())).isTrue();
    assertThat(FoundWords.text(target())).contains("Қазақ халқының тарихы");
    assertThat(picture(0).embedded()).isTrue();
  }

  @Test
  void growthStaysWithinATenthForAnOrdinaryScan() throws Exception {
    PDDocument document = new PDDocument();
    Samples.imagePage(
        document,
        Samples.noisy(1240, 1754, BufferedImage.TYPE_BYTE_GRAY),
        PDRectangle.A4,
        new AffineTransform(595.28, 0, 0, 841.89, 0, 0));
    Path original = Samples.save(document, folder.resolve("ordinary.pdf"));
    TextLine[] lines = new TextLine[50];
    for (int i = 0; i < lines.length; i++) {
      String text = "Мұрағат құжаттарын сақтау және пайдалану тәртібі " + i;
      lines[i] = Samples.line("l" + i, text, 100, 100 + 32 * i, 20, 10);
    }

    new SearchablePdf()
        .write(original, List.of(Samples.page(1, 1240, 1754, 150, 0, lines)), target());

    assertThat(Files.size(target())).isLessThan(Files.size(original) * 11 / 10);
  }

  private PdfPage.PictureOf picture(int index) throws Exception {
    try (PdfScan scan = PdfScan.open(target())) {
      return (PdfPage.PictureOf) scan.page(index);
    }
  }

  private Path scanPdf(PDRectangle box, AffineTransform placement, int rotation)
      throws IOException {
    PDDocument document = new PDDocument();
    Samples.imagePage(document, SCAN, box, placement).setRotation(rotation);
    return Samples.save(document, folder.resolve("scan.pdf"));
  }

  private static void write(PDDocument document, PDPage page, RenderingMode mode, String text)
      throws IOException {
    try (PDPageContentStream content =
        new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
      content.beginText();
      content.setFont(Samples.dejaVu(document), 20);
      content.setRenderingMode(mode);
      content.newLineAtOffset(30, 300);
      content.showText(text);
      content.endText();
    }
  }

  private static List<TextLine> upright(double degrees) {
    AffineTransform first = AffineTransform.getTranslateInstance(60, 150);
    first.rotate(Math.toRadians(degrees));
    AffineTransform second = AffineTransform.getTranslateInstance(60, 200);
    second.rotate(Math.toRadians(degrees));
    return List.of(
        Samples.line("l1", "Қазақ халқының тарихы", first, 25, 16),
        Samples.line("l2", "және мұрағат ісі.", second, 25, 16));
  }

  private static Page page(int turns, List<TextLine> lines) {
    return Samples.page(1, WIDTH, HEIGHT, 150, turns, lines.toArray(TextLine[]::new));
  }

  /** Compares the words' places with those that PDFBox finds, to within a few pixels. */
  private void assertOnTheWords(Page page, PageFrame frame) throws IOException {
    List<FoundWords.Found> found =
        FoundWords.on(target(), 1, frame, page.widthPx(), page.heightPx());
    List<Word> words = page.lines().flatMap(line -> line.words().stream()).toList();
    assertThat(found.stream().map(FoundWords.Found::text).toList())
        .isEqualTo(words.stream().map(Word::text).toList());
    for (int i = 0; i < words.size(); i++) {
      var wanted = words.get(i).box();
      var is = found.get(i).box();
      double centreX = wanted.x() + wanted.width() / 2.0;
      double centreY = wanted.y() + wanted.height() / 2.0;
      assertThat(is.x() + is.width() / 2.0).isCloseTo(centreX, within(6.0));
      assertThat(is.y() + is.height() / 2.0).isCloseTo(centreY, within(9.0));
      assertThat(Math.max(is.width(), is.height()))
          .isCloseTo(Math.max(wanted.width(), wanted.height()), within(12));
    }
  }
}
