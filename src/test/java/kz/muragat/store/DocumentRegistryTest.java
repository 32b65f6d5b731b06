package kz.muragat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentRegistryTest {

  private static final ContentHash FIRST = new ContentHash("ab".repeat(32));
  private static final ContentHash SECOND = new ContentHash("cd".repeat(32));

  @TempDir
  Path outbox;

  private Path journal;

  @BeforeEach
  void place() {
    journal = outbox.resolve(".work/documents.jsonl");
  }

  @Test
  void remembersAcrossRestarts() throws IOException {
    Path folder = publish("fond-12/дело \"45\"\tа", FIRST);
    DocumentRegistry before = new DocumentRegistry(outbox, journal);
    before.published(FIRST, folder);
    assertThat(before.isComplete(FIRST)).isFalse();
    before.complete(FIRST);

    DocumentRegistry after = new DocumentRegistry(outbox, journal);

    assertThat(after.folderOf(FIRST)).contains(folder);
    assertThat(after.isComplete(FIRST)).isTrue();
    assertThat(after.folderOf(SECOND)).isEmpty();
  }

  @Test
  void aLineTornByACrashCostsOnlyItself() throws IOException {
    DocumentRegistry before = new DocumentRegistry(outbox, journal);
    before.published(FIRST, publish("a", FIRST));
    Files.writeString(journal, "{\"sha256\":\"cdcd", StandardOpenOption.APPEND);

    DocumentRegistry after = new DocumentRegistry(outbox, journal);
    after.published(SECOND, publish("b", SECOND));

    DocumentRegistry last = new DocumentRegistry(outbox, journal);
    assertThat(last.folderOf(FIRST)).isPresent();
    assertThat(last.folderOf(SECOND)).isPresent();
  }

  @Test
  void resultsThatWereDeletedAreNotBelievedIn() throws IOException {
    DocumentRegistry registry = new DocumentRegistry(outbox, journal);
    Path folder = publish("a", FIRST);
    registry.published(FIRST, folder);
    registry.complete(FIRST);

    AtomicFiles.deleteTree(folder);

    assertThat(registry.isComplete(FIRST)).isFalse();
    assertThat(registry.folderOf(FIRST)).isEmpty();
  }

  private Path publish(String name, ContentHash hash) throws IOException {
    Path folder = Files.createDirectories(outbox.resolve(name));
    Files.writeString(folder.resolve("document.json"), "{\"sha256\":\"" + hash + "\"}");
    return folder;
  }
}
