package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import kz.muragat.model.UnreadableScanException.Fault;
import kz.muragat.store.FileNames;
import kz.muragat.store.Inbox;
import kz.muragat.store.PageRecord;

/** What waits in the inbox, is in work and failed, and how much was done since the start. Safe for all threads. */
public final class JobBoard implements Progress {

  private final Inbox inbox;
  private final InstantSource clock;
  private final Map<String, InWork> working = new LinkedHashMap<>();
  private final AtomicLong documents = new AtomicLong();
  private final AtomicLong pages = new AtomicLong();
  private final AtomicLong unreadablePages = new AtomicLong();
  private final AtomicLong lines = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final Map<Stage, AtomicLong> nanos = new EnumMap<>(Stage.class);

  public JobBoard(Inbox inbox, InstantSource clock) {
    this.inbox = inbox;
    this.clock = clock;
    for (Stage stage : Stage.values()) {
      nanos.put(stage, new AtomicLong());
    }
  }

  /**
   * A scan that waits.
   *
   * @param folder below the inbox, with {@code /}; empty for the inbox itself
   */
  public record Waiting(String name, String folder, long bytes) {}

  /**
   * A document that is being read.
   *
   * @param page how many pages are finished
   * @param pages of the document
   * @param secondsLeft an estimate; empty until the first page is finished
   */
  public record Working(String name, String folder, int page, int pages, List<Long> secondsLeft) {}

  /**
   * A scan that could not be read.
   *
   * @param reason a sentence for the archivist, in English
   * @param fault for those who say it in another language
   */
  public record Failed(String name, String folder, String reason, Fault fault) {}

  /**
   * What was done since the program started.
   *
   * @param documents published
   * @param pages finished, unreadable ones included
   * @param seconds by step, wall clock, summed over all workers
   */
  public record Counts(
      long documents,
      long pages,
      long unreadablePages,
      long lines,
      long failures,
      Map<Stage, Double> seconds) {}

  /** The scans of the inbox that are not in work. */
  public List<Waiting> waiting() throws IOException {
    Set<String> inWork = working().stream()
        .map(job -> job.folder().isEmpty() ? job.name() : job.folder() + "/" + job.name())
        .collect(Collectors.toSet());
    List<Waiting> waiting = new ArrayList<>();
    for (Path file : inbox.waiting()) {
      String folder = slashed(inbox.subFolders(file));
      String name = FileNames.of(file);
      if (!inWork.contains(folder.isEmpty() ? name : folder + "/" + name)) {
        waiting.add(new Waiting(name, folder, sizeOf(file)));
      }
    }
    return waiting;
  }

  /** The documents in work, the earliest begun first. */
  public synchronized List<Working> working() {
    Instant now = clock.instant();
    return working.values().stream().map(work -> work.at(now)).toList();
  }

  /** The scans that failed and were not put back. */
  public List<Failed> failed() throws IOException {
    List<Failed> failed = new ArrayList<>();
    Path root = inbox.root().resolve(".failed");
    for (Path file : inbox.failures()) {
      Path folder = root.relativize(file).getParent();
      FailureNote note = FailureNote.ofText(FileNames.of(file), inbox.explanation(file));
      failed.add(new Failed(
          note.fileName(), folder == null ? "" : slashed(folder), note.happened(), note.fault()));
    }
    return failed;
  }

  /** What was done since the start. */
  public Counts counts() {
    Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
    nanos.forEach((stage, spent) -> seconds.put(stage, spent.get() / 1e9));
    return new Counts(
        documents.get(), pages.get(), unreadablePages.get(), lines.get(), failures.get(), seconds);
  }

  @Override
  public synchronized void began(DocumentJob job, int pagesOf, int finishedBefore) {
    working.put(job.displayName(), new InWork(job, pagesOf, finishedBefore, clock.instant()));
  }

  @Override
  public synchronized void finishedPage(DocumentJob job, PageRecord page, int of) {
    pages.incrementAndGet();
    lines.addAndGet(page.lines());
    if (page.outcome() == PageRecord.Outcome.UNREADABLE) {
      unreadablePages.incrementAndGet();
    }
    InWork work = working.get(job.displayName());
    if (work != null) {
      work.finished++;
    }
  }

  @Override
  public synchronized void published(DocumentJob job, Path folder, int pagesOf, Duration took) {
    documents.incrementAndGet();
    working.remove(job.displayName());
  }

  @Override
  public synchronized void duplicate(DocumentJob job, Path folder) {
    working.remove(job.displayName());
  }

  @Override
  public synchronized void gaveUp(String displayName, Verdict verdict) {
    working.remove(displayName);
    if (verdict instanceof Verdict.Failed) {
      failures.incrementAndGet();
    }
  }

  @Override
  public void spent(Stage stage, Duration took) {
    AtomicLong sum = nanos.get(stage);
    if (sum != null) {
      sum.addAndGet(took.toNanos());
    }
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      // It was moved meanwhile; the next look does not see it any more.
      return 0;
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  /** One document's progress. */
  private static final class InWork {
    private final DocumentJob job;
    private final int of;
    private final int before;
    private final Instant begun;
    private int finished;

    InWork(DocumentJob job, int of, int before, Instant begun) {
      this.job = job;
      this.of = of;
      this.before = before;
      this.begun = begun;
    }

    Working at(Instant now) {
      // Pages finished by an earlier attempt cost no time, and say nothing about the others.
      int read = finished - before;
      List<Long> left = read < 1
          ? List.of()
          : List.of(Duration.between(begun, now)
              .multipliedBy(of - finished)
              .dividedBy(read)
              .toSeconds());
      return new Working(job.fileName(), slashed(job.subFolders()), finished, of, left);
    }
  }
}
