package kz.muragat.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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

  /** A free name for a file that is still being written; nobody takes it for a scan. */
  public Path temporary() throws IOException {
    Files.createDirectories(root);
    return root.resolve(AtomicFiles.TEMPORARY_PREFIX + UUID.randomUUID());
  }

  /**
   * Moves a file that is written whole into the inbox, beside one of the same name if there is one.
   *
   * @param file on the same disk, such as one of {@link #temporary}
   * @param subFolders below the inbox; empty for the inbox itself
   * @return where it lies now
   */
  public synchronized Path accept(Path file, Path subFolders, String name) throws IOException {
    return move(file, free(root.resolve(subFolders), name));
  }

  /** The scans that wait or are in work, by folder and name; files with hidden names or in hidden folders are none. */
  public List<Path> waiting() throws IOException {
    return filesBelow(root).stream()
        .filter(file -> !isHidden(root.relativize(file)))
        .toList();
  }

  /** The scans that failed, by folder and name. */
  public List<Path> failures() throws IOException {
    return filesBelow(root.resolve(FAILED)).stream()
        .filter(file -> Files.exists(explanationOf(file)))
        .toList();
  }

  /** What {@link #failed} wrote beside a failed scan. */
  public String explanation(Path failed) throws IOException {
    return Files.readString(explanationOf(failed), StandardCharsets.UTF_8);
  }

  /**
   * Puts a failed scan back, to be read again.
   *
   * @param subFolders below {@code .failed}, and so below the inbox
   * @return where it lies now
   * @throws NoSuchFileException when no scan of that name failed
   */
  public synchronized Path retry(Path subFolders, String name) throws IOException {
    Path file = root.resolve(FAILED).resolve(subFolders).resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    Path again = move(file, free(root.resolve(subFolders), name));
    Files.deleteIfExists(explanationOf(file));
    return again;
  }

  /** Where the scans of a sub-folder lie that are published, under their own name or a numbered one. */
  public List<Path> doneNamed(Path subFolders, String name) throws IOException {
    Path folder = root.resolve(DONE).resolve(subFolders);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    String stem = FileNames.stem(name);
    String extension = FileNames.extension(name);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> FileNames.of(file).startsWith(stem))
          .filter(file -> FileNames.of(file).endsWith(extension))
          .sorted()
          .toList();
    }
  }

  private static Path explanationOf(Path failed) {
    return failed.resolveSibling(FileNames.fit(FileNames.of(failed), EXPLANATION));
  }

  private static boolean isHidden(Path relative) {
    for (Path name : relative) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /** Files that vanish meanwhile are no trouble: the watcher moves them. */
  private static List<Path> filesBelow(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes attributes) {
        boolean hidden = !inside.equals(folder) && FileNames.of(inside).startsWith(".");
        return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        files.add(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException failure) {
        return FileVisitResult.CONTINUE;
      }
    });
    files.sort(null);
    return files;
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
