package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kz.muragat.alto.AltoReader;
import kz.muragat.model.Page;
import kz.muragat.pipeline.DocumentReport;
import kz.muragat.store.ContentHash;
import kz.muragat.store.WorkLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that were in work when the program ended, one way or another. */
class RestartTest {

  private static final int PAGES = 12;

  @TempDir
  Path folder;

  private TestHome home;
  private Path scan;
  private ContentHash hash;
  private WorkLedger ledger;

  @BeforeEach
  void dropALongScan() throws IOException {
    home = TestHome.in(folder);
    List<BufferedImage> pages = new ArrayList<>();
    for (int i = 0; i < PAGES; i++) {
      String[] lines = new String[15];
      Arrays.fill(lines, "Қазақстан Республикасының мұрағаты " + i);
      pages.add(TestScans.page(lines));
    }
    scan = home.drop("fond/delo.pdf", TestScans.pdf(pages));
    hash = ContentHash.of(scan);
    ledger = new WorkLedger(home.settings().work());
  }

  /** Camel, tried, no. 2: with an eager key a scan in work during a crash went to .done unread. */
  @Test
  @Tag("slow")
  void aKilledProgramLosesNoFinishedPage() throws Exception {
    Process process = startProgram("first.log");
    home.await("some pages are finished", () -> finished() >= 3);
    process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    Instant killed = Instant.now();
    int before = finished();
    assertThat(before).isLessThan(PAGES);
    assertThat(scan).exists();
    assertThat(home.outbox("fond")).doesNotExist();

    Process again = startProgram("second.log");
    home.await(home.done("fond/delo.pdf"));
    again.destroy();
    assertThat(again.waitFor(1, TimeUnit.MINUTES)).isTrue();

    assertPublishedOnce();
    assertThat(pagesReadBefore(killed)).isGreaterThanOrEqualTo(before);
    assertThat(Files.readString(home.root.resolve("second.log")))
        .contains(before + " of them finished before");
  }

  @Test
  void anOrderlyStopLosesNoFinishedPageAndCountsAsNoAttempt() throws IOException {
    try (TestHome.Running running = home.start()) {
      home.await("some pages are finished", () -> finished() >= 2);
    }
    Instant stopped = Instant.now();
    int before = finished();
    assertThat(before).isLessThan(PAGES);
    assertThat(scan).exists();
    assertThat(home.failed("fond/delo.pdf")).doesNotExist();
    assertThat(home.root.resolve("outbox/.work").resolve(hash.hex()).resolve("claim.json"))
        .doesNotExist();

    try (TestHome.Running running = home.start()) {
      home.await(home.done("fond/delo.pdf"));
    }

    assertPublishedOnce();
    assertThat(pagesReadBefore(stopped)).isEqualTo(before);
  }

  private void assertPublishedOnce() throws IOException {
    assertThat(TestHome.files(home.root.resolve("outbox")).keySet())
        .filteredOn(name -> name.endsWith("document.json"))
        .containsExactly("fond/delo/document.json");
    assertThat(DocumentReport.read(home.outbox("fond/delo/document.json")).pages())
        .hasSize(PAGES);
    assertThat(TestHome.files(home.root.resolve("inbox")).keySet())
        .containsExactly(".done/fond/delo.pdf");
  }

  private long pagesReadBefore(Instant moment) throws IOException {
    long count = 0;
    for (int i = 1; i <= PAGES; i++) {
      Page page = new AltoReader()
          .read(home.outbox("fond/delo/alto").resolve(WorkLedger.pageName(i) + ".xml"));
      count += page.origin().when().isBefore(moment) ? 1 : 0;
    }
    return count;
  }

  private int finished() {
    try {
      return ledger.pagesFinished(hash);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Process startProgram(String log) throws IOException {
    List<String> command = TestHome.program("watch", "--home", home.root.toString());
    home.given().forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(home.root.resolve(log).toFile())
        .start();
  }
}
