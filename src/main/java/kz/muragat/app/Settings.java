package kz.muragat.app;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.muragat.store.ModelRegistry;

/**
 * What can be set, checked and typed. The shipped {@code muragat.properties} documents each key; {@link SettingsSource}
 * says where values come from.
 *
 * @param home absolute
 * @param inbox absolute, like all folders here; none of them need exist
 * @param models what learning makes, and the pointer to the version in charge
 * @param shippedModels that came with the program, only read
 * @param workers pages read at the same time, 1 or more
 * @param documents in work at the same time, 1 or more
 * @param attempts that a document has before it counts as one that stops the program
 * @param retryTimes how often an operation is tried again when the disk or the network fails
 * @param retryLater after which a scan left in the inbox is taken up again
 */
public record Settings(
    Path home,
    Path inbox,
    Path outbox,
    Path index,
    Path models,
    Path shippedModels,
    Path routes,
    int workers,
    int documents,
    Device device,
    Duration inboxPoll,
    Duration inboxSettle,
    Duration inboxSettleIncomplete,
    boolean recogniseAlways,
    int attempts,
    int retryTimes,
    Duration retryDelay,
    Duration retryLater,
    Duration progress,
    LogLevel logLevel,
    Web web,
    Learn learn) {

  /**
   * How the archive is reached by browsers.
   *
   * @param port 0 for any that is free
   * @param uploadMib the largest upload, in MiB
   */
  public record Web(boolean enabled, String host, int port, int uploadMib) {}

  /**
   * When and how it learns from corrections.
   *
   * @param enabled whether the watcher does so by itself
   * @param schedule a Quartz cron expression: seconds, minutes, hours, day of month, month, day of week
   * @param leastLines new corrected lines with which a round begins, 1 or more
   * @param longest processor time of the thread that teaches, for one round
   * @param rate learning rate at its height, above 0, to 1
   * @param gateLines lines that each gate has at least, 1 or more
   * @param uncorrectedLines learnt as they are read, at most; 0 for none
   * @param threads of the command retrain, 1 or more; a round beside the watcher keeps to one
   */
  public record Learn(
      boolean enabled,
      String schedule,
      int leastLines,
      Duration longest,
      double rate,
      int gateLines,
      int uncorrectedLines,
      int threads) {}

  /** Where the recogniser computes. */
  public enum Device {
    AUTO,
    CPU,
    GPU
  }

  /** How much is told. */
  public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  /** Where the ledger of work, the registry of documents and the lock are kept: hidden in the outbox. */
  public Path work() {
    return outbox.resolve(".work");
  }

  /** Where the lines that people put right are kept to train with: in the home, wherever the models are. */
  public Path corrections() {
    return home.resolve("models").resolve("corrections");
  }

  /** The versions of the recogniser, the archive's own and those shipped. */
  ModelRegistry registry() {
    return new ModelRegistry(models, shippedModels);
  }

  /** Where notes about corrections in work are kept. */
  Path unfinishedCorrections() {
    return work().resolve("corrections");
  }

  /**
   * The settings of a home, from all places they may be given in.
   *
   * @param home the folder that holds inbox, outbox, index, models and routes
   * @param program the folder the program was installed in, whose models and routes stand in for missing ones
   * @param values every key, as {@link SettingsSource#values} gives them
   * @throws SettingsException when a value is no such thing as it should be
   */
  static Settings of(Path home, Path program, Map<String, String> values) {
    Values given = new Values(values);
    Path base = home.toAbsolutePath().normalize();
    int workers = given.number("workers", 0, 1024);
    return new Settings(
        base,
        given.folder("inbox", base),
        given.folder("outbox", base),
        given.folder("index", base),
        given.folder("models", base),
        program.toAbsolutePath().resolve("models").normalize(),
        given.folderOrShipped("routes", base, program),
        workers == 0 ? Runtime.getRuntime().availableProcessors() : workers,
        given.number("documents", 1, 1024),
        given.choice("device", Device.class),
        given.millis("inbox.poll.millis"),
        given.millis("inbox.settle.millis"),
        given.seconds("inbox.settle.incomplete.seconds"),
        given.yesOrNo("pdf.recognise.always"),
        given.number("attempts", 1, 1000),
        given.number("retry.times", 0, 1000),
        given.millis("retry.delay.millis"),
        given.seconds("retry.later.seconds"),
        given.seconds("progress.seconds"),
        given.choice("log.level", LogLevel.class),
        new Web(
            given.yesOrNo("web.enabled"),
            given.text("web.host"),
            given.number("web.port", 0, 65_535),
            given.number("web.upload.mib", 1, 100_000)),
        new Learn(
            given.yesOrNo("learn.enabled"),
            given.text("learn.schedule"),
            given.number("learn.least.lines", 1, 1_000_000),
            given.seconds("learn.longest.seconds"),
            given.share("learn.rate"),
            given.number("learn.gate.lines", 1, 100_000),
            given.number("learn.uncorrected.lines", 0, 1_000_000),
            given.number("learn.threads", 1, 1024)));
  }

  /** What a round of learning in a process of its own has to know, by key. */
  Map<String, String> ofRound() {
    return Map.of(
        "inbox", inbox.toString(),
        "outbox", outbox.toString(),
        "models", models.toString(),
        "device", device.name(),
        "log.level", logLevel.name(),
        "learn.longest.seconds", Long.toString(learn.longest().toSeconds()),
        "learn.rate", Double.toString(learn.rate()),
        "learn.gate.lines", Integer.toString(learn.gateLines()),
        "learn.uncorrected.lines", Integer.toString(learn.uncorrectedLines()),
        "learn.threads", "1");
  }

  /** The same, but reading into another home; models and routes stay. */
  Settings readingInto(Path scratch) {
    return new Settings(
        scratch,
        scratch.resolve("inbox"),
        scratch.resolve("outbox"),
        scratch.resolve("index"),
        models,
        shippedModels,
        routes,
        workers,
        documents,
        device,
        inboxPoll,
        inboxSettle,
        inboxSettleIncomplete,
        recogniseAlways,
        attempts,
        retryTimes,
        retryDelay,
        retryLater,
        progress,
        logLevel,
        web,
        learn);
  }

  /** Values as they were written, and the sentence for each that cannot be. */
  private record Values(Map<String, String> values) {

    private String text(String key) {
      String value = values.get(key);
      if (value == null) {
        throw new IllegalArgumentException("no setting is called " + key);
      }
      return value;
    }

    private <T> T parsed(String key, String expected, Function<String, T> parse) {
      try {
        return parse.apply(text(key));
      } catch (IllegalArgumentException e) {
        throw new SettingsException(
            "setting " + key + " is '" + text(key) + "', but should be " + expected);
      }
    }

    double share(String key) {
      String expected = "a number above 0 and at most 1";
      double share = parsed(key, expected, Double::parseDouble);
      if (!(share > 0 && share <= 1)) {
        throw new SettingsException(
            "setting " + key + " is " + share + ", but should be " + expected);
      }
      return share;
    }

    int number(String key, int least, int most) {
      String expected = "a whole number from " + least + " to " + most;
      int number = parsed(key, expected, Integer::parseInt);
      if (number < least || number > most) {
        throw new SettingsException(
            "setting " + key + " is " + number + ", but should be " + expected);
      }
      return number;
    }

    Duration millis(String key) {
      return Duration.ofMillis(number(key, 0, 86_400_000));
    }

    Duration seconds(String key) {
      return Duration.ofSeconds(number(key, 0, 86_400));
    }

    boolean yesOrNo(String key) {
      return parsed(key, "true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
        case "true", "yes" -> true;
        case "false", "no" -> false;
        default -> throw new IllegalArgumentException(text);
      });
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
      String expected = "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(constant -> constant.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      return parsed(key, expected, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    Path folder(String key, Path base) {
      if (text(key).isEmpty()) {
        throw new SettingsException("setting " + key + " is empty, but should be a folder");
      }
      try {
        return base.resolve(text(key)).normalize();
      } catch (InvalidPathException e) {
        throw new SettingsException("setting " + key + " is no folder's name: " + e.getMessage());
      }
    }

    Path folderOrShipped(String key, Path base, Path program) {
      Path own = folder(key, base);
      Path shipped = program.toAbsolutePath().resolve(key).normalize();
      return !Files.isDirectory(own) && Files.isDirectory(shipped) ? shipped : own;
    }
  }
}
