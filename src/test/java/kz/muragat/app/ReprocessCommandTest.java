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
import kz.muragat.recognise.SpoiltModel;
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
    SpoiltModel.write(models, "spoilt", 1.1);
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
        .contains("\"modelVersion\" : \"kr-3\"");
    assertThat(home.resolve("outbox/letter/letter.txt"))
        .content()
        .contains("Написано человеком", lines.get(0).text());
    assertThat(run("search", "человеком")).isZero();
    assertThat(run("search", lines.get(1).words().get(0).text())).isZero();

    assertThat(run("reprocess", "--below", "1")).isZero();
    assertThat(page()).isEqualTo(after);
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
