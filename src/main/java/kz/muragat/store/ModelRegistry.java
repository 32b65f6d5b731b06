package kz.muragat.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The versions of the recogniser, and which one is in charge.
 *
 * <pre>
 * models/current             one line: the name of the version in charge
 *       /&lt;version&gt;/model.json   what the version is; a folder without it is no version
 * </pre>
 *
 * <p>An installed program may lie where nothing can be written. Its models are then seen as if they lay in the archive's own
 * folder, and everything new, the pointer too, goes there.
 */
public final class ModelRegistry {

  private static final String POINTER = "current";
  private static final String DESCRIPTION = "model.json";
  /** What a round of learning leaves beside the weights; its {@code parent} names the version it grew from. */
  public static final String CARD = "round.json";

  private static final String PREVIOUS = "previous";

  private final Path folder;
  private final Path shipped;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param folder {@code models}, which need not exist yet
   */
  public ModelRegistry(Path folder) {
    this(folder, folder);
  }

  /**
   * @param folder {@code models} of the archive, which need not exist yet; all that is written is written there
   * @param shipped {@code models} that came with the program, only read; may be the same
   */
  public ModelRegistry(Path folder, Path shipped) {
    this.folder = folder;
    this.shipped = shipped;
  }

  /** Where versions are written, and whatever else is kept about them. */
  public Path folder() {
    return folder;
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
    Map<String, Path> folders = new TreeMap<>();
    for (Path models : List.of(shipped, folder)) {
      if (Files.isDirectory(models)) {
        try (Stream<Path> entries = Files.list(models)) {
          entries
              .filter(entry -> Files.isRegularFile(entry.resolve(DESCRIPTION)))
              .filter(entry -> !FileNames.of(entry).startsWith("."))
              .forEach(entry -> folders.put(FileNames.of(entry), entry));
        }
      }
    }
    List<Version> versions = new ArrayList<>();
    for (Path version : folders.values()) {
      versions.add(read(version));
    }
    return List.copyOf(versions);
  }

  /** The name that the pointer gives, whether such a version exists or not; empty where there is no pointer. */
  public Optional<String> pointer() throws IOException {
    Path own = folder.resolve(POINTER);
    Path pointer = Files.exists(own) ? own : shipped.resolve(POINTER);
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
   * A version.
   *
   * @throws NoModelException when there is no such version
   */
  public Version find(String name) throws IOException {
    if (!exists(name)) {
      throw new NoModelException("there is no model '" + name + "' in " + folder);
    }
    return read(versionFolder(name));
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
    Optional<String> before = pointer().filter(old -> !old.equals(name));
    if (before.isPresent()) {
      AtomicFiles.writeText(folder.resolve(PREVIOUS), before.get() + "\n");
    }
    AtomicFiles.writeText(folder.resolve(POINTER), name + "\n");
  }

  /**
   * The version that a rollback goes back to: the one that the version in charge grew from, or, where no round made it, the
   * one that was in charge before, unless that grew from it. Empty where that one is gone or there never was one.
   */
  public Optional<String> rollbackTarget() throws IOException {
    String inCharge = pointer().orElse("");
    Optional<String> target = parentOf(inCharge);
    if (target.isEmpty() && Files.exists(folder.resolve(PREVIOUS))) {
      String previous =
          Files.readString(folder.resolve(PREVIOUS), StandardCharsets.UTF_8).strip();
      target = parentOf(previous).filter(inCharge::equals).isPresent()
          ? Optional.empty()
          : Optional.of(previous);
    }
    return target.filter(name -> !name.equals(inCharge) && exists(name));
  }

  /** The version that {@link #rollbackTarget} names. */
  public Optional<Version> before() throws IOException {
    Optional<String> name = rollbackTarget();
    return name.isEmpty() ? Optional.empty() : Optional.of(read(versionFolder(name.get())));
  }

  /** The version that a round made another one from; empty where no round made it. */
  public Optional<String> parentOf(String version) throws IOException {
    if (!isName(version) || !Files.isRegularFile(place(version).resolve(CARD))) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.readTree(place(version).resolve(CARD).toFile())
              .path("parent")
              .asText(""))
          .filter(name -> !name.isEmpty());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * Deletes versions that rounds made, but for the newest few. The one in charge, its parent, and versions that no round
   * made (such as the shipped one) always stay.
   *
   * @param keep how many of the newest stay beside those, 0 or more
   * @return the names of those deleted
   */
  public List<String> prune(int keep) throws IOException {
    String inCharge = pointer().orElse("");
    String parent = rollbackTarget().orElse("");
    List<Path> made = new ArrayList<>();
    for (Version version : versions()) {
      if (version.folder().startsWith(folder)
          && Files.isRegularFile(version.folder().resolve(CARD))
          && !version.name().equals(inCharge)
          && !version.name().equals(parent)) {
        made.add(version.folder());
      }
    }
    made.sort(Comparator.comparing(ModelRegistry::changed).reversed());
    List<String> deleted = new ArrayList<>();
    for (Path version : made.subList(Math.min(keep, made.size()), made.size())) {
      // Under a hidden name first, so that nobody takes half of it for a version.
      Path hidden = folder.resolve(AtomicFiles.TEMPORARY_PREFIX + FileNames.of(version));
      Files.move(version, hidden, StandardCopyOption.ATOMIC_MOVE);
      AtomicFiles.deleteTree(hidden);
      deleted.add(FileNames.of(version));
    }
    return List.copyOf(deleted);
  }

  private static Instant changed(Path version) {
    try {
      return Files.getLastModifiedTime(version.resolve(DESCRIPTION)).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }

  private boolean exists(String name) {
    return isName(name) && Files.isRegularFile(place(name).resolve(DESCRIPTION));
  }

  private static boolean isName(String name) {
    return !name.isEmpty() && !name.startsWith(".") && !name.contains("/") && !name.contains("\\");
  }

  private Path versionFolder(String name) throws NoModelException {
    if (!isName(name)) {
      throw new NoModelException("'" + name + "' cannot be the name of a model");
    }
    return place(name);
  }

  /** Of a version: the archive's own comes before the shipped one of the same name. */
  private Path place(String name) {
    Path theirs = shipped.resolve(name);
    boolean onlyShipped = !Files.exists(folder.resolve(name).resolve(DESCRIPTION))
        && Files.exists(theirs.resolve(DESCRIPTION));
    return onlyShipped ? theirs : folder.resolve(name);
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
