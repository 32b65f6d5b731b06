package kz.muragat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettledFilesTest {

  @TempDir
  Path folder;

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private boolean complete = true;
  private SettledFiles settled;
  private Path file;

  @BeforeEach
  void open() {
    file = folder.resolve("a.pdf");
    settled = new SettledFiles(
        Duration.ofSeconds(1), Duration.ofSeconds(30), path -> complete, () -> now);
  }

  @Test
  void aFileWaitsUntilItHasStoppedGrowingWhateverItsTimeStampSays() throws IOException {
    // The time stamp of the original, kept by the copying program, says that it is years old.
    FileTime old = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
    for (int second = 0; second < 5; second++) {
      Files.writeString(file, "more", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      Files.setLastModifiedTime(file, old);
      assertThat(settled.isSettled(file)).as("second %d", second).isFalse();
      now = now.plusSeconds(1);
    }

    assertThat(settled.isSettled(file)).isTrue();
  }

  @Test
  void aFileRewrittenAtTheSameSizeHasNotSettled() throws IOException {
    Files.writeString(file, "1234");
    assertThat(settled.isSettled(file)).isFalse();
    now = now.plusSeconds(1);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

    assertThat(settled.isSettled(file)).isFalse();
  }

  @Test
  void anEmptyFileAndOneWithoutItsEndWaitLonger() throws IOException {
    Files.writeString(file, "");
    settled.isSettled(file);
    now = now.plusSeconds(29);
    assertThat(settled.isSettled(file)).isFalse();
    now = now.plusSeconds(1);
    assertThat(settled.isSettled(file)).isTrue();

    Files.writeString(file, "half");
    complete = false;
    settled.isSettled(file);
    now = now.plusSeconds(29);
    assertThat(settled.isSettled(file)).isFalse();
    now = now.plusSeconds(1);
    assertThat(settled.isSettled(file)).isTrue();
  }

  @Test
  void aFileThatIsGoneHasNotSettled() {
    assertThat(settled.isSettled(file)).isFalse();
  }
}
