package kz.muragat.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.muragat.model.Language;
import kz.muragat.search.ArchiveIndex;
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
          + " words, phrases, word beginnings, Latin spellings, with and without filters."
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
    long textBytes = 0;
    try {
      for (int first = 0; first < pages; first += BATCH) {
        List<PageEntry> batch = IntStream.range(first, Math.min(pages, first + BATCH))
            .mapToObj(invented::page)
            .toList();
        textBytes +=
            batch.stream().mapToLong(e -> InventedPages.textBytes(e.page())).sum();
        long start = System.nanoTime();
        putAll(index, batch, pool);
        nanos += System.nanoTime() - start;
      }
      long start = System.nanoTime();
      index.commit();
      nanos += System.nanoTime() - start;
    } finally {
      pool.shutdownNow();
    }
    print(
        "indexed: %d pages in %.1f s on %d threads = %.0f pages a second",
        pages, nanos / 1e9, THREADS, pages / (nanos / 1e9));
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
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    long index = size(files, "");
    long words = size(files, ".fdt");
    long positions = size(files, ".pos");
    print(
        "size: index %.1f MB = %.0f %% of the text's %.1f MB; of it words with their boxes %.1f MB,"
            + " positions %.1f MB, all else %.1f MB = %.0f %%",
        index / 1e6,
        100.0 * index / textBytes,
        textBytes / 1e6,
        words / 1e6,
        positions / 1e6,
        (index - words - positions) / 1e6,
        100.0 * (index - words - positions) / textBytes);
  }

  private static long size(List<Path> files, String ending) throws IOException {
    long bytes = 0;
    for (Path file : files) {
      if (file.toString().endsWith(ending)) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  private static double[] measure(PageSearch index, List<String> queries)
      throws IOException, QueryProblem {
    double[] millis = new double[queries.size()];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      index.search(queries.get(i), HITS);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    return millis;
  }

  private void measureAndPrint(PageSearch index, List<String> queries)
      throws IOException, QueryProblem {
    double[] millis = measure(index, queries);
    int slowest = IntStream.range(0, millis.length)
        .reduce((a, b) -> millis[a] >= millis[b] ? a : b)
        .orElseThrow();
    double most = millis[slowest];
    Arrays.sort(millis);
    print(
        "searched: %d queries, half within %.1f ms, 95 %% within %.1f ms, the slowest %.1f ms: %s",
        millis.length,
        millis[millis.length / 2],
        millis[(int) (millis.length * 0.95)],
        most,
        queries.get(slowest));
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
      default -> word;
    };
  }

  private void print(String format, Object... values) {
    spec.commandLine().getOut().println(String.format(Locale.ROOT, format, values));
    spec.commandLine().getOut().flush();
  }
}
