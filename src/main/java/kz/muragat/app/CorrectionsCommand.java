package kz.muragat.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.muragat.pipeline.PairFolder;
import kz.muragat.store.Correction;
import kz.muragat.store.CorrectionSet;
import kz.muragat.store.HomeLock;
import kz.muragat.text.Alphabet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code corrections}: the lines people have put right, as a training set. */
@Command(
    name = "corrections",
    description =
        "The lines people have put right, as a training set: lists them, accepts and rejects"
            + " them, takes them to and from other programs.",
    footer = {
      "",
      "Examples: muragat corrections                       lists all, with what is wrong with them",
      "          muragat corrections accept ID ID …",
      "          muragat corrections reject ID",
      "          muragat corrections export pairs/         PNG and .gt.txt, as kraken and Calamari take them",
      "          muragat corrections import pairs/ --hand 'Жүсіпов'",
      "What is imported is only proposed, and trains once it is accepted (or with --accepted at once)."
    })
final class CorrectionsCommand extends HomeCommand {

  /** What can be done with corrections. */
  enum Action {
    LIST,
    ACCEPT,
    REJECT,
    EXPORT,
    IMPORT
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = "list",
      paramLabel = "ACTION",
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Action action = Action.LIST;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ID|DIR",
      description = "Corrections to accept or reject; the folder to export to or import from.")
  private @Nullable List<String> arguments;

  @Option(
      names = "--hand",
      paramLabel = "NAME",
      description = "Whose hand the imported lines are in.")
  private String hand = "";

  @Option(names = "--accepted", description = "The imported lines may train at once.")
  private boolean accepted;

  @Option(
      names = "--who",
      paramLabel = "NAME",
      description = "Who says so. Default: the user's name.")
  private String who = System.getProperty("user.name", "");

  @Override
  public Integer call() throws IOException {
    Settings settings = settings();
    CorrectionSet set = new CorrectionSet(settings.corrections());
    List<String> given = arguments == null ? List.of() : arguments;
    return switch (action) {
      case LIST -> list(set);
      case EXPORT -> export(set, folder(given));
      case ACCEPT, REJECT, IMPORT -> locked(settings, set, given);
    };
  }

  private int locked(Settings settings, CorrectionSet set, List<String> given) throws IOException {
    try (HomeLock lock = HomeLock.take(settings.work().resolve("lock"))) {
      return switch (action) {
        case ACCEPT -> judge(set, given, Correction.State.ACCEPTED);
        case REJECT -> judge(set, given, Correction.State.REJECTED);
        default -> takeIn(set, folder(given));
      };
    } catch (HomeLock.HomeInUseException e) {
      throw new CannotStartException(
          "a Muragat is at work here, so nothing was changed: use its web page, or stop it first. ("
              + e.getMessage() + ")",
          e);
    }
  }

  private int list(CorrectionSet set) throws IOException {
    for (Correction correction : set.all()) {
      print(correction.id() + "\t" + lower(correction.state()) + "\t" + correction.text()
          + flags(correction));
    }
    for (List<Correction> group : set.conflicts()) {
      print(
          "conflicting readings of one line, none of which trains until the others are rejected:");
      group.forEach(correction -> print("  " + correction.id() + "\t" + correction.text()));
    }
    for (List<Correction> group : set.doubles()) {
      print("the same line more than once, trains once: "
          + String.join(", ", group.stream().map(Correction::id).toList()));
    }
    set.problems().forEach(this::complain);
    print(set.all().size() + " corrections, " + set.trainable().size() + " of them may train");
    return ExitCode.OK;
  }

  private int judge(CorrectionSet set, List<String> ids, Correction.State state)
      throws IOException {
    if (ids.isEmpty()) {
      throw new SettingsException("name the corrections to " + lower(action));
    }
    int code = ExitCode.OK;
    for (String id : ids) {
      Optional<Correction> found = set.find(id);
      if (found.isEmpty()) {
        complain("muragat: there is no correction " + id);
        code = ExitCode.SOME_FAILED;
      } else {
        Correction now = set.setState(id, state);
        print(id + "\t" + lower(now.state()) + "\t" + now.text() + flags(now));
      }
    }
    return code;
  }

  private int export(CorrectionSet set, Path folder) throws IOException {
    PairFolder.Result result = PairFolder.export(set, folder);
    result.troubles().forEach(this::complain);
    print(result.pairs() + " pairs in " + folder);
    return result.troubles().isEmpty() ? ExitCode.OK : ExitCode.SOME_FAILED;
  }

  private int takeIn(CorrectionSet set, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new SettingsException("there is no folder " + folder);
    }
    PairFolder.Result result = PairFolder.takeIn(
        set,
        folder,
        new PairFolder.Origin(
            hand,
            who,
            Instant.now(),
            accepted ? Correction.State.ACCEPTED : Correction.State.PROPOSED),
        Alphabet.standard());
    result.troubles().forEach(this::complain);
    print(result.pairs() + " pairs from " + folder);
    return result.troubles().isEmpty() ? ExitCode.OK : ExitCode.SOME_FAILED;
  }

  private static Path folder(List<String> given) {
    if (given.size() != 1) {
      throw new SettingsException("name one folder");
    }
    return Path.of(given.get(0)).toAbsolutePath().normalize();
  }

  private static String flags(Correction correction) {
    return correction.flags().isEmpty()
        ? ""
        : "\t" + correction.flags().stream().map(CorrectionsCommand::words).toList();
  }

  private static String words(Correction.Flag flag) {
    return switch (flag) {
      case OUTSIDE_ALPHABET -> "letters the model cannot write yet";
      case TOO_NARROW -> "too many letters for so narrow a picture: does not train";
      case EMPTY -> "no text: does not train";
    };
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
