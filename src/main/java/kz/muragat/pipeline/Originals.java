package kz.muragat.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.store.AtomicFiles;
import kz.muragat.store.ContentHash;
import kz.muragat.store.FileNames;
import kz.muragat.store.Inbox;

/** Finds the scan that a published document was made from. */
final class Originals {

  /** Of one name in one folder; more are hardly ever dropped. */
  private static final int MOST_OF_ONE_NAME = 100;

  private final List<Path> roots;

  /**
   * @param inbox that the scan was dropped into
   */
  Originals(Path inbox) {
    // A document is published a moment before its scan is moved.
    roots = List.of(inbox.resolve(Inbox.DONE), inbox);
  }

  /**
   * The scan itself, by size and content, whatever number its name was given; empty where it was taken away, or was read
   * from elsewhere.
   */
  Optional<Path> find(DocumentReport report) throws IOException {
    for (Path root : roots) {
      Optional<Path> found = find(report, root.resolve(report.subFolders()));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> find(DocumentReport report, Path folder) throws IOException {
    String stem = FileNames.stem(report.fileName());
    String extension = FileNames.extension(report.fileName());
    for (int count = 1; count <= MOST_OF_ONE_NAME; count++) {
      Path file = folder.resolve(FileNames.numbered(stem, count, extension));
      if (!Files.isRegularFile(file)) {
        break;
      }
      if (Files.size(file) == report.bytes()
          && ContentHash.of(file).hex().equals(report.sha256())) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /**
   * Cuts the scan out of the PDF that was published for it, which for most PDFs begins with it byte for byte.
   *
   * @param target written where this succeeds
   * @return whether it did
   */
  static boolean cutOut(DocumentReport report, Path published, Path target)
      throws IOException, UnreadableScanException {
    if (!report.mediaType().equals(ScanType.PDF.mediaType())
        || Files.size(published) < report.bytes()) {
      return false;
    }
    AtomicFiles.write(target, out -> copy(published, report.bytes(), out));
    if (ContentHash.of(target).hex().equals(report.sha256())) {
      return true;
    }
    Files.deleteIfExists(target);
    return false;
  }

  private static void copy(Path file, long bytes, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = bytes;
    try (InputStream in = Files.newInputStream(file)) {
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          return;
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }
}
