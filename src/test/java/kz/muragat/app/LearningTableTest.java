package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningTableTest {

  private static final LearningTable.Row ROW =
      new LearningTable.Row("cursive writer 1", 16, 0, 0.0674, 0.0552, 0.7, "Russian +0.08", 2.5);

  @TempDir
  private Path folder;

  @Test
  void whatWasMeasuredIsKnownAfterAStop() throws IOException {
    Path file = folder.resolve("measured.tsv");
    LearningTable.read(file).add(ROW);
    LearningTable again = LearningTable.read(file);
    assertThat(again.rows()).containsExactly(ROW);
    assertThat(again.has("cursive writer 1", 16)).isTrue();
    assertThat(again.has("cursive writer 1", 64)).isFalse();
    assertThat(ROW)
        .hasToString(
            "| cursive writer 1 | 16 | 6.74 % | 5.52 % | 18 % | 70 % | Russian +0.08 | 2.5 |");
  }

  @Test
  void anotherFileIsNotTakenForATable() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "nothing of the kind\n");
    assertThatThrownBy(() -> LearningTable.read(file))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("notes.txt")
        .hasMessageContaining("nothing of the kind");
  }
}
