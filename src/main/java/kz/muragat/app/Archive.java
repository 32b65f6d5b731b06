package kz.muragat.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kz.muragat.image.LineCropper;
import kz.muragat.image.PageAnalyser;
import kz.muragat.pdf.ReadingLimits;
import kz.muragat.pipeline.CarriedPages;
import kz.muragat.pipeline.CorrectLine;
import kz.muragat.pipeline.DropScan;
import kz.muragat.pipeline.GiveUp;
import kz.muragat.pipeline.IndexDocument;
import kz.muragat.pipeline.Intake;
import kz.muragat.pipeline.JobBoard;
import kz.muragat.pipeline.ModelShelf;
import kz.muragat.pipeline.PagePictures;
import kz.muragat.pipeline.PageReader;
import kz.muragat.pipeline.Progress;
import kz.muragat.pipeline.PublishDocument;
import kz.muragat.pipeline.PublishedDocuments;
import kz.muragat.pipeline.ReadPages;
import kz.muragat.pipeline.ScanType;
import kz.muragat.pipeline.StopSignal;
import kz.muragat.pipeline.TakeCorrections;
import kz.muragat.pipeline.learn.Retraining;
import kz.muragat.pipeline.learn.Rounds;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.search.ArchiveIndex;
import kz.muragat.store.AtomicFiles;
import kz.muragat.store.CorrectionSet;
import kz.muragat.store.DocumentRegistry;
import kz.muragat.store.HomeLock;
import kz.muragat.store.Inbox;
import kz.muragat.store.Outbox;
import kz.muragat.store.SettledFiles;
import kz.muragat.store.WorkLedger;
import kz.muragat.text.Alphabet;
import kz.muragat.text.LanguageGuess;
import kz.muragat.web.WebArchive;
import kz.muragat.web.WebDesk;

/**
 * All that reading documents in a home takes, put together: made once, shared by all documents, closed at the end. While
 * it is open no other process can open the same home.
 */
final class Archive implements AutoCloseable {

  /** Work that nobody came back to for so long is given up. */
  private static final Duration ABANDONED = Duration.ofDays(30);
  /** For each document in work, how many scans may wait in memory. */
  private static final int WAITING_PER_DOCUMENT = 4;

  private final Settings settings;
  private final Reader reader;
  private final HomeLock lock;
  private final ArchiveIndex index;
  private final StopSignal stop = new StopSignal();
  private final ExecutorService documentWorkers;
  private final ExecutorService pageWorkers;
  private final WorkLedger ledger;
  private final DocumentRegistry registry;
  private final GiveUp giveUp;
  private final CorrectionSet corrections;
  private final CorrectLine correctLine;
  private final ReadingDesk desk;
  private final JobBoard board;
  private final Rounds learning;
  private final ExecutorService learner;
  private final PublishedDocuments documents;
  private final TakeCorrections takeCorrections;

  private Archive(Settings settings, Reader reader, HomeLock lock, Progress progress)
      throws IOException {
    this.settings = settings;
    this.reader = reader;
    this.lock = lock;
    ledger = new WorkLedger(settings.work());
    board = new JobBoard(new Inbox(settings.inbox()), InstantSource.system());
    Progress told = Progress.all(progress, board);
    registry = new DocumentRegistry(settings.outbox(), settings.work().resolve("documents.jsonl"));
    giveUp = new GiveUp(ledger, told, stop);
    index = ArchiveIndex.open(settings.index());
    corrections = new CorrectionSet(settings.corrections());
    correctLine = correctLine(
        settings,
        registry,
        index,
        corrections,
        reader.languages(),
        Optional.of(reader.recogniser()));
    documents = new PublishedDocuments(registry, settings.outbox(), new Inbox(settings.inbox()));
    takeCorrections = new TakeCorrections(documents, correctLine, told);
    documentWorkers = workers("document", settings.documents());
    pageWorkers = workers("page", settings.workers());
    desk = desk(told);
    learning = new RoundProcess(
        settings,
        LearningDesk.rounds(
            settings, corrections, registry, reader.runtime(), null, stop::isRequested),
        reader::isReading,
        stop);
    learner = workers("learner", 1);
  }

  /**
   * Opens a home for reading documents, and cleans up what a crash has left.
   *
   * @param reader stays the caller's to close
   * @throws CannotStartException when another process is at work there, or it cannot be written to
   */
  static Archive open(Settings settings, Reader reader, Progress progress) {
    HomeLock lock = null;
    try {
      for (Path folder : List.of(settings.inbox(), settings.outbox(), settings.index())) {
        Files.createDirectories(folder);
      }
      lock = HomeLock.take(settings.work().resolve("lock"));
      AtomicFiles.cleanLeftovers(settings.outbox());
      AtomicFiles.cleanLeftovers(settings.inbox());
      Archive archive = new Archive(settings, reader, lock, progress);
      archive.ledger.prune(ABANDONED, Instant.now());
      archive.correctLine.finishInterrupted();
      lock = null;
      return archive;
    } catch (HomeLock.HomeInUseException e) {
      throw new CannotStartException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new CannotStartException("the home " + settings.home() + " cannot be used: " + e, e);
    } finally {
      if (lock != null) {
        closeQuietly(lock);
      }
    }
  }

  private ReadingDesk desk(Progress progress) {
    InstantSource clock = InstantSource.system();
    LanguageGuess languages = reader.languages();
    String software = Software.nameAndVersion();
    ReadingLimits standard = ReadingLimits.DEFAULT;
    ReadingLimits limits = new ReadingLimits(
        standard.renderDpi(),
        standard.maxPixels(),
        standard.pageTimeout(),
        settings.recogniseAlways());
    PageReader pages = new PageReader(
        new PageAnalyser(), new LineCropper(), reader.recogniser(), languages, software, clock);
    Outbox outbox = new Outbox(settings.outbox(), registry);
    return new ReadingDesk(
        new Intake(ledger, registry, settings.attempts(), stop, clock),
        new ReadPages(
            ledger, pages, new CarriedPages(languages, software, clock), limits, progress, stop),
        new PublishDocument(ledger, registry, outbox, progress, software, clock),
        new IndexDocument(index, settings.outbox()),
        progress);
  }

  ReadingDesk desk() {
    return desk;
  }

  LearningDesk learning() {
    return new LearningDesk(learning, settings.learn().leastLines());
  }

  CorrectionsDesk correctionsDesk() {
    return new CorrectionsDesk(takeCorrections);
  }

  GiveUp giveUp() {
    return giveUp;
  }

  /** Corrects lines of published documents; the web calls it within the watcher. */
  CorrectLine correctLine() {
    return correctLine;
  }

  /** The lines people have put right, to train with. */
  CorrectionSet corrections() {
    return corrections;
  }

  /** What corrects lines in a home whose lock and index the caller holds. */
  static CorrectLine correctLine(
      Settings settings,
      DocumentRegistry registry,
      ArchiveIndex index,
      CorrectionSet corrections,
      LanguageGuess languages,
      Optional<LineRecogniser> recogniser) {
    return new CorrectLine(
        settings.outbox(),
        settings.inbox(),
        settings.unfinishedCorrections(),
        registry,
        new IndexDocument(index, settings.outbox()),
        corrections,
        languages,
        recogniser,
        Alphabet.standard(),
        InstantSource.system());
  }

  StopSignal stopSignal() {
    return stop;
  }

  ExecutorService documentWorkers() {
    return documentWorkers;
  }

  ExecutorService pageWorkers() {
    return pageWorkers;
  }

  PublishedContents publishedContents() {
    return new PublishedContents(registry, ledger);
  }

  InboxStrategy inboxStrategy() {
    SettledFiles settled = new SettledFiles(
        settings.inboxSettle(),
        settings.inboxSettleIncomplete(),
        ScanType::looksComplete,
        InstantSource.system());
    return new InboxStrategy(
        new Inbox(settings.inbox()),
        settled,
        giveUp,
        settings.documents() * WAITING_PER_DOCUMENT,
        settings.retryLater(),
        InstantSource.system());
  }

  /** What answers over HTTP, on this archive. */
  WebDesk webDesk() {
    Inbox inbox = new Inbox(settings.inbox());
    return new WebDesk(new WebArchive(
        index,
        documents,
        new PagePictures(documents),
        board,
        new DropScan(inbox),
        new ModelShelf(settings.registry()),
        correctLine,
        settings.outbox(),
        new Retraining(learning, settings.registry(), learner),
        reader.recogniser()::version));
  }

  @Override
  public void close() {
    stop.request();
    end(documentWorkers);
    end(pageWorkers);
    end(learner);
    try {
      index.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      closeQuietly(lock);
    }
  }

  /** Waits for what is in work, since index and recogniser are closed next. */
  private static void end(ExecutorService workers) {
    workers.shutdown();
    try {
      if (!workers.awaitTermination(CamelArchive.STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** Daemons, so that a page that does not end never keeps the program from ending. */
  private static ExecutorService workers(String name, int count) {
    AtomicInteger number = new AtomicInteger();
    ThreadFactory factory = task -> {
      Thread thread = new Thread(task, name + " " + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
    return Executors.newFixedThreadPool(count, factory);
  }

  private static void closeQuietly(HomeLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      // The operating system drops the lock with the process.
      return;
    }
  }
}
