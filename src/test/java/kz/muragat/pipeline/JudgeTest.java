package kz.muragat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import kz.muragat.model.UnreadableScanException;
import org.junit.jupiter.api.Test;

class JudgeTest {

  @Test
  void aBadScanFailsEvenWhereADecodersExceptionLiesBeneath() {
    Throwable failure = new IllegalStateException(
        "wrapped", new UnreadableScanException("a.jpg is broken", new IOException("bad marker")));

    assertThat(Judge.judge("a.jpg", failure))
        .isInstanceOfSatisfying(
            Verdict.Failed.class,
            verdict -> assertThat(verdict.explanation())
                .contains("a.jpg could not be read")
                .contains("What happened: a.jpg is broken.")
                .contains("What to do:"));
  }

  @Test
  void troubleWithTheDiskIsForLater() {
    assertThat(Judge.judge("a.jpg", new RuntimeException(new NoSuchFileException("/mnt/a.jpg"))))
        .isEqualTo(new Verdict.Later("NoSuchFile: /mnt/a.jpg"));
    assertThat(Judge.judge("a.jpg", new IOException("No space left on device")))
        .isEqualTo(new Verdict.Later("No space left on device"));
  }

  @Test
  void aFaultOfOurOwnIsOwned() {
    assertThat(Judge.judge("a.jpg", new IllegalStateException("impossible")))
        .isInstanceOfSatisfying(
            Verdict.Failed.class,
            verdict -> assertThat(verdict.explanation())
                .contains("the program's own")
                .contains("impossible"));
    assertThat(Judge.isOwnFault(new IllegalStateException())).isTrue();
    assertThat(Judge.isOwnFault(new StoppingException())).isFalse();
  }
}
