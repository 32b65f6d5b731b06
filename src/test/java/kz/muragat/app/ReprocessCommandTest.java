package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.muragat.alto.AltoReader;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;
import kz.muragat.pipeline.PublishedDocuments;
import kz.muragat.pipeline.learn.UncorrectedLines;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.SpoiltModel;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.store.DocumentRegistry;
import kz.muragat.store.Inbox;
import kz.muragat.store.ModelRegistry;
import kz.muragat.text.ErrorRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a spoilt model read is read again by the one that ships. */
class ReprocessCommandTest {

  private static final List<String> LINES = List.of(
      "Қазақстан Республикасының мемлекеттік мұрағаты",
      "сақтау мерзімі тұрақты құжаттардың тізімдемесі",
      "Опись дел постоянного хранения за 1937 год");

  @TempDir
  Path home;

  @Test
  void linesReadBadlyAreReadAgainAndCorrectedOnesStay() throws IOException {
    Path models = Files.createDirectory(home.resolve("models"));
    SpoiltModel.copyShipped(models);
    SpoiltModel.write(models, "spoilt", 0.6);
    ModelRegistry registry = new ModelRegistry(models);
    registry.putInCharge("spoilt");
    Path scan = Files.write(
        home.resolve("letter.png"), TestScans.png(TestScans.page(LINES.toArray(String[]::new))));
    assertThat(run("process", scan.toString())).isZero();
    assertThat(run("correct", "letter", "1", "3", "Написано человеком", "--who", "Айгүл"))
        .isZero();
    Page before = page();
    assertThat(before.origin().modelVersion()).isEqualTo("spoilt");

    assertThat(run("reprocess", "--below", "1")).isZero();
    assertThat(page()).as("the same version reads nothing again").isEqualTo(before);

    registry.putInCharge(SpoiltModel.SHIPPED);
    assertThat(run("reprocess", "--below", "1")).isZero();
    Page after = page();
    List<TextLine> lines = after.lines().toList();
    assertThat(lines).hasSameSizeAs(LINES);
    assertThat(lines.get(2)).isEqualTo(before.lines().toList().get(2));
    assertThat(errors(after)).isLessThan(errors(before) / 2);
    assertThat(after.origin().modelVersion()).isEqualTo(SpoiltModel.SHIPPED);
    assertThat(after.origin().edits()).isEqualTo(before.origin().edits());
    Word first = lines.get(0).words().get(0);
    Word then = before.lines().toList().get(0).words().get(0);
    assertThat(Math.abs(first.box().x() - then.box().x())).isLessThan(20);

    assertThat(home.resolve("outbox/letter/document.json"))
        .content()
        .contains("\"modelVersion\" : \"" + SpoiltModel.SHIPPED + "\"");
    assertThat(home.resolve("outbox/letter/letter.txt"))
        .content()
        .contains("Написано человеком", lines.get(0).text());
    assertThat(run("search", "человеком")).isZero();
    assertThat(run("search", lines.get(1).words().get(0).text())).isZero();

    assertThat(run("reprocess", "--below", "1")).isZero();
    assertThat(page()).isEqualTo(after);

    ModelFolder teacher = ModelFolder.read(models.resolve(SpoiltModel.SHIPPED));
    ModelFolder pupil = ModelFolder.read(models.resolve("spoilt"));
    assertThat(uncorrected(100, teacher).labelled(pupil, 100))
        .as("what a teacher reads surely, but for the line that a person corrected")
        .isNotEmpty()
        .allSatisfy(line -> assertThat(LINES.subList(0, 2)).contains(line.text()));
    assertThat(uncorrected(100, teacher).labelled(pupil, 1)).hasSize(1);
    assertThat(uncorrected(0, teacher).labelled(pupil, 100)).isEmpty();
  }

  private UncorrectedLines uncorrected(int most, ModelFolder teacher) throws IOException {
    Path outbox = home.resolve("outbox");
    return new UncorrectedLines(
        new PublishedDocuments(
            new DocumentRegistry(outbox, outbox.resolve(".work/documents.jsonl")),
            outbox,
            new Inbox(home.resolve("inbox"))),
        TorchRuntime.start(1),
        most,
        teacher);
  }

  private Page page() throws IOException {
    return new AltoReader().read(home.resolve("outbox/letter/alto/0001.xml"));
  }

  /** In the lines that nobody corrected. */
  private static long errors(Page page) {
    List<TextLine> lines = page.lines().toList();
    long errors = 0;
    for (int i = 0; i < 2; i++) {
      errors += ErrorRate.ofCharacters(LINES.get(i), lines.get(i).text()).errors();
    }
    return errors;
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(
        "--home",
        home.toString(),
        "--set",
        "routes=" + TestHome.ROUTES,
        "--set",
        "log.level=warn"));
    return Main.run(all.toArray(String[]::new));
  }
}
