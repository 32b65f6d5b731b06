package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import kz.muragat.pipeline.DocumentReport;
import kz.muragat.store.ContentHash;
import kz.muragat.store.FileNames;
import kz.muragat.store.PageRecord;
import kz.muragat.store.WorkLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real routes on real folders with the real pipeline: scans that are bad, and trouble with the disk. */
class BadInputTest {

  private static final String TEXT = "Мұрағат қоры";

  @TempDir
  Path folder;

  private TestHome home;

  @BeforeEach
  void settle() throws IOException {
    home = TestHome.in(folder);
  }

  /** Camel, tried, no. 1: a failure that the file consumer does not see ends in .done. */
  @Test
  void eachBadFileGoesToFailedUnharmedWithASentenceAndTheNextOneIsRead() throws IOException {
    byte[] jpeg = TestScans.jpeg(TestScans.page(TEXT));
    byte[] pdf = TestScans.pdf(List.of(TestScans.page(TEXT)));
    byte[] docx = new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0};
    byte[] text = "Құрметті әріптестер!".getBytes(StandardCharsets.UTF_8);
    byte[] locked = TestScans.pdf(List.of(TestScans.page(TEXT)), "secret");
    home.drop("a/empty.pdf", new byte[0]);
    home.drop("a/letter.pdf", text);
    home.drop("a/cut.pdf", Arrays.copyOf(pdf, pdf.length / 2));
    home.drop("a/cut.jpg", Arrays.copyOf(jpeg, 300));
    home.drop("a/locked.pdf", locked);
    home.drop("a/report.docx", docx);
    home.drop("b/good.jpg", jpeg);

    // A bad scan that were tried again would not be done with before the day is over.
    home.with("retry.delay.millis", "86400000");
    try (TestHome.Running running = home.start()) {
      home.await(home.done("b/good.jpg"));
      for (String name :
          List.of("empty.pdf", "letter.pdf", "cut.pdf", "cut.jpg", "locked.pdf", "report.docx")) {
        home.await(home.failed("a/" + name));
      }
    }

    assertReason("a/empty.pdf", "is empty");
    assertReason("a/letter.pdf", "plain text");
    assertReason("a/cut.pdf", "cut.pdf");
    assertReason("a/cut.jpg", "cut.jpg");
    assertReason("a/locked.pdf", "password");
    assertReason("a/report.docx", "Word");
    assertThat(home.failed("a/letter.pdf")).hasBinaryContent(text);
    assertThat(home.failed("a/locked.pdf")).hasBinaryContent(locked);
    assertThat(home.failed("a/cut.pdf")).hasBinaryContent(Arrays.copyOf(pdf, pdf.length / 2));
    assertThat(home.outbox("a")).doesNotExist();
    assertThat(home.root.resolve("outbox/.work")).isDirectoryNotContaining(Files::isDirectory);
  }

  @Test
  void namesOfAllKindsAreKept() throws IOException {
    String longest = "ә".repeat(125);
    List<String> names = List.of(
        "with spaces and  two.png",
        "Дело № 45 «О құрылысы».png",
        "it's \"quoted\", (really) & 100% + #1; a=b {x} $y.png",
        longest + ".png");
    for (int i = 0; i < names.size(); i++) {
      home.drop("қор 12 (a)/" + names.get(i), TestScans.png(TestScans.page(500 + i, TEXT)));
    }
    String bad = "ә".repeat(123) + ".docx";
    home.drop(bad, new byte[] {'P', 'K', 3, 4});

    try (TestHome.Running running = home.start()) {
      for (String name : names) {
        home.await(home.done("қор 12 (a)/" + name));
      }
      home.await(home.failed(bad));
    }

    for (String name : names.subList(0, 3)) {
      String stem = FileNames.stem(name);
      assertThat(home.outbox("қор 12 (a)/" + stem).resolve(stem + ".pdf")).exists();
    }
    assertThat(home.outbox("қор 12 (a)"))
        .isDirectoryContaining(path -> FileNames.of(path).startsWith("ә".repeat(120)));
    assertThat(home.root.resolve("inbox/.failed"))
        .isDirectoryContaining(path -> FileNames.of(path).endsWith(".error.txt"));
  }

  /** Camel, tried, no. 7: time stamps are kept by copying programs, so that only the size tells. */
  @Test
  void aFileStillBeingCopiedWaitsUntilItIsComplete() throws IOException {
    byte[] scan = TestScans.pdf(List.of(TestScans.page(TEXT)));
    FileTime old = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
    Path file = home.inbox("slow.pdf");
    Files.createDirectories(file.getParent());
    try (TestHome.Running running =
            home.with("inbox.settle.incomplete.seconds", "60").start();
        OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < 8; i++) {
        int from = scan.length * i / 8;
        out.write(scan, from, scan.length * (i + 1) / 8 - from);
        out.flush();
        Files.setLastModifiedTime(file, old);
        // A copy that pauses for longer than a file has to be still.
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
      }
      home.await(home.done("slow.pdf"));
    }

    assertThat(home.failed("slow.pdf")).doesNotExist();
    assertThat(home.done("slow.pdf")).hasBinaryContent(scan);
    assertThat(DocumentReport.read(home.outbox("slow/document.json")).bytes())
        .isEqualTo(scan.length);
  }

  @Test
  void aPageThatCannotBeReadDoesNotCostTheOthers() throws IOException {
    byte[] scan = TestScans.pdfWithBrokenPage(
        List.of(TestScans.page(TEXT), TestScans.page(TEXT), TestScans.page(TEXT)), 2);
    try (TestHome.Running running = home.start()) {
      home.drop("delo.pdf", scan);
      home.await(home.done("delo.pdf"));
    }

    DocumentReport report = DocumentReport.read(home.outbox("delo/document.json"));
    assertThat(report.pages()).extracting(PageRecord::number).containsExactly(1, 2, 3);
    assertThat(report.pages().get(1).outcome()).isEqualTo(PageRecord.Outcome.UNREADABLE);
    assertThat(report.pages().get(1).note()).contains("page 2");
    assertThat(home.outbox("delo/alto/0001.xml")).exists();
    assertThat(home.outbox("delo/alto/0002.xml")).doesNotExist();
    assertThat(home.outbox("delo/alto/0003.xml")).exists();
  }

  /** Camel, tried, no. 2: a file that ends the program must not be tried for ever. */
  @Test
  void aScanThatStoppedTheProgramThreeTimesIsNotTriedAgain() throws IOException {
    byte[] scan = TestScans.png(TestScans.page(TEXT));
    Path file = home.drop("killer.png", scan);
    WorkLedger ledger = new WorkLedger(home.settings().work());
    for (int i = 0; i < 3; i++) {
      ledger.begin(ContentHash.of(file), "killer.png");
    }

    try (TestHome.Running running = home.start()) {
      home.await(home.failed("killer.png"));
      assertReason("killer.png", "stopped the program three times");

      // Put back by the archivist it gets a fresh chance.
      Files.move(home.failed("killer.png"), home.inbox("killer.png"));
      home.await(home.done("killer.png"));
    }
  }

  @Test
  void troubleWithTheDiskIsWaitedOut() throws IOException {
    // A file where a folder should be stands for a disk that cannot be written to, whoever runs the
    // test.
    Files.createDirectories(home.outbox(""));
    Path inTheWay = Files.writeString(home.outbox("fond"), "in the way");
    byte[] scan = TestScans.png(TestScans.page(TEXT));
    try (TestHome.Running running = home.start()) {
      Path file = home.drop("fond/delo.png", scan);
      home.drop("other.png", TestScans.png(TestScans.page(TEXT, TEXT)));
      home.await(home.done("other.png"));
      assertThat(file).hasBinaryContent(scan);
      assertThat(home.failed("fond/delo.png")).doesNotExist();

      Files.delete(inTheWay);
      home.await(home.done("fond/delo.png"));
    }

    assertThat(home.outbox("fond/delo/document.json")).exists();
  }

  private void assertReason(String name, String part) {
    Path note = home.failed(name + ".error.txt");
    assertThat(note)
        .content(StandardCharsets.UTF_8)
        .contains(part)
        .contains("What happened:")
        .contains("What to do:")
        .doesNotContain("Exception");
  }
}
