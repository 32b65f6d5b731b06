package kz.muragat.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import kz.muragat.pipeline.JobBoard;
import kz.muragat.pipeline.Progress.Stage;
import kz.muragat.search.PageSearch;

/** Whether the archive is well, and its figures for Prometheus. */
final class HealthApi {

  private static final long LEAST_DISK_BYTES = 100L << 20;

  private final JobBoard board;
  private final PageSearch index;
  private final Path outbox;
  private final Supplier<String> model;
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final MultiGauge inCharge = MultiGauge.builder("muragat.model.info")
      .description("The model in charge")
      .register(metrics);

  /**
   * @param model version of the recogniser that reads
   */
  HealthApi(JobBoard board, PageSearch index, Path outbox, Supplier<String> model) {
    this.board = board;
    this.index = index;
    this.outbox = outbox;
    this.model = model;
    register();
  }

  private record Health(String status, Map<String, String> checks) {}

  void routes(Router router) {
    router
        .on("GET", "/health", (request, place) -> health())
        .on(
            "GET",
            "/metrics",
            (request, place) ->
                WebResponse.text("text/plain; version=0.0.4; charset=utf-8", scrape()));
  }

  private String scrape() {
    inCharge.register(List.of(MultiGauge.Row.of(Tags.of("version", model.get()), 1)), true);
    return metrics.scrape();
  }

  /** 200 while everything works, else 503 with what does not. */
  private WebResponse health() {
    Map<String, String> checks = new LinkedHashMap<>();
    boolean well = true;
    try {
      checks.put("index", index.pages() + " pages");
    } catch (IOException e) {
      checks.put("index", "cannot be read: " + e.getMessage());
      well = false;
    }
    try {
      long free = Files.getFileStore(outbox).getUsableSpace();
      checks.put("disk", (free >> 20) + " MiB free");
      well &= free >= LEAST_DISK_BYTES && Files.isWritable(outbox);
    } catch (IOException e) {
      checks.put("disk", "the outbox cannot be reached: " + e.getMessage());
      well = false;
    }
    checks.put("model", model.get());
    return WebResponse.json(well ? 200 : 503, new Health(well ? "UP" : "DOWN", checks));
  }

  private void register() {
    new JvmMemoryMetrics().bindTo(metrics);
    new JvmThreadMetrics().bindTo(metrics);
    new ProcessorMetrics().bindTo(metrics);
    new UptimeMetrics().bindTo(metrics);
    counter("muragat.documents", "Documents published", counts -> counts.documents());
    counter("muragat.pages", "Pages finished", counts -> counts.pages());
    counter("muragat.pages.unreadable", "Pages not readable", counts -> counts.unreadablePages());
    counter("muragat.lines", "Lines read", counts -> counts.lines());
    counter("muragat.failures", "Scans that failed", counts -> counts.failures());
    for (Stage stage : Stage.values()) {
      FunctionCounter.builder(
              "muragat.stage.seconds", board, of -> of.counts().seconds().getOrDefault(stage, 0.0))
          .description("Seconds of work, wall clock, summed over all workers")
          .tag("stage", stage.name().toLowerCase(Locale.ROOT))
          .register(metrics);
    }
    Gauge.builder("muragat.queue.waiting", this, HealthApi::waiting)
        .description("Scans that wait in the inbox")
        .register(metrics);
    Gauge.builder("muragat.queue.working", board, of -> of.working().size())
        .description("Documents in work")
        .register(metrics);
    Gauge.builder("muragat.index.pages", this, HealthApi::indexed)
        .description("Pages in the index")
        .register(metrics);
  }

  private void counter(String name, String what, ToDoubleFunction<JobBoard.Counts> value) {
    FunctionCounter.builder(name, board, of -> value.applyAsDouble(of.counts()))
        .description(what)
        .register(metrics);
  }

  private double waiting() {
    try {
      return board.waiting().size();
    } catch (IOException e) {
      // Prometheus' own sign for a figure that cannot be had.
      return Double.NaN;
    }
  }

  private double indexed() {
    try {
      return index.pages();
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
