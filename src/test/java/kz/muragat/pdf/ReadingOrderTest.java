package kz.muragat.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kz.muragat.model.Page;
import kz.muragat.text.ErrorRate;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text comes out of the PDF in the page's own order, whatever the reader. */
class ReadingOrderTest {

  /** Share of a page's letters. */
  private static final double MOST_LOST = 0.003;

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

  /** The same four seeds at three slants. */
  @Test
  void pdftotextReadsNotesWhereThePageDoes() throws Exception {
    assumeTrue(runs("pdftotext", "-v"), "pdftotext (poppler-utils) is not installed");
    Loss loss = new Loss();
    for (double slant : new double[] {-1.2, 0, 0.6}) {
      for (long seed = 1; seed <= 4; seed++) {
        Page page = new Layouts(seed, slant).notesWithin();
        loss.add(slant, page, output("pdftotext", written(page).toString(), "-"));
      }
    }
    assertThat(loss.pages).hasSizeLessThanOrEqualTo(1);
  }

  /** Every line below took over its size, and poppler tore what was too far apart for it. */
  @ParameterizedTest
  @ValueSource(doubles = {-1.2, 0, 0.6})
  void pdftotextReadsATextWithALineMeasuredTooLarge(double slant) throws Exception {
    assumeTrue(runs("pdftotext", "-v"), "pdftotext (poppler-utils) is not installed");
    Page page = new Layouts(3, slant).notesBesideALineOfFigures();
    String text = output("pdftotext", written(page).toString(), "-");
    assertThat(words(text)).isEqualTo(words(Samples.text(page)));
  }

  /** Four paragraphs stood so that poppler took them for a table: one's first word, on the slant, touched the line above. */
  @Test
  void pdftotextReadsOneColumnAfterTheOther() throws Exception {
    assumeTrue(runs("pdftotext", "-v"), "pdftotext (poppler-utils) is not installed");
    Page page = TwoColumns.page();
    String text = output("pdftotext", written(page).toString(), "-");
    assertThat(words(text)).isEqualTo(words(Samples.text(page)));
  }

  /** On the slant, a column reached under the beginning of the next; the page number came before columns to its right. */
  @ParameterizedTest
  @ValueSource(doubles = {-1.5, -0.8, 1.2})
  void pdftotextReadsNarrowColumnsOnASlant(double slant) throws Exception {
    assumeTrue(runs("pdftotext", "-v"), "pdftotext (poppler-utils) is not installed");
    Page page = new Layouts(1, slant).newspaper();
    String text = output("pdftotext", written(page).toString(), "-");
    assertThat(words(text)).isEqualTo(words(Samples.text(page)));
  }

  /** The text below followed the columns so closely that poppler made one block of all of them. */
  @ParameterizedTest
  @ValueSource(doubles = {-0.7, 0, 0.7})
  void pdftotextReadsColumnsDownToTheTextRightBelowThem(double slant) throws Exception {
    assumeTrue(runs("pdftotext", "-v"), "pdftotext (poppler-utils) is not installed");
    Page page = new Layouts(1, slant).tableReadDownwards();
    String text = output("pdftotext", written(page).toString(), "-");
    assertThat(words(text)).isEqualTo(words(Samples.text(page)));
  }

  /** A sweep with nothing chosen: every layout, seven slants, the first two seeds. */
  @Test
  void pdftotextLosesNextToNothingOfAnyLayoutAtAnySlant() throws Exception {
    assumeTrue(runs("pdftotext", "-v"), "pdftotext (poppler-utils) is not installed");
    Loss loss = new Loss();
    for (double slant : new double[] {-2, -1.2, -0.6, 0, 0.6, 1.2, 2}) {
      List<Page> pages = everyLayout(slant);
      String[] texts = output("pdftotext", written(pages).toString(), "-").split("\f");
      assertThat(texts.length).isEqualTo(pages.size());
      for (int i = 0; i < texts.length; i++) {
        loss.add(slant, pages.get(i), texts[i]);
      }
    }
    assertThat(loss.total.rate()).as(loss.pages.toString()).isLessThan(MOST_LOST / 3);
    assertThat(loss.pages).hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1.2, 0.6})
  void pdfBoxLosesNextToNothingOfAnyLayout(double slant) throws Exception {
    Loss loss = new Loss();
    for (Page page : everyLayout(slant)) {
      loss.add(slant, page, FoundWords.text(written(page)));
    }
    assertThat(loss.total.rate()).as(loss.pages.toString()).isLessThan(MOST_LOST);
  }

  /** What comes out in another order than the page's, as a share of its letters. */
  private static final class Loss {

    private ErrorRate total = ErrorRate.NONE;
    private final List<String> pages = new ArrayList<>();

    void add(double slant, Page page, String text) {
      String wanted = String.join(" ", words(Samples.text(page)));
      String got = String.join(" ", words(text));
      // The distance of texts is costly to find, and nearly all are the same.
      ErrorRate rate = got.equals(wanted)
          ? new ErrorRate(0, wanted.codePointCount(0, wanted.length()))
          : ErrorRate.ofCharacters(wanted, got);
      total = total.plus(rate);
      if (rate.rate() > MOST_LOST) {
        pages.add(rate.rate() + " at " + slant + "°: "
            + page.blocks().get(0).lines().get(0).text());
      }
    }
  }

  private static List<Page> everyLayout(double slant) throws IOException {
    List<Page> pages = new ArrayList<>();
    for (long seed = 1; seed <= 2; seed++) {
      pages.add(new Layouts(seed, slant).oneColumn());
      pages.add(new Layouts(seed, slant).twoColumns(90));
      pages.add(new Layouts(seed, slant).twoColumns(35));
      pages.add(new Layouts(seed, slant).columns(3, 50, 34, 42));
      pages.add(new Layouts(seed, slant).columns(3, 80, 34, 42));
      pages.add(new Layouts(seed, slant).columns(4, 60, 30, 38));
      pages.add(new Layouts(seed, slant).table());
      pages.add(new Layouts(seed, slant).wideTable(6, 50));
      pages.add(new Layouts(seed, slant).wideTable(8, 55));
      pages.add(new Layouts(seed, slant).notes(true));
      pages.add(new Layouts(seed, slant).notes(false));
      pages.add(new Layouts(seed, slant).dense(40, 46));
      pages.add(new Layouts(seed, slant).letter());
      pages.add(new Layouts(seed, slant).verse());
      pages.add(new Layouts(seed, slant).sections());
    }
    return pages;
  }

  private static List<Page> pages(double slant) throws IOException {
    return List.of(
        new Layouts(1, slant).oneColumn(),
        new Layouts(2, slant).twoColumns(90),
        new Layouts(3, slant).twoColumns(55),
        new Layouts(4, slant).table());
  }

  private Path written(Page page) throws Exception {
    return written(List.of(page));
  }

  private Path written(List<Page> pages) throws Exception {
    PDDocument document = new PDDocument();
    pages.forEach(page -> document.addPage(new PDPage(new PDRectangle(595.2f, 841.92f))));
    Path original = Samples.save(document, folder.resolve("blank.pdf"));
    Path target = folder.resolve("out.pdf");
    List<Page> numbered = new ArrayList<>();
    pages.forEach(page -> numbered.add(numbered(numbered.size() + 1, page)));
    new SearchablePdf().write(original, numbered, target);
    return target;
  }

  private static Page numbered(int number, Page page) {
    return new Page(
        number,
        page.widthPx(),
        page.heightPx(),
        page.dpi(),
        page.sourceFileName(),
        page.quarterTurns(),
        page.language(),
        page.blocks(),
        page.origin());
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
