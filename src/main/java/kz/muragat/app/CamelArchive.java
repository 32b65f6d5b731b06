package kz.muragat.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import kz.muragat.store.AtomicFiles;
import kz.muragat.web.LongAddresses;
import kz.muragat.web.UploadLimit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Camel with the routes of a home, from the files under {@code routes/}, and the beans they name. A route that names an
 * option that does not exist keeps it from starting.
 *
 * <pre>{@code
 * try (CamelArchive camel = new CamelArchive(settings, archive, true)) {
 *   camel.start();
 *   camel.awaitStop();      // until Ctrl-C
 * }
 * }</pre>
 */
final class CamelArchive implements AutoCloseable {

  private static final String FILE_ROUTE = "direct:file";
  private static final String ROUTE_FILES = ".camel.yaml";
  /** Pages in work end within seconds once the stop signal is given; what does not is taken up at the next start. */
  static final Duration STOP_TIMEOUT = Duration.ofSeconds(45);

  /** Of requests other than uploads: corrections, which are small. */
  private static final long MAX_BODY_BYTES = 1L << 20;

  private final Main main = new Main();
  private final Archive archive;
  private final Settings settings;
  private final int webPort;
  private final Optional<LongAddresses> vertx;

  /**
   * @param archive stays the caller's to close
   * @param watch whether the inbox is watched
   */
  CamelArchive(Settings settings, Archive archive, boolean watch) {
    this.settings = settings;
    this.archive = archive;
    main.configure().withName("muragat");
    main.configure().withShutdownTimeout((int) STOP_TIMEOUT.toSeconds());
    main.configure().withShutdownLogInflightExchangesOnTimeout(false);
    main.configure().withBasePackageScanEnabled(false);
    main.configure().addConfiguration(new RouteBeans(archive));
    boolean serve = watch && settings.web().enabled();
    webPort = serve ? freePort(settings.web()) : 0;
    vertx = serve ? Optional.of(new LongAddresses()) : Optional.empty();
    vertx.ifPresent(bean -> main.bind("vertx", bean));
    if (serve) {
      // Uploads are kept on the disk while they come, in the inbox' own file system.
      main.configure().withStreamCachingSpoolEnabled(true);
      main.configure()
          .withStreamCachingSpoolDirectory(
              settings.inbox().resolve(AtomicFiles.TEMPORARY_PREFIX + "uploads").toString());
    }
    main.setOverrideProperties(properties(settings, watch, serve, webPort));
    main.addMainListener(new MainListenerSupport() {
      @Override
      public void afterConfigure(BaseMainSupport support) {
        loadRoutes(support.getCamelContext());
        if (serve) {
          limitUploads(support.getCamelContext());
        }
      }

      @Override
      public void beforeStop(BaseMainSupport support) {
        archive.stopSignal().request();
      }
    });
  }

  /**
   * Starts the routes.
   *
   * @throws CannotStartException when the routes cannot be read or are not valid
   */
  void start() {
    try {
      main.start();
    } catch (CannotStartException e) {
      throw e;
    } catch (Exception e) {
      throw new CannotStartException(
          "the routes in " + settings.routes() + " do not start: " + deepest(e), e);
    }
  }

  /** Starts the routes and returns when the program is told to stop. */
  void runUntilStopped() {
    try {
      main.run();
    } catch (CannotStartException e) {
      throw e;
    } catch (Exception e) {
      throw new CannotStartException(
          "the routes in " + settings.routes() + " do not start: " + deepest(e), e);
    }
  }

  /**
   * Sends one file along the routes as if it came from the inbox, and waits for its end.
   *
   * @param file absolute; it stays where it is
   * @param relativeName with the sub-folders its results are to be published under
   * @return what went wrong, if anything did
   */
  Optional<Throwable> process(Path file, String relativeName) {
    try (ProducerTemplate producer = main.getCamelContext().createProducerTemplate()) {
      Exchange ended = producer.request(FILE_ROUTE, exchange -> {
        exchange.getMessage().setHeader("CamelFileAbsolutePath", file.toString());
        exchange.getMessage().setHeader(Exchange.FILE_NAME, relativeName);
      });
      Throwable failure = ended.getException();
      if (failure != null) {
        archive
            .giveUp()
            .giveUp(
                file,
                Optional.ofNullable(
                    ended.getProperty(ReadingDesk.JOB, kz.muragat.pipeline.DocumentJob.class)),
                failure);
      }
      return Optional.ofNullable(failure);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  CamelContext context() {
    return main.getCamelContext();
  }

  @Override
  public void close() {
    archive.stopSignal().request();
    main.stop();
    vertx.ifPresent(LongAddresses::close);
  }

  private void loadRoutes(CamelContext context) {
    Path folder = settings.routes();
    List<Resource> resources = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(file -> file.toString().endsWith(ROUTE_FILES)).sorted().toList()) {
        // Not by a pattern of Camel's, which stumbles over folders with brackets or asterisks in
        // their names.
        resources.add(
            ResourceHelper.fromBytes(file.getFileName().toString(), Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new CannotStartException("the routes cannot be read: " + e, e);
    }
    if (resources.isEmpty()) {
      throw new CannotStartException("there are no routes (*" + ROUTE_FILES + ") in " + folder);
    }
    try {
      PluginHelper.getRoutesLoader(context).loadRoutes(resources);
    } catch (Exception e) {
      throw new CannotStartException(
          "the routes in " + folder + " are not valid: " + deepest(e), e);
    }
  }

  /** Where the workbench is served. */
  int webPort() {
    return webPort;
  }

  /** Tried beforehand, since the server would only log that it cannot have its port. */
  private static int freePort(Settings.Web web) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(web.host(), web.port()));
      return socket.getLocalPort();
    } catch (IOException | IllegalArgumentException e) {
      throw new CannotStartException(
          "the workbench cannot be served at " + web.host() + ":" + web.port() + " ("
              + e.getMessage() + "): another program may use that port. Set web.port to another"
              + " one, or web.enabled to false",
          e);
    }
  }

  /** The server is there only once the context has started. */
  private void limitUploads(CamelContext context) {
    try {
      context.addStartupListener(
          (started, before) -> UploadLimit.set(started, webPort, settings.web().uploadMib()));
    } catch (Exception e) {
      throw new CannotStartException("the workbench cannot be served: " + deepest(e), e);
    }
  }

  private static Properties properties(
      Settings settings, boolean watch, boolean serve, int webPort) {
    Properties properties = new Properties();
    properties.setProperty("muragat.web", String.valueOf(serve));
    properties.setProperty("camel.server.enabled", String.valueOf(serve));
    if (serve) {
      properties.setProperty("camel.server.host", settings.web().host());
      properties.setProperty("camel.server.port", String.valueOf(webPort));
      properties.setProperty("camel.server.maxBodySize", String.valueOf(MAX_BODY_BYTES));
      properties.setProperty("camel.server.fileUploadEnabled", "false");
    }
    properties.setProperty("muragat.watch", String.valueOf(watch));
    properties.setProperty("muragat.inbox", settings.inbox().toString());
    properties.setProperty(
        "muragat.inbox.poll.millis",
        String.valueOf(Math.max(1, settings.inboxPoll().toMillis())));
    // Without the inbox there is nobody at work who would wait for a better model.
    properties.setProperty(
        "muragat.learn", String.valueOf(watch && settings.learn().enabled()));
    properties.setProperty("muragat.learn.schedule", settings.learn().schedule());
    properties.setProperty("muragat.retry.times", String.valueOf(settings.retryTimes()));
    properties.setProperty(
        "muragat.retry.delay.millis", String.valueOf(settings.retryDelay().toMillis()));
    return properties;
  }

  private static String deepest(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
