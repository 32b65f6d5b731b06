package kz.muragat.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import kz.muragat.pipeline.DocumentJob;
import kz.muragat.pipeline.Progress;
import kz.muragat.store.PageRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code benchmark}: pages a minute through the real routes, and peak memory, beside Tesseract on the same pictures. */
@Command(
    name = "benchmark",
    description = {
      "Measures pages a minute and peak memory on the given scans.",
      "",
      "The scans go along the same routes as in the inbox, into a folder that is thrown away. Where tesseract with kaz"
          + " and rus is installed, it reads the same pictures afterwards, one process a worker with one thread each,"
          + " which is its fastest; PDFs are left out there."
    },
    footer = {"", "Example: muragat benchmark scans/"})
final class BenchmarkCommand extends HomeCommand {

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scans, or folders of scans.")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings = settings();
    List<Path> scans = new ArrayList<>();
    for (Path file : files) {
      try (Stream<Path> tree = Files.walk(file.toAbsolutePath().normalize())) {
        tree.filter(Files::isRegularFile)
            .filter(BenchmarkCommand::isScan)
            .sorted()
            .forEach(scans::add);
      }
    }
    if (scans.isEmpty()) {
      complain("muragat: there is no scan among " + files);
      return ExitCode.USAGE;
    }
    double ours = muragat(settings, scans);
    Optional<String> other = Tesseract.find();
    List<Path> pictures =
        scans.stream().filter(file -> !name(file).endsWith(".pdf")).toList();
    if (other.isEmpty() || pictures.isEmpty()) {
      print(
          other.isEmpty()
              ? "tesseract with kaz and rus is not installed: no comparison."
              : "tesseract does not read PDFs: no comparison.");
      return ExitCode.OK;
    }
    double theirs = tesseract(pictures, settings.workers(), other.get());
    print(
        String.format(Locale.ROOT, "ratio: %.2f times tesseract's pages a minute", ours / theirs));
    return ExitCode.OK;
  }

  private static boolean isScan(Path file) {
    return Stream.of(".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png", ".jp2")
        .anyMatch(ending -> name(file).endsWith(ending));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  /** Pages a minute through the routes; the first of several scans is read beforehand, so that starting is not measured. */
  private double muragat(Settings settings, List<Path> scans)
      throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("muragat-benchmark");
    Settings scratch = settings.readingInto(home);
    Counter counter = new Counter();
    try (Reader reader = Reader.load(scratch);
        Archive archive = Archive.open(scratch, reader, counter);
        CamelArchive camel = new CamelArchive(scratch, archive, false)) {
      camel.start();
      List<Path> measured = scans;
      if (scans.size() > 1) {
        read(camel, scans.get(0));
        measured = scans.subList(1, scans.size());
      }
      counter.pages.set(0);
      long start = System.nanoTime();
      inParallel(archive.documentWorkers(), measured, scan -> read(camel, scan));
      double seconds = (System.nanoTime() - start) / 1e9;
      double rate = 60 * counter.pages.get() / seconds;
      print(String.format(
          Locale.ROOT,
          "muragat %s on %s, %d workers: %d pages in %.1f s = %.1f pages a minute, peak memory %s",
          reader.recogniser().version(),
          reader.device(),
          settings.workers(),
          counter.pages.get(),
          seconds,
          rate,
          peakMemory()));
      return rate;
    } finally {
      deleteTree(home);
    }
  }

  private void read(CamelArchive camel, Path scan) {
    camel
        .process(scan, String.valueOf(scan.getFileName()))
        .ifPresent(why -> complain("muragat: " + scan + ": " + why.getMessage()));
  }

  private double tesseract(List<Path> pictures, int workers, String version)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      long start = System.nanoTime();
      inParallel(pool, pictures, picture -> Tesseract.read(picture, false));
      double seconds = (System.nanoTime() - start) / 1e9;
      double rate = 60 * pictures.size() / seconds;
      print(String.format(
          Locale.ROOT,
          "%s, %d processes: %d pictures in %.1f s = %.1f a minute",
          version,
          workers,
          pictures.size(),
          seconds,
          rate));
      return rate;
    } finally {
      pool.shutdownNow();
    }
  }

  private interface Work {
    void on(Path file) throws IOException;
  }

  private static void inParallel(ExecutorService pool, List<Path> files, Work work)
      throws InterruptedException {
    List<Future<?>> futures = new ArrayList<>();
    for (Path file : files) {
      futures.add(pool.submit(() -> {
        work.on(file);
        return null;
      }));
    }
    for (Future<?> future : futures) {
      try {
        future.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  /** The most memory the process has had, native memory too, where the system tells (Linux). */
  private static String peakMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return "not known on this system";
    }
    return Files.readAllLines(status, StandardCharsets.UTF_8).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MiB")
        .findFirst()
        .orElse("not known");
  }

  private static void deleteTree(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Counts finished pages. */
  private static final class Counter implements Progress {
    private final AtomicInteger pages = new AtomicInteger();

    @Override
    public void finishedPage(DocumentJob job, PageRecord page, int of) {
      pages.incrementAndGet();
    }
  }
}
