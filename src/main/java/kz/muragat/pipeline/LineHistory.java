package kz.muragat.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import kz.muragat.store.AtomicFiles;
import kz.muragat.store.WorkLedger;

/**
 * What people have changed in a published document, in a hidden folder beside its files:
 *
 * <pre>
 * delo-45/.history/changes.jsonl    a {@link LineChange} a line, only ever appended to
 *                 /0001.3.xml       the ALTO of page 1 before change 3
 * </pre>
 *
 * <p>For one thread at a time.
 */
final class LineHistory {

  private static final String FOLDER = ".history";

  private final Path folder;
  private final ObjectMapper json = new ObjectMapper();

  LineHistory(Path document) {
    this.folder = document.resolve(FOLDER);
  }

  /** All changes, the oldest first; what a crash has cut short is left out. */
  List<LineChange> all() throws IOException {
    Path file = folder.resolve("changes.jsonl");
    List<LineChange> changes = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
        try {
          changes.add(json.readValue(line, LineChange.class));
        } catch (JsonProcessingException e) {
          // An empty line, or one torn by a crash: the ALTO itself says what holds.
          continue;
        }
      }
    }
    return changes;
  }

  List<LineChange> of(int page, String line) throws IOException {
    return all().stream()
        .filter(change -> change.page() == page && change.line().equals(line))
        .toList();
  }

  /** Whether a text stood in a line before it was changed. */
  boolean had(int page, String line, String text) throws IOException {
    return of(page, line).stream().anyMatch(change -> LineText.same(change.before(), text));
  }

  /** The last change of a line that has not been undone. */
  Optional<LineChange> standing(int page, String line) throws IOException {
    Deque<LineChange> standing = new ArrayDeque<>();
    for (LineChange change : of(page, line)) {
      if (change.kind() == LineChange.Kind.UNDONE) {
        standing.poll();
      } else {
        standing.push(change);
      }
    }
    return Optional.ofNullable(standing.peek());
  }

  /** Keeps the ALTO of a page as it is, before it is changed; gives the number of the change to come. */
  int keep(int page, Path alto) throws IOException {
    int number = all().stream().mapToInt(LineChange::number).max().orElse(0) + 1;
    while (Files.exists(folder.resolve(altoName(page, number)))) {
      number++;
    }
    byte[] bytes = Files.readAllBytes(alto);
    AtomicFiles.write(folder.resolve(altoName(page, number)), out -> out.write(bytes));
    return number;
  }

  void note(LineChange change) throws IOException {
    String line = "\n" + json.writeValueAsString(change) + "\n";
    try (FileChannel channel = FileChannel.open(
        folder.resolve("changes.jsonl"),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  Path alto(LineChange change) {
    return folder.resolve(change.alto());
  }

  static String altoName(int page, int number) {
    return WorkLedger.pageName(page) + "." + number + ".xml";
  }
}
