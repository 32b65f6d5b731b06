package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.muragat.alto.AltoReader;
import kz.muragat.pipeline.DocumentReport;
import kz.muragat.store.PageRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real routes on real folders with the real pipeline: scans that are good. */
class WatchRouteTest {

  private static final String[] TEXT = {"Мұрағат қорының тізімі", "Опись фонда 12 за 1936 год"};

  @TempDir
  Path folder;

  private TestHome home;

  @BeforeEach
  void settle() throws IOException {
    home = TestHome.in(folder);
  }

  @Test
  void aScanBecomesADocumentUnderItsSubFolders() throws IOException {
    byte[] scan = TestScans.jpeg(TestScans.page(TEXT));
    try (TestHome.Running running = home.start()) {
      home.drop("fond-12/opis 1/delo-45.jpg", scan);
      home.await(home.done("fond-12/opis 1/delo-45.jpg"));
    }

    Path document = home.outbox("fond-12/opis 1/delo-45");
    assertThat(TestHome.files(document).keySet())
        .containsExactly("alto/0001.xml", "delo-45.pdf", "delo-45.txt", "document.json");
    assertThat(new AltoReader().read(document.resolve("alto/0001.xml")).sourceFileName())
        .isEqualTo("delo-45.jpg");
    DocumentReport report = DocumentReport.read(document.resolve("document.json"));
    assertThat(report.fileName()).isEqualTo("delo-45.jpg");
    assertThat(report.subFolders()).isEqualTo("fond-12/opis 1");
    assertThat(report.mediaType()).isEqualTo("image/jpeg");
    assertThat(report.bytes()).isEqualTo(scan.length);
    assertThat(report.modelVersion()).isEqualTo(TestHome.MODEL);
    assertThat(home.done("fond-12/opis 1/delo-45.jpg")).hasBinaryContent(scan);
    assertThat(home.root.resolve("outbox/.work")).isDirectoryNotContaining(Files::isDirectory);
  }

  /** Camel, tried, no. 4: a streaming split in parallel returns pages out of order. */
  @Test
  void pagesReadInParallelKeepTheirOrder() throws IOException {
    List<java.awt.image.BufferedImage> pages = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      // The first pages take longest, so that the last ones are finished first.
      String[] lines = new String[Math.max(1, 12 - i)];
      java.util.Arrays.fill(lines, TEXT[0]);
      pages.add(TestScans.page(700 + 10 * i, lines));
    }
    try (TestHome.Running running = home.with("workers", "4").start()) {
      home.drop("delo.pdf", TestScans.pdf(pages));
      home.await(home.done("delo.pdf"));
    }

    DocumentReport report = DocumentReport.read(home.outbox("delo").resolve("document.json"));
    assertThat(report.pages())
        .extracting(PageRecord::number)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    for (int i = 0; i < 12; i++) {
      Path alto = home.outbox("delo/alto").resolve(String.format("%04d.xml", i + 1));
      assertThat(new AltoReader().read(alto).widthPx()).isEqualTo(700 + 10 * i);
    }
  }

  /** Camel, tried, no. 3 and 5: doubles slip through where documents overlap, and lie in the inbox for ever. */
  @Test
  void theSameContentUnderManyNamesIsPublishedOnceAndAllFilesLeaveTheInbox() throws IOException {
    byte[] scan = TestScans.pdf(List.of(TestScans.page(TEXT), TestScans.page(TEXT[1])));
    for (int i = 1; i <= 6; i++) {
      home.drop("copy " + i + ".pdf", scan);
    }
    try (TestHome.Running running = home.with("documents", "4").start()) {
      for (int i = 1; i <= 6; i++) {
        home.await(home.done("copy " + i + ".pdf"));
      }
    }

    assertThat(TestHome.files(home.root.resolve("outbox")).keySet())
        .filteredOn(name -> name.endsWith("document.json"))
        .hasSize(1);
    assertThat(TestHome.files(home.root.resolve("inbox")).keySet())
        .allMatch(name -> name.startsWith(".done"));
  }

  /** Camel, tried, no. 6: what was read must be known across restarts, without limit. */
  @Test
  void theSameContentChangesNothingAfterARestart() throws IOException {
    byte[] scan = TestScans.png(TestScans.page(TEXT));
    try (TestHome.Running running = home.start()) {
      home.drop("a.png", scan);
      home.await(home.done("a.png"));
    }
    Map<String, String> before = TestHome.files(home.root.resolve("outbox"));

    try (TestHome.Running running = home.start()) {
      home.drop("b.png", scan);
      home.await(home.done("b.png"));
    }

    assertThat(TestHome.files(home.root.resolve("outbox"))).isEqualTo(before);
  }

  /** Camel, tried, no. 8: a later file of the same name must still be read, and may overwrite nothing. */
  @Test
  void aLaterFileOfTheSameNameGetsItsOwnFolder() throws IOException {
    try (TestHome.Running running = home.start()) {
      home.drop("delo.png", TestScans.png(TestScans.page(TEXT[0])));
      home.await(home.done("delo.png"));
      Map<String, String> first = TestHome.files(home.outbox("delo"));

      home.drop("delo.png", TestScans.png(TestScans.page(TEXT[1])));
      home.await(home.done("delo (2).png"));

      assertThat(TestHome.files(home.outbox("delo"))).isEqualTo(first);
      assertThat(home.outbox("delo (2)/delo (2).pdf")).exists();
    }
  }

  @Test
  void hiddenFoldersAndWhatOtherProgramsLeaveAreNotTouched() throws IOException {
    home.drop(".failed/old.png", TestScans.png(TestScans.page(TEXT[0])));
    home.drop("fond/Thumbs.db", new byte[] {1, 2, 3});
    home.drop("fond/half.pdf.part", new byte[] {1, 2, 3});
    try (TestHome.Running running = home.start()) {
      home.drop("new.png", TestScans.png(TestScans.page(TEXT[1])));
      home.await(home.done("new.png"));
    }

    assertThat(TestHome.files(home.root.resolve("inbox")).keySet())
        .containsExactlyInAnyOrder(
            ".done/new.png", ".failed/old.png", "fond/Thumbs.db", "fond/half.pdf.part");
  }

  @Test
  void aBlankPageIsPublishedAsOne() throws IOException {
    try (TestHome.Running running = home.start()) {
      home.drop("blank.tif", TestScans.tiff(TestScans.page()));
      home.await(home.done("blank.tif"));
    }

    DocumentReport report = DocumentReport.read(home.outbox("blank").resolve("document.json"));
    assertThat(report.pages())
        .extracting(PageRecord::outcome)
        .containsExactly(PageRecord.Outcome.BLANK);
  }
}
