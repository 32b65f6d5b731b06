package kz.muragat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

  private static final ContentHash FIRST = new ContentHash("ab".repeat(32));
  private static final ContentHash SECOND = new ContentHash("cd".repeat(32));

  @TempDir
  Path root;

  private DocumentRegistry registry;
  private Outbox outbox;

  @BeforeEach
  void open() throws Exception {
    registry = new DocumentRegistry(root, root.resolve(".work/documents.jsonl"));
    outbox = new Outbox(root, registry);
  }

  @Test
  void anotherDocumentOfTheSameNameGetsANumber() throws Exception {
    assertThat(publish("delo", FIRST)).isEqualTo(root.resolve("fond/delo"));
    assertThat(publish("delo", SECOND)).isEqualTo(root.resolve("fond/delo (2)"));

    assertThat(root.resolve("fond/delo (2)/delo (2).txt")).hasContent(SECOND.hex());
    assertThat(root.resolve("fond/delo/delo.txt")).hasContent(FIRST.hex());
    assertThat(registry.folderOf(SECOND)).contains(root.resolve("fond/delo (2)"));
  }

  @Test
  void theSameDocumentIsFoundAgainAfterACrashBeforeItWasNoted() throws Exception {
    Path folder = publish("delo", FIRST);
    AtomicFiles.deleteTree(root.resolve(".work"));
    registry = new DocumentRegistry(root, root.resolve(".work/documents.jsonl"));
    outbox = new Outbox(root, registry);

    Path again = outbox.publish(Path.of("fond"), "delo", FIRST, (inside, name) -> {
      throw new AssertionError("written twice");
    });

    assertThat(again).isEqualTo(folder);
    assertThat(registry.folderOf(FIRST)).contains(folder);
  }

  @Test
  void aNameOf255BytesIsShortened() throws Exception {
    String name = "ә".repeat(127);

    Path folder = publish(name, FIRST);

    String given = FileNames.of(folder);
    assertThat(name).startsWith(given);
    assertThat((given + ".json").getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
    assertThat(folder.resolve(given + ".txt")).exists();
  }

  @Test
  void manyAtOnceOfOneNameAllFindAPlace() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Path>> folders = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      ContentHash hash = new ContentHash(String.format("%064x", i));
      folders.add(threads.submit(() -> publish("delo", hash)));
    }
    threads.shutdown();

    HashSet<Path> different = new HashSet<>();
    for (Future<Path> folder : folders) {
      different.add(folder.get());
    }
    assertThat(different).hasSize(24);
  }

  private Path publish(String name, ContentHash hash) throws Exception {
    return outbox.publish(Path.of("fond"), name, hash, (inside, given) -> {
      Files.writeString(inside.resolve(given + ".txt"), hash.hex());
      Files.writeString(inside.resolve("document.json"), "{\"sha256\":\"" + hash + "\"}");
    });
  }
}
