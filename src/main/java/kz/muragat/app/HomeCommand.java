package kz.muragat.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands share: the home they work in, and settings given on the command line. */
@Command(mixinStandardHelpOptions = true, versionProvider = Main.Version.class)
abstract class HomeCommand implements Callable<Integer> {

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The folder that holds inbox, outbox, index, models and routes."
          + " Default: the working folder.")
  private Path home = Path.of("");

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a setting of muragat.properties; may be given more than once.")
  private Map<String, String> given = new LinkedHashMap<>();

  @Spec
  @SuppressWarnings("NullAway.Init") // injected by picocli
  private CommandSpec spec;

  /** The settings of the home; logging is set up by them. */
  protected Settings settings() {
    SettingsSource source = new SettingsSource(System.getenv(), System.getProperties());
    Settings settings = Settings.of(home, programFolder(), source.values(home, given));
    System.setProperty(
        "org.slf4j.simpleLogger.defaultLogLevel",
        settings.logLevel().name().toLowerCase(Locale.ROOT));
    return settings;
  }

  /** Prints a line of the command's answer. */
  protected void print(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }

  /** Prints a line about trouble. */
  protected void complain(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }

  /** Where the program is installed, as its start script says; else the working folder. */
  private static Path programFolder() {
    return Path.of(System.getProperty("muragat.program", ""));
  }
}
