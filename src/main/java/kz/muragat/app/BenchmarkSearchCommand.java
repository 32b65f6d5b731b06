package kz.muragat.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.muragat.model.Language;
import kz.muragat.search.ArchiveIndex;
import kz.muragat.search.IndexSize;
import kz.muragat.search.PageEntry;
import kz.muragat.search.PageSearch;
import kz.muragat.search.QueryProblem;
import kz.muragat.store.AtomicFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code benchmark-search}: how fast invented pages are indexed and found, and how large their index is. */
@Command(
    name = "benchmark-search",
    description = {
      "Measures indexing and searching on invented pages, in a folder that is thrown away.",
      "",
      "Prints pages indexed a second, the index's size beside the text's, and how long queries take: words, several"
          + " words, rare words, phrases, word beginnings, Latin spellings, with and without filters."
    },
    footer = {"", "Example: muragat benchmark-search --pages 100000"},
    mixinStandardHelpOptions = true)
final class BenchmarkSearchCommand implements Callable<Integer> {

  private static final int THREADS = 2;
  private static final int BATCH = 1000;
  private static final int HITS = 20;

  @Option(
      names = "--pages",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many pages. Default: ${DEFAULT-VALUE}.")
  private int pages;

  @Option(
      names = "--queries",
      paramLabel = "N",
      defaultValue = "500",
      description =
          "How many queries are measured, after as many that are not. Default: ${DEFAULT-VALUE}.")
  private int queries;

  @Spec
  @SuppressWarnings("NullAway.Init") // injected by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, QueryProblem {
    if (pages < 1 || queries < 1) {
      throw new SettingsException("--pages and --queries should be 1 or more");
    }
    InventedPages invented = new InventedPages();
    Path folder = Files.createTempDirectory("muragat-benchmark-search");
    try {
      // closed before it is measured, so that no files come and go
      printSize(folder, filled(folder, invented));
      try (PageSearch index = ArchiveIndex.openForSearch(folder)) {
        measure(index, queries(invented, 1)); // warms up
        measureAndPrint(index, queries(invented, 2));
      }
    } finally {
      AtomicFiles.deleteTree(folder);
    }
    return ExitCode.OK;
  }

  private long filled(Path folder, InventedPages invented)
      throws IOException, InterruptedException {
    try (ArchiveIndex index = ArchiveIndex.open(folder)) {
      return fill(index, invented);
    }
  }

  /** Indexes all pages on two threads; making them is not measured. */
  private long fill(ArchiveIndex index, InventedPages invented)
      throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    long nanos = 0;
    long cpuNanos = 0;
    long textBytes = 0;
    try {
      for (int first = 0; first < pages; first += BATCH) {
        List<PageEntry> batch = IntStream.range(first, Math.min(pages, first + BATCH))
            .mapToObj(invented::page)
            .toList();
        textBytes +=
            batch.stream().mapToLong(e -> InventedPages.textBytes(e.page())).sum();
        long start = System.nanoTime();
        long cpuStart = cpuNanos();
        putAll(index, batch, pool);
        nanos += System.nanoTime() - start;
        cpuNanos += cpuNanos() - cpuStart;
      }
      long start = System.nanoTime();
      long cpuStart = cpuNanos();
      index.commit();
      nanos += System.nanoTime() - start;
      cpuNanos += cpuNanos() - cpuStart;
    } finally {
      pool.shutdownNow();
    }
    print(
        "indexed: %d pages in %.1f s on %d threads = %.0f pages a second; %.2f ms of processor time a page = %.0f pages"
            + " a second on %d cores that do nothing else",
        pages,
        nanos / 1e9,
        THREADS,
        pages / (nanos / 1e9),
        cpuNanos / 1e6 / pages,
        THREADS * pages / (cpuNanos / 1e9),
        THREADS);
    return textBytes;
  }

  private static void putAll(ArchiveIndex index, List<PageEntry> batch, ExecutorService pool)
      throws InterruptedException {
    List<Future<?>> parts = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int offset = thread;
      parts.add(pool.submit(() -> {
        for (int i = offset; i < batch.size(); i += THREADS) {
          index.put(batch.get(i));
        }
        return null;
      }));
    }
    for (Future<?> part : parts) {
      try {
        part.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  private void printSize(Path folder, long textBytes) throws IOException {
    IndexSize size = IndexSize.of(folder);
    print(
        "size: index %.1f MB = %.0f %% of the text's %.1f MB; without positions (%.1f MB) %.0f %%;"
            + " of it words with their boxes %.1f MB, all else %.1f MB",
        size.bytes() / 1e6,
        100.0 * size.bytes() / textBytes,
        textBytes / 1e6,
        size.positions() / 1e6,
        100.0 * (size.bytes() - size.positions()) / textBytes,
        size.stored() / 1e6,
        (size.bytes() - size.positions() - size.stored()) / 1e6);
  }

  /** What a query took: by the clock, and of the thread's own processor time, which other programs do not disturb. */
  private record Taken(String query, double millis, double cpuMillis) {}

  private static List<Taken> measure(PageSearch index, List<String> queries)
      throws IOException, QueryProblem {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<Taken> taken = new ArrayList<>();
    for (String query : queries) {
      long start = System.nanoTime();
      long cpuStart = threads.getCurrentThreadCpuTime();
      index.search(query, HITS);
      long cpu = threads.getCurrentThreadCpuTime() - cpuStart;
      taken.add(new Taken(query, (System.nanoTime() - start) / 1e6, cpu / 1e6));
    }
    return taken;
  }

  private void measureAndPrint(PageSearch index, List<String> queries)
      throws IOException, QueryProblem {
    List<Taken> taken = measure(index, queries);
    Taken slowest =
        taken.stream().max(Comparator.comparingDouble(Taken::cpuMillis)).orElseThrow();
    print("searched: %d queries", taken.size());
    print("  by the clock: %s", quantiles(taken.stream().mapToDouble(Taken::millis)));
    print(
        "  processor time: %s; most: %s",
        quantiles(taken.stream().mapToDouble(Taken::cpuMillis)), slowest.query());
  }

  private static String quantiles(DoubleStream millis) {
    double[] sorted = millis.sorted().toArray();
    return String.format(
        Locale.ROOT,
        "half within %.1f ms, 95 %% within %.1f ms, all within %.1f ms",
        sorted[sorted.length / 2],
        sorted[(int) (sorted.length * 0.95)],
        sorted[sorted.length - 1]);
  }

  /** Of all threads of this program so far, the compiler's and the collector's among them. */
  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private List<String> queries(InventedPages invented, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> made = new ArrayList<>();
    for (int i = 0; i < queries; i++) {
      Language language = random.nextInt(3) == 2 ? Language.RUSSIAN : Language.KAZAKH;
      List<String[]> sentences = invented.sentences(language);
      String[] words = Stream.of(sentences.get(random.nextInt(sentences.size())))
          .map(word -> word.replaceAll("[^\\p{L}\\p{N}]", ""))
          .filter(word -> word.length() > 2)
          .toArray(String[]::new);
      if (words.length > 1) {
        made.add(query(words, random.nextInt(words.length - 1), random));
      }
    }
    return made;
  }

  private static String query(String[] words, int at, SplittableRandom random) {
    String word = words[at];
    String next = words[at + 1];
    return switch (random.nextInt(10)) {
      case 0, 1 -> word + " " + next;
      case 2 -> '"' + word + " " + next + '"';
      case 3 -> word.substring(0, 3) + "*";
      case 4 -> word + " AND " + next + " path:fond-1";
      case 5 -> word + " lang:kk -" + next;
      case 6 -> random.nextBoolean() ? "muragat" : "qazaqtardyñ";
      case 7 -> InventedPages.misread(word, random); // few pages have it, or none
      default -> word;
    };
  }

  private void print(String format, Object... values) {
    spec.commandLine().getOut().println(String.format(Locale.ROOT, format, values));
    spec.commandLine().getOut().flush();
  }
}
