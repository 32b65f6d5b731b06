package kz.muragat.store;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kz.muragat.model.UnreadableScanException;
import org.jspecify.annotations.Nullable;

/**
 * Files and folders that appear whole or not at all: written under a temporary name in the same folder, brought to the
 * disk, moved into place. A reader never sees half of one, and a power cut leaves either the old one or the new one.
 */
public final class AtomicFiles {

  /**
   * How temporary names begin. They are short whatever the final name is, since a Cyrillic name may already fill the 255
   * bytes that file systems allow, and hidden, so that nothing that watches the folder takes them for results.
   */
  public static final String TEMPORARY_PREFIX = ".part-";

  private AtomicFiles() {}

  /** Writes a file's content to a stream. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes a file of its own at a path. */
  @FunctionalInterface
  public interface FileContent {
    void writeAt(Path temporary) throws IOException, UnreadableScanException;
  }

  /** Writes files into a folder that nobody else sees yet. */
  @FunctionalInterface
  public interface FolderContent {
    void writeInto(Path folder) throws IOException, UnreadableScanException;
  }

  /**
   * Writes a file, in place of the one that was there.
   *
   * @throws IOException when the disk is full or closed to us; the earlier file is then untouched
   */
  public static void write(Path target, Content content) throws IOException {
    Files.createDirectories(parentOf(target));
    Path temporary = temporaryBeside(target);
    try {
      try (FileChannel channel =
              FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(parentOf(target));
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * The same for those that write to paths, not to streams.
   *
   * @throws UnreadableScanException as the content throws it; the earlier file is then untouched
   */
  public static void writeAt(Path target, FileContent content)
      throws IOException, UnreadableScanException {
    Files.createDirectories(parentOf(target));
    Path temporary = temporaryBeside(target);
    try {
      content.writeAt(temporary);
      force(temporary);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(parentOf(target));
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Writes text as UTF-8, in place of the file that was there. */
  public static void writeText(Path target, String text) throws IOException {
    write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Writes a folder that does not exist yet, as one.
   *
   * @throws FileAlreadyExistsException when the target is there already; it is then untouched
   * @throws UnreadableScanException as the content throws it
   */
  public static void writeFolder(Path target, FolderContent content)
      throws IOException, UnreadableScanException {
    Files.createDirectories(parentOf(target));
    Path temporary = temporaryBeside(target);
    Files.createDirectory(temporary);
    try {
      content.writeInto(temporary);
      forceTree(temporary);
      if (Files.exists(target)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      force(parentOf(target));
    } finally {
      deleteTree(temporary);
    }
  }

  /**
   * Deletes what earlier runs left under temporary names, at any depth below a folder. To be called while nobody writes
   * there.
   *
   * @return what was deleted
   */
  public static List<Path> cleanLeftovers(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    List<Path> leftovers;
    try (Stream<Path> tree = Files.walk(root)) {
      leftovers = tree.filter(
              path -> isTemporary(path) && (path.equals(root) || !isTemporary(parentOf(path))))
          .toList();
    }
    for (Path leftover : leftovers) {
      deleteTree(leftover);
    }
    return leftovers;
  }

  /** Deletes a file, or a folder and all that is in it; nothing happens where there is none. */
  public static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(root, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
          throws IOException {
        if (failure != null) {
          throw failure;
        }
        Files.deleteIfExists(folder);
        return FileVisitResult.CONTINUE;
      }
    });
  }

  /** The folder a file lies in, as a path that can be opened. */
  static Path parentOf(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException(path + " has no folder");
    }
    return parent;
  }

  private static boolean isTemporary(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().startsWith(TEMPORARY_PREFIX);
  }

  private static Path temporaryBeside(Path target) {
    return parentOf(target).resolve(TEMPORARY_PREFIX + UUID.randomUUID());
  }

  private static void forceTree(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) tree::iterator) {
        force(path);
      }
    }
  }

  /** Brings a file, or the list of names in a folder, to the disk. */
  static void force(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      return;
    }
    // Windows cannot open a folder for this and needs no help; there the failure means nothing.
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      if (File.separatorChar == '/') {
        throw e;
      }
    }
  }
}
