package kz.muragat.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kz.muragat.model.Page;
import kz.muragat.text.ErrorRate;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text comes out of the PDF in the page's own order, whatever the reader. */
class ReadingOrderTest {

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(doubles = {0, -1.5})
  void pdfBoxGivesThePagesOrder(double slant) throws Exception {
    for (Page page : pages(slant)) {
      assertThat(words(FoundWords.text(written(page)))).isEqualTo(words(Samples.text(page)));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.7, 1.5, -1.5})
  void pdftotextGivesThePagesOrder(double slant) throws Exception {
    assumeTrue(runs("pdftotext", "-v"), "pdftotext (poppler-utils) is not installed");
    for (Page page : pages(slant)) {
      String text = output("pdftotext", written(page).toString(), "-");
      assertThat(words(text)).isEqualTo(words(Samples.text(page)));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1.5})
  void muPdfGivesThePagesOrder(double slant) throws Exception {
    assumeTrue(runs("mutool", "-v"), "mutool (mupdf-tools) is not installed");
    for (Page page : pages(slant)) {
      String text = output("mutool", "draw", "-q", "-F", "txt", written(page).toString());
      assertThat(words(text)).isEqualTo(words(Samples.text(page)));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-2, -1.2, -0.6, 0, 0.6, 1.2, 2})
  void pdftotextGivesTheOrderOfNarrowGuttersNotesTablesAndFullPages(double slant) throws Exception {
    assumeTrue(runs("pdftotext", "-v"), "pdftotext (poppler-utils) is not installed");
    ErrorRate lost = ErrorRate.NONE;
    for (Page page : hardPages(slant)) {
      String text = output("pdftotext", written(page).toString(), "-");
      ErrorRate rate = ErrorRate.ofCharacters(
          String.join(" ", words(Samples.text(page))), String.join(" ", words(text)));
      assertThat(rate.rate()).as(page.blocks().get(0).lines().get(0).text()).isLessThan(0.003);
      lost = lost.plus(rate);
    }
    assertThat(lost.rate()).isLessThan(0.001);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1.2, 0.6})
  void pdfBoxGivesTheOrderOfNarrowGuttersNotesTablesAndFullPages(double slant) throws Exception {
    for (Page page : hardPages(slant)) {
      assertThat(words(FoundWords.text(written(page)))).isEqualTo(words(Samples.text(page)));
    }
  }

  private static List<Page> hardPages(double slant) throws IOException {
    return List.of(
        new Layouts(36, slant).twoColumns(35),
        new Layouts(98, slant).columns(3, 50, 34, 42),
        new Layouts(36, slant).wideTable(6, 50),
        new Layouts(67, slant).notes(true),
        new Layouts(36, slant).notes(false),
        new Layouts(67, slant).dense(40, 46));
  }

  private static List<Page> pages(double slant) throws IOException {
    return List.of(
        new Layouts(1, slant).oneColumn(),
        new Layouts(2, slant).twoColumns(90),
        new Layouts(3, slant).twoColumns(55),
        new Layouts(4, slant).table());
  }

  private Path written(Page page) throws Exception {
    PDDocument document = new PDDocument();
    document.addPage(new PDPage(new PDRectangle(595.2f, 841.92f)));
    Path original = Samples.save(document, folder.resolve("blank.pdf"));
    Path target = folder.resolve("out.pdf");
    new SearchablePdf().write(original, List.of(page), target);
    return target;
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("[\\s\\f]+"));
  }

  private static boolean runs(String... command) {
    try {
      output(command);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String output(String... command) throws IOException {
    Process process = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return text;
  }
}
