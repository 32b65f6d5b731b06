package kz.muragat.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The folder archivists drop scans into, and where the scans go afterwards: {@code .done} or {@code .failed} beside
 * them, under the same sub-folders. A scan is moved, never changed and never put over another one.
 */
public final class Inbox {

  /** The folder within the inbox that keeps scans that were read. */
  public static final String DONE = ".done";

  private static final String FAILED = ".failed";
  private static final String EXPLANATION = ".error.txt";

  private final Path root;

  public Inbox(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** Its folder, absolute. */
  public Path root() {
    return root;
  }

  /**
   * The sub-folders a file of the inbox lies in, relative to it; empty for the inbox itself.
   *
   * @throws IllegalArgumentException when the file is not in the inbox
   */
  public Path subFolders(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    if (!absolute.startsWith(root)) {
      throw new IllegalArgumentException(file + " is not in " + root);
    }
    Path relative = root.relativize(absolute).getParent();
    return relative == null ? Path.of("") : relative;
  }

  /**
   * Moves a scan that is published to {@code .done}.
   *
   * @return where it lies now
   */
  public synchronized Path done(Path file) throws IOException {
    return move(file, free(root.resolve(DONE).resolve(subFolders(file)), FileNames.of(file)));
  }

  /**
   * Moves a scan that could not be read to {@code .failed}, with the reason beside it in {@code <name>.error.txt}. The
   * reason is written first, so that no failed scan ever lies there without one.
   *
   * @return where it lies now
   */
  public synchronized Path failed(Path file, String reason) throws IOException {
    Path target = free(root.resolve(FAILED).resolve(subFolders(file)), FileNames.of(file));
    AtomicFiles.writeText(
        target.resolveSibling(FileNames.fit(FileNames.of(target), EXPLANATION)), reason);
    return move(file, target);
  }

  private static Path free(Path folder, String name) {
    for (int count = 1; ; count++) {
      String candidate = FileNames.numbered(FileNames.stem(name), count, FileNames.extension(name));
      if (!Files.exists(folder.resolve(candidate))) {
        return folder.resolve(candidate);
      }
    }
  }

  private static Path move(Path file, Path target) throws IOException {
    Files.createDirectories(AtomicFiles.parentOf(target));
    // The name is free, and one process at a time works here; an atomic move cannot leave half a
    // scan.
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    return target;
  }
}
