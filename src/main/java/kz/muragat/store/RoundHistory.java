package kz.muragat.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kz.muragat.model.RoundReason;

/**
 * The rounds of learning, in {@code models/rounds.jsonl}: a line when a round begins and one when it ends, the last of a
 * number counts. Only appended to; a line cut short by a crash is passed over.
 */
public final class RoundHistory {

  /** Name of the file. */
  public static final String FILE = "rounds.jsonl";

  private final Path file;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param models the versions' folder
   */
  public RoundHistory(Path models) {
    this.file = models.resolve(FILE);
  }

  /** How far a round came. */
  public enum State {
    /** At work, or ended with the program. */
    STARTED,
    /** Its version took over. */
    PROMOTED,
    /** Its version was not good enough. */
    REFUSED,
    /** It could not be finished. */
    GIVEN_UP
  }

  /**
   * A round.
   *
   * @param number from 1
   * @param version it made, or was to make
   * @param parent the version in charge when it began
   * @param started ISO 8601, UTC
   * @param ended ISO 8601, UTC; empty while at work
   * @param learnt corrected lines learnt from
   * @param heldOut corrected lines held out
   * @param reasons why it ended so
   * @param before CER of the parent by gate, as shares
   * @param after CER of the new version by gate, as shares
   * @param hands what was measured on each hand; empty in rounds of older programs
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Round(
      int number,
      String version,
      String parent,
      State state,
      String started,
      String ended,
      int learnt,
      int heldOut,
      List<RoundReason> reasons,
      Map<String, Double> before,
      Map<String, Double> after,
      Map<String, OnHand> hands) {

    public Round {
      reasons = List.copyOf(reasons);
      before = new TreeMap<>(before);
      after = new TreeMap<>(after);
      hands = hands == null ? Map.of() : new TreeMap<>(hands);
    }

    /** A round that begins. */
    public static Round begun(
        int number, String version, String parent, String started, int learnt, int heldOut) {
      return new Round(
          number,
          version,
          parent,
          State.STARTED,
          started,
          "",
          learnt,
          heldOut,
          List.of(),
          Map.of(),
          Map.of(),
          Map.of());
    }

    /** Whether a challenger was held against its parent. */
    @JsonIgnore
    public boolean wasJudged() {
      return state == State.PROMOTED || state == State.REFUSED;
    }

    /** The same round at its end; parameters as the components. */
    public Round ended(
        State how,
        String when,
        List<RoundReason> why,
        Map<String, Double> parentByGate,
        Map<String, Double> versionByGate,
        Map<String, OnHand> byHand) {
      return new Round(
          number,
          version,
          parent,
          how,
          started,
          when,
          learnt,
          heldOut,
          why,
          parentByGate,
          versionByGate,
          byHand);
    }

    /** Corrected lines it took in all. */
    public int lines() {
      return learnt + heldOut;
    }
  }

  /**
   * Corrected lines of one hand, or of one collection where nobody said whose hand it is, in a round.
   *
   * @param learnt lines learnt from
   * @param heldOut lines held out, which the rest is about
   * @param letters in their texts
   * @param before letters that the parent gets wrong
   * @param after letters that the new version gets wrong
   */
  public record OnHand(int learnt, int heldOut, long letters, long before, long after) {}

  /** All rounds, by number. */
  public List<Round> all() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    Map<Integer, Round> rounds = new TreeMap<>();
    for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
      try {
        if (!line.isBlank()) {
          Round round = json.readValue(line, Round.class);
          rounds.put(round.number(), round);
        }
      } catch (JsonProcessingException | RuntimeException e) {
        // Cut short by a crash: the round's beginning or end is told by its other line.
        continue;
      }
    }
    return new ArrayList<>(rounds.values());
  }

  /** The newest round. */
  public Optional<Round> last() throws IOException {
    List<Round> all = all();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Adds a line, on the disk when this returns. */
  public void append(Round round) throws IOException {
    Files.createDirectories(AtomicFiles.parentOf(file));
    // The new line first: after a crash in mid-line it ends the torn one.
    byte[] line = ("\n" + json.writeValueAsString(round) + "\n").getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel = FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(line);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
