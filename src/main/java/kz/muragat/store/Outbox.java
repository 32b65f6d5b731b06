package kz.muragat.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import kz.muragat.model.UnreadableScanException;

/**
 * Where results are published: a folder a document, under the same sub-folders as in the inbox. A folder appears whole,
 * and is never overwritten: another document of the same name gets {@code delo-45 (2)}. Threads may share an outbox.
 */
public final class Outbox {

  private final Path root;
  private final DocumentRegistry registry;
  private final Set<Path> reserved = new HashSet<>();

  public Outbox(Path root, DocumentRegistry registry) {
    this.root = root;
    this.registry = registry;
  }

  /** Writes a document's files. */
  @FunctionalInterface
  public interface DocumentContent {
    /**
     * @param folder nobody else sees yet
     * @param name the published folder's name, which its main files bear too
     */
    void writeInto(Path folder, String name) throws IOException, UnreadableScanException;
  }

  /**
   * Publishes a document, unless it is published already.
   *
   * @param subFolders below the outbox; empty for the outbox itself
   * @param name wished for, without extension
   * @return the folder it is published in
   * @throws IOException when it cannot be written; nothing is published then
   * @throws UnreadableScanException as the content throws it; nothing is published then
   */
  public Path publish(Path subFolders, String name, ContentHash hash, DocumentContent content)
      throws IOException, UnreadableScanException {
    Path folder = reserve(root.resolve(subFolders), name, hash);
    try {
      if (!registry.holds(folder, hash)) {
        String given = FileNames.of(folder);
        AtomicFiles.writeFolder(folder, temporary -> content.writeInto(temporary, given));
      }
      registry.published(hash, folder);
      return folder;
    } finally {
      synchronized (reserved) {
        reserved.remove(folder);
      }
    }
  }

  /** The first folder of that name which is free, or holds this very document since a crash kept it from being noted. */
  private Path reserve(Path parent, String name, ContentHash hash) {
    synchronized (reserved) {
      for (int count = 1; ; count++) {
        // Room is left for the longest extension of the files within.
        String longest = FileNames.numbered(name, count, ".json");
        String candidate = longest.substring(0, longest.length() - ".json".length());
        Path folder = parent.resolve(candidate);
        boolean ours = registry.holds(folder, hash);
        if ((ours || !Files.exists(folder)) && reserved.add(folder)) {
          return folder;
        }
      }
    }
  }
}
