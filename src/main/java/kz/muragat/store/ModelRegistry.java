package kz.muragat.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The versions of the recogniser, and which one is in charge.
 *
 * <pre>
 * models/current             one line: the name of the version in charge
 *       /&lt;version&gt;/model.json   what the version is; a folder without it is no version
 * </pre>
 */
public final class ModelRegistry {

  private static final String POINTER = "current";
  private static final String DESCRIPTION = "model.json";

  private final Path folder;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param folder {@code models}, which need not exist yet
   */
  public ModelRegistry(Path folder) {
    this.folder = folder;
  }

  /**
   * A version of the recogniser.
   *
   * @param name of the version, which is the name of its folder
   * @param folder with its weights and {@code model.json}
   * @param description what {@code model.json} says
   */
  public record Version(String name, Path folder, JsonNode description) {}

  /**
   * All versions, by name.
   *
   * @throws IOException when a {@code model.json} cannot be read
   */
  public List<Version> versions() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> folders;
    try (Stream<Path> entries = Files.list(folder)) {
      folders = entries
          .filter(entry -> Files.isRegularFile(entry.resolve(DESCRIPTION)))
          .filter(entry -> !FileNames.of(entry).startsWith("."))
          .sorted()
          .toList();
    }
    List<Version> versions = new ArrayList<>();
    for (Path version : folders) {
      versions.add(read(version));
    }
    return List.copyOf(versions);
  }

  /** The name that the pointer gives, whether such a version exists or not; empty where there is no pointer. */
  public Optional<String> pointer() throws IOException {
    Path pointer = folder.resolve(POINTER);
    if (!Files.exists(pointer)) {
      return Optional.empty();
    }
    String name = Files.readString(pointer, StandardCharsets.UTF_8).strip();
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  /**
   * The version in charge.
   *
   * @throws NoModelException when there is none: no pointer, or one that points to nothing
   * @throws IOException when it cannot be read
   */
  public Version current() throws IOException {
    String name = pointer()
        .orElseThrow(() -> new NoModelException(
            "no model is in charge: " + folder.resolve(POINTER) + " is missing or empty"));
    Path version = versionFolder(name);
    if (!Files.isRegularFile(version.resolve(DESCRIPTION))) {
      throw new NoModelException(folder.resolve(POINTER) + " names the model '" + name
          + "', but there is no " + version.resolve(DESCRIPTION));
    }
    return read(version);
  }

  /**
   * Puts a version in charge, in one step.
   *
   * @throws NoModelException when there is no such version; the one in charge stays
   */
  public void putInCharge(String name) throws IOException {
    Path version = versionFolder(name);
    if (!Files.isRegularFile(version.resolve(DESCRIPTION))) {
      throw new NoModelException("there is no model '" + name + "' in " + folder);
    }
    AtomicFiles.writeText(folder.resolve(POINTER), name + "\n");
  }

  private Path versionFolder(String name) throws NoModelException {
    if (name.isEmpty() || name.startsWith(".") || name.contains("/") || name.contains("\\")) {
      throw new NoModelException("'" + name + "' cannot be the name of a model");
    }
    return folder.resolve(name);
  }

  private Version read(Path version) throws IOException {
    try {
      return new Version(
          FileNames.of(version),
          version,
          json.readTree(version.resolve(DESCRIPTION).toFile()));
    } catch (JsonProcessingException e) {
      throw new NoModelException(
          version.resolve(DESCRIPTION) + " is damaged: " + e.getOriginalMessage());
    }
  }

  /** There is no model to read with. */
  public static final class NoModelException extends IOException {
    private static final long serialVersionUID = 1L;

    NoModelException(String message) {
      super(message);
    }
  }
}
