package kz.muragat.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.muragat.store.ModelRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code models}: lists the versions of the recogniser, or puts one in charge. */
@Command(
    name = "models",
    description = "Lists the versions of the recogniser; the one in charge is marked with *.",
    footer = {
      "",
      "Examples: muragat models",
      "          muragat models --use 2026-01-print      puts that version in charge"
    })
final class ModelsCommand extends HomeCommand {

  @Option(names = "--use", paramLabel = "VERSION", description = "Puts this version in charge.")
  private String use = "";

  @Override
  public Integer call() throws IOException {
    Settings settings = settings();
    ModelRegistry models = new ModelRegistry(settings.models());
    if (!use.isEmpty()) {
      models.putInCharge(use);
    }
    String inCharge = models.pointer().orElse("");
    List<ModelRegistry.Version> versions = models.versions();
    if (versions.isEmpty()) {
      complain("there are no models in " + settings.models());
      return ExitCode.CANNOT_START;
    }
    for (ModelRegistry.Version version : versions) {
      String mark = version.name().equals(inCharge) ? "*" : " ";
      print(mark + " " + version.name() + scores(version.description()));
    }
    return ExitCode.OK;
  }

  private static String scores(JsonNode description) {
    return description.path("scores").properties().stream()
        .map(Map.Entry::getKey)
        .map(name -> name + " " + description.path("scores").path(name).asText())
        .collect(Collectors.joining(", ", "  ", ""));
  }
}
