package kz.muragat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

  @TempDir
  Path folder;

  @Test
  void aWriterThatFailsLeavesTheEarlierFileAndNothingElse() throws Exception {
    Path file = folder.resolve("delo.txt");
    AtomicFiles.writeText(file, "earlier");

    assertThatThrownBy(() -> AtomicFiles.write(file, out -> {
          out.write(new byte[100_000]);
          throw new IOException("no space left");
        }))
        .hasMessage("no space left");

    assertThat(file).hasContent("earlier");
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void aFolderThatFailsIsNotThere() throws Exception {
    assertThatThrownBy(() -> AtomicFiles.writeFolder(folder.resolve("delo"), inside -> {
          Files.writeString(inside.resolve("first"), "whole");
          throw new IOException("no space left");
        }))
        .hasMessage("no space left");

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderIsNeverPutOverAnother() throws Exception {
    Path target = folder.resolve("delo");
    AtomicFiles.writeFolder(target, inside -> Files.writeString(inside.resolve("a"), "1"));

    assertThatThrownBy(() ->
            AtomicFiles.writeFolder(target, inside -> Files.writeString(inside.resolve("b"), "2")))
        .isInstanceOf(FileAlreadyExistsException.class);

    assertThat(target).isDirectoryNotContaining("glob:**/b");
    assertThat(target.resolve("a")).hasContent("1");
  }

  @Test
  void whatACrashLeftIsCleanedAndNothingElse() throws Exception {
    Path crashed = Files.createDirectories(folder.resolve("fond/.part-1/alto"));
    Files.writeString(crashed.resolve("0001.xml"), "half");
    Files.writeString(folder.resolve(".part-2"), "half");
    Path kept = Files.writeString(folder.resolve("fond/part-3.txt"), "whole");

    assertThat(AtomicFiles.cleanLeftovers(folder)).hasSize(2);

    assertThat(folder.resolve("fond")).isDirectoryContaining(kept::equals);
    assertThat(crashed).doesNotExist();
    assertThat(folder.resolve(".part-2")).doesNotExist();
  }

  @Test
  void aNameOfTheLongestKindStillWorks() throws Exception {
    Path file = folder.resolve("ә".repeat(127));

    AtomicFiles.writeText(file, "мәтін");

    assertThat(file).hasContent("мәтін");
  }
}
