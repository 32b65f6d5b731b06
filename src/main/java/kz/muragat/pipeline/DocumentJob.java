package kz.muragat.pipeline;

import java.nio.file.Path;
import java.time.Instant;
import kz.muragat.store.ContentHash;
import kz.muragat.store.FileNames;

/**
 * A scan that has been claimed: what travels along the routes in its stead.
 *
 * @param file where it lies now
 * @param subFolders below the inbox, and so below the outbox; empty where there are none
 * @param hash of its content
 * @param sizeBytes of the file
 * @param modified the file's time of change when it was hashed
 * @param attempt how often work on it has begun since it last got a page further, from 1
 * @param begun when it was claimed
 */
public record DocumentJob(
    Path file,
    Path subFolders,
    ContentHash hash,
    long sizeBytes,
    Instant modified,
    int attempt,
    Instant begun) {

  /** The file's name without folders. */
  public String fileName() {
    return FileNames.of(file);
  }

  /** Sub-folders and name, with {@code /} on every system: how it is called in the log. */
  public String displayName() {
    return subFolders.resolve(fileName()).toString().replace('\\', '/');
  }
}
