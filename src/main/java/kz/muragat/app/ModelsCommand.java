package kz.muragat.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.muragat.store.ModelRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code models}: lists the versions of the recogniser, and puts one in charge. */
@Command(
    name = "models",
    description = "Lists the versions of the recogniser; the one in charge is marked with *.",
    footer = {
      "",
      "Examples: muragat models",
      "          muragat models promote kr-3-r1     puts that version in charge",
      "          muragat models rollback            puts the one in charge that it grew from",
      "          muragat models prune --keep 2      deletes old versions that learning made"
    })
final class ModelsCommand extends HomeCommand {

  @Override
  public Integer call() throws IOException {
    Settings settings = settings();
    ModelRegistry models = settings.registry();
    String inCharge = models.pointer().orElse("");
    List<ModelRegistry.Version> versions = models.versions();
    if (versions.isEmpty()) {
      complain("there are no models in " + settings.models());
      return ExitCode.CANNOT_START;
    }
    print("  version        errors on validation lines: print, typescript, handwriting");
    for (ModelRegistry.Version version : versions) {
      String mark = version.name().equals(inCharge) ? "*" : " ";
      print(mark + " " + String.format("%-14s", version.name()) + scores(version.description()));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "rollback",
      description =
          "Puts the version in charge that the present one grew from, or that was in charge before it.")
  int rollback() throws IOException {
    ModelRegistry models = settings().registry();
    String inCharge = models.pointer().orElse("none");
    Optional<String> target = models.rollbackTarget();
    if (target.isEmpty()) {
      complain("there is no version to go back to from " + inCharge);
      return ExitCode.SOME_FAILED;
    }
    models.putInCharge(target.get());
    print(target.get() + " is in charge again, in place of " + inCharge);
    return ExitCode.OK;
  }

  @Command(name = "promote", description = "Puts a version in charge.")
  int promote(@Parameters(paramLabel = "VERSION") String version) throws IOException {
    ModelRegistry models = settings().registry();
    models.putInCharge(version);
    print(version + " is in charge");
    return ExitCode.OK;
  }

  @Command(
      name = "prune",
      description =
          "Deletes old versions that learning made; never the one in charge, its parent, or one that no round"
              + " made.")
  int prune(
      @Option(
              names = "--keep",
              paramLabel = "N",
              defaultValue = "5",
              description = "how many of the newest stay (default: ${DEFAULT-VALUE})")
          int keep)
      throws IOException {
    List<String> deleted = settings().registry().prune(Math.max(0, keep));
    print(deleted.isEmpty() ? "nothing to delete" : "deleted: " + String.join(", ", deleted));
    return ExitCode.OK;
  }

  private static String scores(JsonNode description) {
    return Stream.of("printed", "typewritten", "handwritten")
        .map(style -> description.path("scores").path("validation.cer." + style))
        .map(rate -> rate.isMissingNode()
            ? "–"
            : String.format(Locale.ROOT, "%.1f %%", 100 * rate.asDouble()))
        .collect(Collectors.joining(", "));
  }
}
