package kz.muragat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentHashTest {

  @Test
  void agreesWithThePublishedExample(@TempDir Path folder) throws IOException {
    // FIPS 180-4, the message "abc".
    Path file = Files.writeString(folder.resolve("a"), "abc");

    assertThat(ContentHash.of(file).hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void nothingElseIsTakenForOne() {
    assertThatThrownBy(() -> new ContentHash("../../etc"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
