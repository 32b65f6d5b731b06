package kz.muragat.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Tells files that are still being copied from those that are complete, by looking again and again: neither size nor time
 * of change may move for a while. Time stamps alone are never trusted, since most copying programs keep the original's;
 * and the operating system's notices are not used, since network folders send none.
 *
 * <p>A file that is empty, or whose end is missing by its own format, gets a longer wait: a slow copy may pause. It never
 * blocks: a file that is not settled is asked for again at the next look. Threads may share it.
 */
public final class SettledFiles {

  private final Duration wait;
  private final Duration waitIfIncomplete;
  private final Predicate<Path> looksComplete;
  private final InstantSource clock;
  private final Map<Path, Sight> sights = new ConcurrentHashMap<>();

  /**
   * @param wait how long a file must not change
   * @param waitIfIncomplete the same for one that does not look complete
   * @param looksComplete asked only for files that have not changed for {@code wait}
   */
  public SettledFiles(
      Duration wait,
      Duration waitIfIncomplete,
      Predicate<Path> looksComplete,
      InstantSource clock) {
    this.wait = wait;
    this.waitIfIncomplete = waitIfIncomplete;
    this.looksComplete = looksComplete;
    this.clock = clock;
  }

  /** Whether a file has not changed for long enough since it was first asked for. A file that is gone has not settled. */
  public boolean isSettled(Path file) {
    Instant now = clock.instant();
    Sight seen;
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      seen = new Sight(attributes.size(), attributes.lastModifiedTime().toInstant(), now);
    } catch (IOException e) {
      sights.remove(file);
      return false;
    }
    Sight first = sights.merge(file, seen, (old, fresh) -> old.sameAs(fresh) ? old : fresh);
    Duration unchanged = Duration.between(first.since, now);
    if (unchanged.compareTo(wait) < 0) {
      return false;
    }
    return unchanged.compareTo(waitIfIncomplete) >= 0
        || (seen.size > 0 && looksComplete.test(file));
  }

  /** Forgets a file, once it has been taken away from where it was. */
  public void forget(Path file) {
    sights.remove(file);
  }

  private record Sight(long size, Instant modified, Instant since) {
    boolean sameAs(Sight other) {
      return size == other.size && modified.equals(other.modified);
    }
  }
}
