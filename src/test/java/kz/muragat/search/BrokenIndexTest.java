package kz.muragat.search;

import static kz.muragat.model.Language.KAZAKH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.muragat.search.IndexUnavailableException.Reason;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator is told when the index cannot be opened. */
class BrokenIndexTest {

  @TempDir
  Path folder;

  @Test
  void saysThatThereIsNone() {
    Path none = folder.resolve("none");
    assertUnavailable(
        () -> ArchiveIndex.openForSearch(none), Reason.MISSING, "There is no index in");
    assertUnavailable(() -> ArchiveIndex.openForSearch(folder), Reason.MISSING, folder.toString());
    assertThat(none).doesNotExist();
  }

  @Test
  void saysThatAnotherProgramWritesIt() throws Exception {
    try (ArchiveIndex first = ArchiveIndex.open(folder)) {
      assertUnavailable(
          () -> ArchiveIndex.open(folder), Reason.LOCKED, "is being written by another program");
      assertThat(first.pages()).isZero();
    }
    ArchiveIndex.open(folder).close();
  }

  @Test
  void saysThatAnotherVersionWroteItAndBeginsAnew() throws Exception {
    try (IndexWriter writer =
        new IndexWriter(FSDirectory.open(folder), new IndexWriterConfig(new KeywordAnalyzer()))) {
      writer.setLiveCommitData(Map.of(IndexFolder.VERSION_KEY, "0").entrySet());
      writer.commit();
    }
    assertUnavailable(
        () -> ArchiveIndex.open(folder), Reason.OTHER_VERSION, "another version of Muragat");
    assertUnavailable(
        () -> ArchiveIndex.openForSearch(folder), Reason.OTHER_VERSION, "made again from the ALTO");
    try (ArchiveIndex fresh = ArchiveIndex.recreate(folder)) {
      fresh.put(Pages.entry("a", 1, KAZAKH, "сөз"));
      fresh.commit();
      assertThat(fresh.search("сөз", 1).total()).isEqualTo(1);
    }
    ArchiveIndex.open(folder).close();
  }

  @Test
  void saysThatFilesAreDamaged() throws Exception {
    try (ArchiveIndex index = ArchiveIndex.open(folder)) {
      index.put(Pages.entry("a", 1, KAZAKH, "сөз"));
    }
    for (Path file : indexFiles()) {
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, new byte[] {1, 2, 3});
      assertUnavailable(() -> ArchiveIndex.open(folder), Reason.CORRUPT, "is damaged");
      assertUnavailable(() -> ArchiveIndex.openForSearch(folder), Reason.CORRUPT, "ALTO files");
      Files.delete(file);
      if (!file.getFileName().toString().startsWith("segments")) {
        assertUnavailable(() -> ArchiveIndex.open(folder), Reason.CORRUPT, "is damaged");
      }
      Files.write(file, bytes);
    }
    ArchiveIndex.open(folder).close();
    ArchiveIndex.recreate(folder).close();
  }

  @Test
  void toleratesFilesThatAreNotItsOwn() throws Exception {
    Files.createFile(folder.resolve(".gitkeep"));
    try (ArchiveIndex index = ArchiveIndex.recreate(folder)) {
      index.put(Pages.entry("a", 1, KAZAKH, "сөз"));
    }
    assertThat(folder.resolve(".gitkeep")).exists();
  }

  private List<Path> indexFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.getFileName().toString().equals("write.lock"))
          .toList();
    }
  }

  private static void assertUnavailable(ThrowingCallable opening, Reason reason, String words) {
    assertThatThrownBy(opening)
        .isInstanceOf(IndexUnavailableException.class)
        .hasMessageContaining(words)
        .extracting(e -> ((IndexUnavailableException) e).reason())
        .isEqualTo(reason);
  }
}
