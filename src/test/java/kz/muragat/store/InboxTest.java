package kz.muragat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {

  @TempDir
  Path root;

  private Inbox inbox;

  @BeforeEach
  void open() {
    inbox = new Inbox(root);
  }

  @Test
  void scansKeepTheirSubFolders() throws IOException {
    assertThat(inbox.done(drop("fond-12/опись 1/дело.pdf", "1")))
        .isEqualTo(root.resolve(".done/fond-12/опись 1/дело.pdf"))
        .hasContent("1");
  }

  @Test
  void aScanIsNeverPutOverAnotherOne() throws IOException {
    inbox.done(drop("дело.pdf", "1"));

    assertThat(inbox.done(drop("дело.pdf", "2")))
        .isEqualTo(root.resolve(".done/дело (2).pdf"))
        .hasContent("2");
    assertThat(root.resolve(".done/дело.pdf")).hasContent("1");
  }

  @Test
  void theReasonLiesBesideTheFailedScan() throws IOException {
    inbox.failed(drop("a.pdf", "1"), "first reason");
    Path second = inbox.failed(drop("a.pdf", "2"), "second reason");

    assertThat(second).isEqualTo(root.resolve(".failed/a (2).pdf")).hasContent("2");
    assertThat(root.resolve(".failed/a.pdf.error.txt")).hasContent("first reason");
    assertThat(root.resolve(".failed/a (2).pdf.error.txt")).hasContent("second reason");
  }

  @Test
  void theLongestNameHasRoomForItsReason() throws IOException {
    String name = "ә".repeat(125) + ".pdf";

    Path failed = inbox.failed(drop(name, "1"), "reason");

    assertThat(FileNames.of(failed)).isEqualTo(name);
    assertThat(failed.getParent())
        .isDirectoryContaining(path -> FileNames.of(path).endsWith(".error.txt"));
  }

  @Test
  void filesFromElsewhereAreLeftAlone(@TempDir Path elsewhere) throws IOException {
    Path file = Files.writeString(elsewhere.resolve("a.pdf"), "1");

    assertThatThrownBy(() -> inbox.done(file)).hasMessageContaining("is not in");
    assertThat(file).exists();
  }

  private Path drop(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }
}
