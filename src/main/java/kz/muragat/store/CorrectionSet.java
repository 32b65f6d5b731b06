package kz.muragat.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.muragat.model.GreyImage;

/**
 * Corrections as a training set, in a folder that kraken, Calamari and tesstrain read as it is:
 *
 * <pre>
 * models/corrections/&lt;id&gt;.png        the line, dark on light
 *                   /&lt;id&gt;.gt.txt     its text and a line feed
 *                   /index.jsonl     a {@link Correction} a line; only ever appended to, the last of an id counts
 * </pre>
 *
 * <p>A pair's files are on the disk before its line in the index, so that a crash costs at most the pair in work. An index
 * cut short by a crash or a full disk is read up to there and told in {@link #problems}. Threads may share a set; what
 * another process appends is seen at the next call.
 */
public final class CorrectionSet {

  /** The index file's name. */
  public static final String INDEX = "index.jsonl";

  private final Path folder;
  private final Path index;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Correction> entries = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private long sizeSeen = -1;

  /**
   * @param folder made when the first pair is added
   */
  public CorrectionSet(Path folder) {
    this.folder = folder;
    this.index = folder.resolve(INDEX);
  }

  /** The folder of the pairs. */
  public Path folder() {
    return folder;
  }

  /** All corrections, the oldest first, the rejected too. */
  public synchronized List<Correction> all() throws IOException {
    refresh();
    return List.copyOf(entries.values());
  }

  /** The correction with an id. */
  public synchronized Optional<Correction> find(String id) throws IOException {
    refresh();
    return Optional.ofNullable(entries.get(id));
  }

  /** What was said about one line, the oldest first. */
  public List<Correction> ofLine(String sha256, int page, String line) throws IOException {
    return all().stream()
        .filter(c -> c.sha256().equals(sha256) && c.page() == page && c.line().equals(line))
        .toList();
  }

  /**
   * What may train now: accepted and sound, each picture and each line once. Conflicting readings of one line are left out
   * until all but one are rejected.
   */
  public List<Correction> trainable() throws IOException {
    Set<String> contested = new HashSet<>();
    conflicts().forEach(group -> group.forEach(correction -> contested.add(correction.id())));
    Set<String> seen = new HashSet<>();
    List<Correction> fit = new ArrayList<>();
    for (Correction correction : all()) {
      if (correction.state() == Correction.State.ACCEPTED
          && correction.isSound()
          && !contested.contains(correction.id())
          && seen.add(correction.place())
          && seen.add(correction.picture())) {
        fit.add(correction);
      }
    }
    return fit;
  }

  /** Groups of corrections, none of them rejected, that read one line or one picture in different ways. */
  public List<List<Correction>> conflicts() throws IOException {
    return groups().stream()
        .filter(group -> group.stream().map(Correction::text).distinct().count() > 1)
        .toList();
  }

  /** Groups of corrections, none of them rejected, that say the same of one line or one picture. */
  public List<List<Correction>> doubles() throws IOException {
    return groups().stream()
        .filter(group -> group.stream().map(Correction::text).distinct().count() == 1)
        .toList();
  }

  /** Corrections that are not rejected, put together where they share the line or the picture; two or more in each. */
  private List<List<Correction>> groups() throws IOException {
    Map<String, List<Correction>> byKey = new HashMap<>();
    List<List<Correction>> all = new ArrayList<>();
    for (Correction correction : all()) {
      if (correction.state() == Correction.State.REJECTED) {
        continue;
      }
      List<Correction> group = byKey.get(correction.place());
      if (group == null) {
        group = byKey.get(correction.picture());
      }
      if (group == null) {
        group = new ArrayList<>();
        all.add(group);
      }
      group.add(correction);
      byKey.put(correction.place(), group);
      byKey.put(correction.picture(), group);
    }
    return all.stream().filter(group -> group.size() > 1).map(List::copyOf).toList();
  }

  /**
   * Sentences about what is wrong with the set as a whole: lines of the index that do not read. Nothing else suffers from
   * them.
   */
  public synchronized List<String> problems() throws IOException {
    refresh();
    return List.copyOf(problems);
  }

  /**
   * Keeps a pair.
   *
   * @param picture dark ink on light paper
   * @return as it was kept
   * @throws IOException when it cannot be written; the set is then as it was
   */
  public synchronized Correction add(CorrectionDraft draft, GreyImage picture) throws IOException {
    refresh();
    Correction kept = draft.kept(freeId(draft), LinePng.hash(picture));
    byte[] png = LinePng.encode(picture);
    AtomicFiles.write(picture(kept), out -> out.write(png));
    AtomicFiles.writeText(transcription(kept), kept.text() + "\n");
    append(kept);
    return kept;
  }

  /**
   * Accepts, rejects or reopens a correction.
   *
   * @throws IllegalArgumentException when there is none with that id
   */
  public synchronized Correction setState(String id, Correction.State state) throws IOException {
    Correction correction = known(id);
    if (correction.state() == state) {
      return correction;
    }
    Correction changed = correction.withState(state);
    append(changed);
    return changed;
  }

  /** Notes that a version of the model was trained with these. */
  public synchronized void markUsed(Collection<String> ids, String version) throws IOException {
    for (String id : ids) {
      Correction correction = known(id);
      if (!correction.usedIn().contains(version)) {
        List<String> versions = new ArrayList<>(correction.usedIn());
        versions.add(version);
        append(correction.withUsedIn(versions));
      }
    }
  }

  /** The PNG of a correction. */
  public Path picture(Correction correction) {
    return folder.resolve(correction.id() + ".png");
  }

  /** The {@code .gt.txt} of a correction. */
  public Path transcription(Correction correction) {
    return folder.resolve(correction.id() + ".gt.txt");
  }

  /**
   * The picture of a correction.
   *
   * @throws IOException when it is gone or no longer reads; the message is a sentence that names it
   */
  public GreyImage read(Correction correction) throws IOException {
    return LinePng.read(picture(correction));
  }

  /**
   * A picture of a line from elsewhere, as grey.
   *
   * @throws IOException when it does not read; the message is a sentence that names it
   */
  public static GreyImage readPicture(Path file) throws IOException {
    return LinePng.read(file);
  }

  /** SHA-256 of a picture's size and pixels, as {@link Correction#picture} has it. */
  public static String hash(GreyImage picture) {
    return LinePng.hash(picture);
  }

  private Correction known(String id) throws IOException {
    refresh();
    Correction correction = entries.get(id);
    if (correction == null) {
      throw new IllegalArgumentException("there is no correction " + id);
    }
    return correction;
  }

  private String freeId(CorrectionDraft draft) {
    String document = draft.sha256().isEmpty() ? "imported" : draft.sha256().substring(0, 12);
    String line = draft.line().replaceAll("[^\\p{L}\\p{N}_-]", "-");
    String stem = document + "_" + line.substring(0, Math.min(60, line.length()));
    for (int count = 1; ; count++) {
      String id = stem + "_" + count;
      // A pair without a line in the index is what a crash left: its name is not used again.
      if (!entries.containsKey(id) && !Files.exists(folder.resolve(id + ".png"))) {
        return id;
      }
    }
  }

  private void append(Correction correction) throws IOException {
    Files.createDirectories(folder);
    byte[] line =
        ("\n" + json.writeValueAsString(correction) + "\n").getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel = FileChannel.open(
        index, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      // The new line first: after a crash in mid-line it ends the torn one.
      ByteBuffer bytes = ByteBuffer.wrap(line);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      sizeSeen = channel.size();
    }
    entries.put(correction.id(), correction);
  }

  private void refresh() throws IOException {
    long size = Files.exists(index) ? Files.size(index) : 0;
    if (size == sizeSeen) {
      return;
    }
    entries.clear();
    problems.clear();
    sizeSeen = size;
    if (size == 0) {
      return;
    }
    // Not as strict UTF-8, since a torn line may end within a letter.
    String[] lines = new String(Files.readAllBytes(index), StandardCharsets.UTF_8).split("\n");
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        replay(lines[i], i + 1, i == lines.length - 1);
      }
    }
  }

  private void replay(String line, int number, boolean last) {
    try {
      Correction correction = json.readValue(line, Correction.class);
      entries.put(correction.id(), correction);
    } catch (JsonProcessingException | RuntimeException e) {
      problems.add(index + ", line " + number + (last ? ", is cut short" : ", does not read")
          + " and was left out; a crash or a full disk may have done it. All other corrections are"
          + " there.");
    }
  }
}
