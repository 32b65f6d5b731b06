package kz.muragat.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.logging.LogManager;
import kz.muragat.store.ModelRegistry;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The way in: hands the command line to the command it names, and its result to the shell. */
@Command(
    name = "muragat",
    description = "Turns a folder of Kazakh and Russian scans into a searchable archive.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      WatchCommand.class,
      ProcessCommand.class,
      SearchCommand.class,
      ReindexCommand.class,
      ExportCommand.class,
      CorrectCommand.class,
      CorrectionsCommand.class,
      ReprocessCommand.class,
      ModelsCommand.class,
      ReadCommand.class,
      EvaluateCommand.class,
      BenchmarkCommand.class,
      BenchmarkSearchCommand.class,
      BenchmarkSetCommand.class,
      ImportCommand.class,
      TrainCommand.class,
      LanguageModelCommand.class,
      CalibrateCommand.class,
      RetrainCommand.class,
      BenchmarkLearningCommand.class,
      SynthesiseCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  muragat                              watches inbox/ in the working folder",
      "  muragat process scans/ letter.pdf    reads these once and ends",
      "  muragat search \"мұрағат\"             finds a word in all that was read",
      "",
      "Exit codes: 0 all went well; 1 a document failed, or nothing was found;",
      "2 wrong options or settings; 3 it cannot work here (the message says why); 70 a fault of the program."
    })
public final class Main {

  private Main() {}

  /**
   * Runs a command; without one, {@code watch}.
   *
   * @param arguments as the shell gives them
   */
  public static void main(String[] arguments) {
    quietLibraries();
    System.exit(run(arguments));
  }

  /** Lucene tells Java's own logging about the processor at each start. */
  private static void quietLibraries() {
    String settings = ".level=SEVERE\nhandlers=java.util.logging.ConsoleHandler\n";
    try {
      LogManager.getLogManager()
          .readConfiguration(
              new ByteArrayInputStream(settings.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  /**
   * Runs a command and returns its exit code.
   *
   * @param arguments as the shell gives them
   */
  static int run(String... arguments) {
    CommandLine commands = commands();
    return commands.execute(withDefaultCommand(commands, arguments));
  }

  /** All commands, set up to explain what goes wrong. */
  static CommandLine commands() {
    CommandLine commands = new CommandLine(new Main());
    commands.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    return commands;
  }

  /** Options without a command belong to {@code watch}, but for those that ask about the program itself. */
  private static String[] withDefaultCommand(CommandLine commands, String[] arguments) {
    for (String argument : arguments) {
      if (commands.getSubcommands().containsKey(argument)
          || Set.of("-h", "--help", "-V", "--version").contains(argument)) {
        return arguments;
      }
    }
    if (arguments.length > 0 && !arguments[0].startsWith("-")) {
      return arguments;
    }
    String[] watch = new String[arguments.length + 1];
    watch[0] = "watch";
    System.arraycopy(arguments, 0, watch, 1, arguments.length);
    return watch;
  }

  private static int explain(Exception failure, CommandLine command) {
    if (failure instanceof SettingsException) {
      command.getErr().println("muragat: " + failure.getMessage());
      return ExitCode.USAGE;
    }
    if (failure instanceof CannotStartException
        || failure instanceof ModelRegistry.NoModelException) {
      command.getErr().println("muragat: " + failure.getMessage());
      return ExitCode.CANNOT_START;
    }
    if (failure instanceof IOException) {
      command.getErr().println("muragat: " + failure);
      return ExitCode.SOME_FAILED;
    }
    failure.printStackTrace(command.getErr());
    return ExitCode.INTERNAL;
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        Software.nameAndVersion(),
        "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
            + System.getProperty("os.arch")
      };
    }
  }
}
