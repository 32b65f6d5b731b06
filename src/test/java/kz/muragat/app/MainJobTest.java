package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.muragat.alto.AltoReader;
import kz.muragat.model.Box;
import kz.muragat.model.Language;
import kz.muragat.model.Page;
import kz.muragat.model.Style;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;
import kz.muragat.text.ErrorRate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job with the model in charge: a scan goes in, and the right text comes out in every form. */
class MainJobTest {

  private static final String[] LINES = {
    "Қазақстан Республикасының мемлекеттік мұрағаты",
    "сақтау мерзімі тұрақты құжаттардың тізімдемесі",
    "Опись дел постоянного хранения за 1937 год",
    "по общему отделу областного управления",
    "әкімшілік шаруашылығы, үкім, өкілеттік, іңір",
    "Начальник отдела обращений граждан",
  };

  @TempDir
  Path home;

  @Test
  void aMixedScanComesOutRight() throws IOException {
    Page page = read(TestScans.page(LINES));
    assertThat(page.quarterTurns()).isZero();
    assertRight(page);
    List<TextLine> lines = page.lines().toList();
    assertThat(lines).extracting(TextLine::language).contains(Language.KAZAKH, Language.RUSSIAN);
    assertThat(lines.get(0).style()).isEqualTo(Style.PRINTED);

    Path outbox = home.resolve("outbox/letter");
    assertThat(errors(Files.readString(outbox.resolve("letter.txt")))).isLessThan(0.02);
    try (PDDocument pdf = Loader.loadPDF(outbox.resolve("letter.pdf").toFile())) {
      assertThat(errors(new PDFTextStripper().getText(pdf))).isLessThan(0.02);
    }
    assertThat(run("search", "ТІЗІМДЕМЕСІ")).isEqualTo(ExitCode.OK);
  }

  @Test
  void wordsBoxesLieOnTheirInk() throws IOException {
    BufferedImage scan = TestScans.page(LINES);
    Page page = read(scan);
    for (Word word : page.lines().flatMap(line -> line.words().stream()).toList()) {
      Box box = word.box();
      assertThat(ink(scan, box.x() + 3, box.y(), box.right() - 3, box.bottom()))
          .as("ink in the box of %s", word.text())
          .isPositive();
      assertThat(ink(scan, box.right() + 3, box.y(), box.right() + 5, box.bottom()))
          .as("ink right of %s", word.text())
          .isZero();
    }
  }

  @Test
  void aPageOnItsHeadIsTurnedAndItsPictureIsNot() throws IOException {
    BufferedImage upright = TestScans.page(LINES);
    AffineTransform half = AffineTransform.getQuadrantRotateInstance(
        2, upright.getWidth() / 2.0, upright.getHeight() / 2.0);
    BufferedImage turned = new AffineTransformOp(half, AffineTransformOp.TYPE_NEAREST_NEIGHBOR)
        .filter(
            upright,
            new BufferedImage(
                upright.getWidth(), upright.getHeight(), BufferedImage.TYPE_BYTE_GRAY));
    Page page = read(turned);
    assertThat(page.quarterTurns()).isEqualTo(2);
    assertRight(page);
    TextLine first = page.lines().findFirst().orElseThrow();
    assertThat(first.shape().baseline().first().x())
        .as("a line on its head runs from right to left")
        .isGreaterThan(first.shape().baseline().last().x());
    assertThat(first.shape().box().y()).isGreaterThan(upright.getHeight() / 2);
  }

  /** Of which there are more than letters, whose size they must not be taken for. */
  @Test
  void pointsLeadToPageNumbers() throws IOException {
    String[] entries = {"Кіріспе", "Мұрағат қоры", "Опись дел", "Тізімдеме", "Протоколы", "Қосымша"
    };
    String[] lines = new String[entries.length];
    for (int i = 0; i < entries.length; i++) {
      lines[i] = entries[i] + " " + ".".repeat(60 - entries[i].length()) + " " + (32 + 29 * i);
    }
    Page page = read(TestScans.page(lines));
    assertThat(page.quarterTurns()).isZero();
    List<String> words = page.lines()
        .flatMap(line -> line.words().stream())
        .map(word -> word.text().replaceAll("[.…]", ""))
        .toList();
    for (int i = 0; i < entries.length; i++) {
      assertThat(words).contains(entries[i].split(" ")).contains(String.valueOf(32 + 29 * i));
    }
  }

  /** Its figures have their neighbours above and below, like the letters of a page that lies on its side. */
  @Test
  void aPageOfFiguresInColumnsIsNotTurned() throws IOException {
    String figures =
        "%d               %d               %d               %d               %d               %d";
    List<String> lines =
        new ArrayList<>(List.of("Жұмыс уақытының табелі", "Табель рабочего времени"));
    for (int i = 0; i < 16; i++) {
      lines.add(String.format(figures, i % 8, i % 7, i % 9, 8 - i % 8, i % 6, 9 - i % 9));
    }
    Page page = read(TestScans.page(lines.toArray(String[]::new)));
    assertThat(page.quarterTurns()).isZero();
    assertThat(page.lines().map(TextLine::text)).contains(lines.get(0), lines.get(1));
  }

  private Page read(BufferedImage scan) throws IOException {
    Path file = Files.write(home.resolve("letter.png"), TestScans.png(scan));
    assertThat(run("process", file.toString())).isEqualTo(ExitCode.OK);
    return new AltoReader().read(home.resolve("outbox/letter/alto/0001.xml"));
  }

  private int run(String command, String argument) {
    return Main.run(
        command,
        "--home",
        home.toString(),
        "--set",
        "models=" + Path.of("models").toAbsolutePath(),
        "--set",
        "routes=" + TestHome.ROUTES,
        argument);
  }

  private static void assertRight(Page page) {
    String read = String.join("\n", page.lines().map(TextLine::text).toList());
    assertThat(errors(read)).as(read).isLessThan(0.02);
  }

  private static double errors(String read) {
    return ErrorRate.ofCharacters(
            String.join(" ", LINES), String.join(" ", read.strip().split("\\s+")))
        .rate();
  }

  private static int ink(BufferedImage image, int left, int top, int right, int bottom) {
    int dark = 0;
    for (int y = Math.max(0, top); y < Math.min(image.getHeight(), bottom); y++) {
      for (int x = Math.max(0, left); x < Math.min(image.getWidth(), right); x++) {
        dark += image.getRaster().getSample(x, y, 0) < 100 ? 1 : 0;
      }
    }
    return dark;
  }
}
