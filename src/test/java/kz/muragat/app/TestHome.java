package kz.muragat.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import kz.muragat.recognise.LineNetwork;
import kz.muragat.recognise.ModelDescription;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.NetworkShape;
import kz.muragat.text.Alphabet;
import org.assertj.core.api.Assertions;

/**
 * A home for a test: the real routes, the real pipeline, and a real recogniser, though one that was never taught: its
 * network is tiny and its weights are random, so that it reads nonsense fast.
 */
final class TestHome {

  /** The routes of the project, which Maven's tests run in. */
  static final Path ROUTES = Path.of("routes").toAbsolutePath();

  static final String MODEL = "untaught";

  final Path root;
  private final Map<String, String> given = new HashMap<>();

  private TestHome(Path root) {
    this.root = root;
    given.put("routes", ROUTES.toString());
    given.put("workers", "2");
    given.put("inbox.poll.millis", "50");
    given.put("inbox.settle.millis", "150");
    given.put("inbox.settle.incomplete.seconds", "1");
    given.put("retry.times", "1");
    given.put("retry.delay.millis", "50");
    given.put("retry.later.seconds", "1");
    // Tests that run at the same time on one machine would want the same port.
    given.put("web.enabled", "false");
  }

  static TestHome in(Path root) throws IOException {
    Alphabet alphabet = Alphabet.standard();
    NetworkShape shape =
        new NetworkShape(48, List.of(16, 16, 16, 16, 16, 16), 8, 1, alphabet.size() + 1);
    StringBuilder characters = new StringBuilder();
    for (int i = 0; i < alphabet.size(); i++) {
      characters.appendCodePoint(alphabet.codePointAt(i));
    }
    Path models = root.resolve("models");
    new ModelFolder(
            new ModelDescription(MODEL, shape, characters.toString(), 1, "nothing", Map.of()),
            randomWeights(shape))
        .write(models.resolve(MODEL));
    Files.writeString(models.resolve("current"), MODEL);
    return new TestHome(root);
  }

  /** A home with the model in charge, and its workbench at any free port. */
  static TestHome served(Path root) {
    return new TestHome(root)
        .with("models", Path.of("models").toAbsolutePath().toString())
        .with("web.enabled", "true")
        .with("web.port", "0");
  }

  TestHome with(String key, String value) {
    given.put(key, value);
    return this;
  }

  Settings settings() {
    Map<String, String> values = new SettingsSource(Map.of(), new Properties()).values(root, given);
    return Settings.of(root, root, values);
  }

  Map<String, String> given() {
    return given;
  }

  /** The command that starts the program in a process of its own, with the class path of the test. */
  static List<String> program(String... arguments) {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        // A file of 32 kB, which a test may have forbidden.
        "-XX:-UsePerfData",
        "-XX:MaxDirectMemorySize=64m",
        "-Djava.awt.headless=true",
        "-DDJL_OFFLINE=true",
        "-DOPT_OUT_TRACKING=true",
        "-Xmx512m",
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        "kz.muragat.app.Main"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Starts the watcher within this process. */
  Running start() {
    return new Running(settings());
  }

  /** A running watcher; closing it is an orderly stop. */
  static final class Running implements AutoCloseable {
    private final Reader reader;
    private final Archive archive;
    private final CamelArchive camel;

    private Running(Settings settings) {
      reader = Reader.load(settings);
      archive = Archive.open(
          settings, reader, new LogProgress(settings.progress(), InstantSource.system()));
      camel = new CamelArchive(settings, archive, true);
      try {
        camel.start();
      } catch (RuntimeException e) {
        close();
        throw e;
      }
    }

    /** Where its workbench is served. */
    int port() {
      return camel.webPort();
    }

    @Override
    public void close() {
      camel.close();
      archive.close();
      reader.close();
    }
  }

  /** Puts a file into the inbox as a program does that copies properly: whole at once. */
  Path drop(String name, byte[] content) throws IOException {
    Path file = inbox(name);
    Files.createDirectories(file.getParent());
    Path elsewhere = Files.createTempFile(root, "drop", "");
    Files.write(elsewhere, content);
    return Files.move(elsewhere, file);
  }

  Path inbox(String name) {
    return root.resolve("inbox").resolve(name);
  }

  Path done(String name) {
    return root.resolve("inbox/.done").resolve(name);
  }

  Path failed(String name) {
    return root.resolve("inbox/.failed").resolve(name);
  }

  Path outbox(String name) {
    return root.resolve("outbox").resolve(name);
  }

  /** Waits until a file is there. */
  Path await(Path file) {
    await(file + " is there", () -> Files.exists(file));
    return file;
  }

  /** Waits until something holds; five minutes at most, since machines that build may be busy. */
  void await(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(5));
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        Assertions.fail("waited five minutes in vain until " + what + "; in the home there are: "
            + String.join("\n", files(root).keySet()));
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** The files below a folder with their sizes and times of change, but for what is in work. */
  static Map<String, String> files(Path folder) {
    Map<String, String> files = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (!name.contains(".work")) {
          files.put(name, Files.size(file) + " " + Files.getLastModifiedTime(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static Map<String, float[]> randomWeights(NetworkShape shape) {
    Random random = new Random(45);
    Map<String, float[]> weights = new LinkedHashMap<>();
    LineNetwork.parameterShapes(shape).forEach((name, dimensions) -> {
      int size = 1;
      for (long dimension : dimensions) {
        size *= (int) dimension;
      }
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        // Classes far apart, as in a taught network: a search through level ones would take most of
        // the test's time.
        double scale = name.startsWith("characters") ? 30 : 1;
        values[i] = name.endsWith("running_var") ? 1 : (float) (scale * random.nextGaussian());
      }
      weights.put(name, values);
    });
    return weights;
  }
}
