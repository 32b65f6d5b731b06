package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.muragat.alto.AltoReader;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.pipeline.DocumentReport;
import kz.muragat.search.ArchiveIndex;
import kz.muragat.search.PageSearch;
import kz.muragat.store.Correction;
import kz.muragat.store.CorrectionSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The running watcher with a document of two pages: what others have made of its pages comes back through the inbox. */
class TakeCorrectionsTest {

  @TempDir
  static Path folder;

  private static TestHome home;
  private static TestHome.Running running;

  @BeforeAll
  static void aScanIsRead() throws Exception {
    home = TestHome.served(folder);
    running = home.start();
    home.drop(
        "fond-7/delo-9.pdf",
        TestScans.pdf(List.of(
            TestScans.page(
                "Қазақстан Республикасының мемлекеттік мұрағаты",
                "Опись дел постоянного хранения за 1937 год"),
            TestScans.page(700, "сақтау мерзімі тұрақты құжаттардың", "жиынтық тізімдемесі"))));
    home.await(home.done("fond-7/delo-9.pdf"));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void altoOfAnotherProgramIsTakenByWhereItsLinesStand() throws Exception {
    Page page = page(1);
    TextLine second = page.lines().toList().get(1);
    // as eScriptorium writes it: ids of its own, a whole line in one String, the picture's name
    StringBuilder alto = new StringBuilder("<alto xmlns='http://www.loc.gov/standards/alto/ns-v4#'>"
        + "<Description><MeasurementUnit>pixel</MeasurementUnit><sourceImageInformation>"
        + "<fileName>delo-9_page_1.png</fileName></sourceImageInformation>"
        + "<Processing ID='p'><processingAgency>Айгүл</processingAgency>"
        + "<processingCategory>contentModification</processingCategory></Processing></Description>"
        + "<Layout><Page ID='x' WIDTH='" + 2 * page.widthPx() + "' HEIGHT='" + 2 * page.heightPx()
        + "'><PrintSpace><TextBlock ID='eSc_b'>");
    for (TextLine line : page.lines().toList()) {
      var box = line.shape().box();
      alto.append("<TextLine ID='eSc_")
          .append(line.id().hashCode())
          .append("' HPOS='")
          .append(2 * box.x() + 7)
          .append("' VPOS='")
          .append(2 * box.y() - 5)
          .append("' WIDTH='")
          .append(2 * box.width())
          .append("' HEIGHT='")
          .append(2 * box.height())
          .append("'><String CONTENT='")
          .append(line == second ? "Опись дел секретного хранения за 1937 год" : line.text())
          .append("'/></TextLine>");
    }
    alto.append("</TextBlock></PrintSpace></Page></Layout></alto>");
    drop("fond-7/delo-9_page_1.xml", alto.toString());
    home.await(home.done("fond-7/delo-9_page_1.xml"));

    TextLine corrected = page(1).lines().toList().get(1);
    assertThat(corrected.text()).isEqualTo("Опись дел секретного хранения за 1937 год");
    assertThat(corrected.corrected()).isTrue();
    assertThat(corrected.words().get(0).box()).isEqualTo(second.words().get(0).box());
    assertThat(page(1).lines().filter(TextLine::corrected)).hasSize(1);
    assertThat(Files.readString(home.outbox("fond-7/delo-9/delo-9.txt"))).contains("секретного");
    try (PDDocument pdf = Loader.loadPDF(home.outbox("fond-7/delo-9/delo-9.pdf").toFile())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("секретного");
    }
    try (PageSearch index = ArchiveIndex.openForSearch(home.root.resolve("index"))) {
      assertThat(index.search("\"секретного\"", 1).total()).isEqualTo(1);
    }
    assertThat(new CorrectionSet(home.settings().corrections()).trainable())
        .filteredOn(pair -> pair.line().equals(second.id()))
        .extracting(Correction::who)
        .containsExactly("Айгүл");
  }

  @Test
  void ourOwnPageXmlComesBackCorrectedAndAnOlderStateChangesNothing() throws Exception {
    String exported = exported(2);
    String before = page(2).lines().toList().get(1).text();
    drop("fond-7/delo-9-2.page.xml", exported.replace(before, "жиынтық тізбесі"));
    home.await(home.done("fond-7/delo-9-2.page.xml"));
    TextLine line = page(2).lines().toList().get(1);
    assertThat(line.text()).isEqualTo("жиынтық тізбесі");
    assertThat(page(2).origin().edits()).last().extracting("who").isEqualTo("import");

    byte[] alto = Files.readAllBytes(alto(2));
    drop("fond-7/old/delo-9-2.page.xml", exported);
    home.await(home.done("fond-7/old/delo-9-2.page.xml"));
    assertThat(alto(2)).as("what stood there before is no correction").hasBinaryContent(alto);
  }

  @Test
  void whatBelongsToNoPageFailsWithASentence() throws Exception {
    String exported = exported(1);
    drop("stranger.xml", exported.replace("delo-9.pdf", "delo-10.pdf"));
    assertThat(reason("stranger.xml")).contains("'delo-10.pdf'", "no document of this archive");

    drop("delo-9-1.xml", exported.replaceAll("points=\"[^\"]*\"", "points=\"0,0 1,0 1,1 0,1\""));
    assertThat(reason("delo-9-1.xml")).contains("delo-9.pdf", "its lines stand where no page");

    drop("broken.xml", exported.substring(0, exported.length() / 2));
    assertThat(reason("broken.xml")).contains("broken.xml", "not well-formed");

    drop("other.xml", "<html xmlns='http://www.w3.org/1999/xhtml'/>");
    assertThat(reason("other.xml")).contains("is no scan");
  }

  private static String reason(String name) throws IOException {
    home.await(home.failed(name));
    return Files.readString(home.failed(name + ".error.txt"));
  }

  private static void drop(String name, String content) throws IOException {
    home.drop(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static String exported(int page) throws Exception {
    String sha256 =
        DocumentReport.read(home.outbox("fond-7/delo-9/document.json")).sha256();
    URI address = URI.create("http://127.0.0.1:" + running.port() + "/api/documents/" + sha256
        + "/pages/" + page + "/page-xml");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .body();
  }

  private static Path alto(int page) {
    return home.outbox("fond-7/delo-9/alto/000" + page + ".xml");
  }

  private static Page page(int number) throws IOException {
    return new AltoReader().read(alto(number));
  }
}
