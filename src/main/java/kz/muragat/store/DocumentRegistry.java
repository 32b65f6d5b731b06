package kz.muragat.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which content was published where: a journal of one JSON object a line, only ever appended to and brought to the disk
 * line by line, so that a crash costs at most the line in work.
 *
 * <p>A document passes two marks: <em>published</em> (its folder is in the outbox) and <em>complete</em> (indexed too).
 * The outbox has the last word: an entry whose folder is gone, or holds another document, counts for nothing, so that a
 * scan whose results were deleted is simply read again. Threads may share a registry.
 */
public final class DocumentRegistry {

  /** The file in a published folder whose field {@code sha256} says what was published there. */
  public static final String DOCUMENT_FILE = "document.json";

  private final Path outbox;
  private final Path journal;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<ContentHash, Entry> entries = new LinkedHashMap<>();

  /**
   * @param outbox which the journal's folders are relative to
   * @param journal made when first needed
   * @throws IOException when the journal cannot be read
   */
  public DocumentRegistry(Path outbox, Path journal) throws IOException {
    this.outbox = outbox;
    this.journal = journal;
    if (Files.exists(journal)) {
      for (String line : Files.readString(journal, StandardCharsets.UTF_8).split("\n")) {
        replay(line);
      }
    }
  }

  /** The folder in which a content is published, if it is, and is still there. */
  public synchronized Optional<Path> folderOf(ContentHash hash) {
    Entry entry = entries.get(hash);
    if (entry == null) {
      return Optional.empty();
    }
    Path folder = outbox.resolve(entry.folder);
    return holds(folder, hash) ? Optional.of(folder) : Optional.empty();
  }

  /** Where each content was published, the earliest first; folders that are gone since are among them. */
  public synchronized Map<ContentHash, Path> folders() {
    Map<ContentHash, Path> folders = new LinkedHashMap<>();
    entries.forEach((hash, entry) -> folders.put(hash, outbox.resolve(entry.folder)));
    return folders;
  }

  /** Whether a content is published and indexed, so that nothing is left to be done for it. */
  public synchronized boolean isComplete(ContentHash hash) {
    Entry entry = entries.get(hash);
    return entry != null && entry.complete && folderOf(hash).isPresent();
  }

  /**
   * Notes where a content is published.
   *
   * @param folder below the outbox
   */
  public synchronized void published(ContentHash hash, Path folder) throws IOException {
    note(new Entry(slashed(outbox.relativize(folder)), false), hash);
  }

  /**
   * Notes that a published content is indexed too.
   *
   * @throws IllegalStateException when it was never published
   */
  public synchronized void complete(ContentHash hash) throws IOException {
    Entry entry = entries.get(hash);
    if (entry == null) {
      throw new IllegalStateException(hash + " was never published");
    }
    if (!entry.complete) {
      note(new Entry(entry.folder, true), hash);
    }
  }

  /** Whether a folder holds the results of a content. */
  public boolean holds(Path folder, ContentHash hash) {
    Path document = folder.resolve(DOCUMENT_FILE);
    if (!Files.isRegularFile(document)) {
      return false;
    }
    try {
      return json.readTree(document.toFile()).path("sha256").asText().equals(hash.hex());
    } catch (IOException e) {
      return false;
    }
  }

  private void note(Entry entry, ContentHash hash) throws IOException {
    Files.createDirectories(AtomicFiles.parentOf(journal));
    String line = json.createObjectNode()
            .put("sha256", hash.hex())
            .put("folder", entry.folder)
            .put("complete", entry.complete)
        + "\n";
    try (FileChannel channel = FileChannel.open(
        journal, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      // The new line first: after a crash in mid-line it ends the torn one.
      channel.write(ByteBuffer.wrap(("\n" + line).getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    entries.put(hash, entry);
  }

  private void replay(String line) {
    try {
      JsonNode node = json.readTree(line);
      if (node != null && node.hasNonNull("sha256") && node.hasNonNull("folder")) {
        entries.put(
            new ContentHash(node.get("sha256").asText()),
            new Entry(node.get("folder").asText(), node.path("complete").asBoolean()));
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // Torn by a crash in mid-line. What it said is found again in the outbox when the document
      // comes back.
      return;
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }

  private record Entry(String folder, boolean complete) {}
}
