package kz.muragat.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {

  @TempDir
  Path folder;

  @Test
  void thereIsOneWriterAtATime() throws IOException {
    Path file = folder.resolve(".work/lock");
    try (HomeLock first = HomeLock.take(file)) {
      assertThatThrownBy(() -> HomeLock.take(file))
          .isInstanceOf(HomeLock.HomeInUseException.class)
          .hasMessageContaining("another Muragat");
    }
    HomeLock.take(file).close();
  }
}
