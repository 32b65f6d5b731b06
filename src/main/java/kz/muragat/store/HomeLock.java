package kz.muragat.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One writer a home: two watchers over one inbox would read everything twice. The operating system drops the lock when
 * the process ends, however it ends.
 */
public final class HomeLock implements AutoCloseable {

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock, or fails at once.
   *
   * @param file made where it does not exist; its content means nothing
   * @throws HomeInUseException when another process (or another part of this one) holds it
   * @throws IOException when the file cannot be made
   */
  public static HomeLock take(Path file) throws IOException {
    Files.createDirectories(AtomicFiles.parentOf(file));
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held within this very process: told below like any other holder.
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    if (lock == null) {
      throw new HomeInUseException(file);
    }
    return new HomeLock(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Somebody else works in this home. */
  public static final class HomeInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    HomeInUseException(Path file) {
      super("another Muragat is at work here (it holds " + file
          + "): stop that one first, or choose another --home");
    }
  }
}
