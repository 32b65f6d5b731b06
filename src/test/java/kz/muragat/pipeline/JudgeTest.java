package kz.muragat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {

  @Test
  void aBadScanFailsEvenWhereADecodersExceptionLiesBeneath() {
    Throwable failure = new IllegalStateException(
        "wrapped",
        new UnreadableScanException(
            Fault.DAMAGED, "a.jpg is broken", new IOException("bad marker")));

    assertThat(Judge.judge("a.jpg", failure))
        .isInstanceOfSatisfying(
            Verdict.Failed.class,
            verdict -> assertThat(verdict.note().text())
                .contains("a.jpg could not be read")
                .contains("What happened: a.jpg is broken.")
                .contains("What to do:"));
  }

  @ParameterizedTest
  @EnumSource
  void theNoteBesideAScanTellsTheKindOfItsFailure(Fault fault) {
    FailureNote note = new FailureNote(fault, "a.jpg", "a.jpg is broken.");

    assertThat(FailureNote.ofText("a.jpg", note.text())).isEqualTo(note);
  }

  @Test
  void aNoteOfAnotherOriginIsAllReason() {
    assertThat(FailureNote.ofText("a.jpg", "Asel: take the other copy\n"))
        .isEqualTo(new FailureNote(Fault.DAMAGED, "a.jpg", "Asel: take the other copy"));
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
            verdict -> assertThat(verdict.note().text())
                .contains("the program's own")
                .contains("impossible"));
    assertThat(Judge.isOwnFault(new IllegalStateException())).isTrue();
    assertThat(Judge.isOwnFault(new StoppingException())).isFalse();
  }
}
