package kz.muragat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkLedgerTest {

  private static final ContentHash HASH = new ContentHash("ab".repeat(32));

  @TempDir
  Path folder;

  private WorkLedger ledger;

  @BeforeEach
  void open() {
    ledger = new WorkLedger(folder.resolve("work"));
  }

  @Test
  void attemptsAreCountedAcrossRestarts() throws IOException {
    assertThat(ledger.begin(HASH, "a.pdf").attempts()).isEqualTo(1);
    assertThat(new WorkLedger(folder.resolve("work")).begin(HASH, "a.pdf").attempts())
        .isEqualTo(2);
    assertThat(new WorkLedger(folder.resolve("work")).begin(HASH, "b.pdf").attempts())
        .isEqualTo(3);
  }

  @Test
  void anAttemptThatGotFurtherStartsTheCountAnew() throws IOException {
    ledger.begin(HASH, "a.pdf");
    ledger.begin(HASH, "a.pdf");
    finish(1);

    assertThat(ledger.begin(HASH, "a.pdf")).isEqualTo(new WorkLedger.Attempt(1, "a.pdf", 1));
    assertThat(ledger.begin(HASH, "a.pdf").attempts()).isEqualTo(2);
  }

  @Test
  void anAttemptGivenBackDoesNotCountButItsPagesStay() throws IOException {
    ledger.begin(HASH, "a.pdf");
    finish(1);
    ledger.release(HASH);

    assertThat(ledger.begin(HASH, "a.pdf").attempts()).isEqualTo(1);
    assertThat(ledger.finishedPage(HASH, 1)).isPresent();
  }

  @Test
  void aPageIsFinishedOnlyOnceItsRecordIsThere() throws IOException {
    ledger.begin(HASH, "a.pdf");
    AtomicFiles.writeText(ledger.altoFile(HASH, 2), "<alto/>");

    assertThat(ledger.finishedPage(HASH, 2)).isEmpty();
    assertThat(ledger.pagesFinished(HASH)).isZero();

    finish(2);

    assertThat(ledger.finishedPage(HASH, 2)).hasValueSatisfying(page -> {
      assertThat(page.outcome()).isEqualTo(PageRecord.Outcome.RECOGNISED);
      assertThat(page.words()).isEqualTo(7);
    });
  }

  @Test
  void aDamagedRecordCountsForNothing() throws IOException {
    finish(1);
    Files.writeString(folder.resolve("work").resolve(HASH.hex()).resolve("0001.json"), "{\"num");

    assertThat(ledger.finishedPage(HASH, 1)).isEmpty();
  }

  @Test
  void workThatNobodyCameBackToIsPruned() throws IOException {
    finish(1);

    assertThat(ledger.prune(Duration.ofDays(30), Instant.now())).isZero();
    assertThat(ledger.prune(Duration.ofDays(30), Instant.now().plus(Duration.ofDays(31))))
        .isEqualTo(1);
    assertThat(ledger.finishedPage(HASH, 1)).isEmpty();
  }

  private void finish(int page) throws IOException {
    ledger.finishPage(
        HASH,
        new PageRecord(page, PageRecord.Outcome.RECOGNISED, "v1", 0.5, 2, 7, 0.9, "kk", "", null),
        out -> out.write("<alto/>".getBytes(StandardCharsets.UTF_8)));
  }
}
