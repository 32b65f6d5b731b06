package kz.muragat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import kz.muragat.model.RoundReason;
import kz.muragat.store.RoundHistory.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundHistoryTest {

  @TempDir
  Path models;

  @Test
  void theLastLineOfARoundCounts() throws IOException {
    RoundHistory history = new RoundHistory(models);
    assertThat(history.last()).isEmpty();
    history.append(begun(1));
    RoundHistory.Round end = begun(1)
        .ended(
            State.REFUSED,
            "2026-01-02T00:00:00Z",
            List.of(RoundReason.of(RoundReason.Why.NOT_BETTER, 4, 12.5, 6.25)),
            Map.of(),
            Map.of("ң", 0.1),
            Map.of("fond-12", new RoundHistory.OnHand(12, 4, 160, 20, 10)));
    history.append(end);
    history.append(begun(2));
    assertThat(new RoundHistory(models).all()).containsExactly(end, begun(2));
  }

  @Test
  void aRoundOfAnOlderProgramIsRead() throws IOException {
    Files.writeString(
        models.resolve(RoundHistory.FILE),
        "{\"number\":1,\"version\":\"kr-r1\",\"parent\":\"kr\",\"state\":\"PROMOTED\",\"started\":\"\",\"ended\":\"\","
            + "\"learnt\":12,\"heldOut\":4,\"reasons\":[\"better\"],\"before\":{},\"after\":{}}\n");
    assertThat(new RoundHistory(models).all()).singleElement().satisfies(round -> {
      assertThat(round.hands()).isEmpty();
      assertThat(RoundReason.sentences(round.reasons())).isEqualTo("better");
    });
  }

  @Test
  void aLineCutShortCostsNothingElse() throws IOException {
    RoundHistory history = new RoundHistory(models);
    history.append(begun(1));
    Files.writeString(
        models.resolve(RoundHistory.FILE), "{\"number\":2,\"vers", StandardOpenOption.APPEND);
    assertThat(history.all()).containsExactly(begun(1));
    history.append(begun(3));
    assertThat(history.all()).containsExactly(begun(1), begun(3));
  }

  private static RoundHistory.Round begun(int number) {
    return RoundHistory.Round.begun(number, "kr-r" + number, "kr", "2026-01-01T00:00:00Z", 12, 4);
  }
}
