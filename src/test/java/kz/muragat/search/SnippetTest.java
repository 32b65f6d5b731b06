package kz.muragat.search;

import static kz.muragat.model.Language.KAZAKH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnippetTest {

  @TempDir
  Path folder;

  @Test
  void showsTheDensestPlaceWithWordsAround() throws Exception {
    String before = "толтырма ".repeat(60);
    try (ArchiveIndex index = ArchiveIndex.open(folder)) {
      index.put(Pages.entry(
          "a", 1, KAZAKH, "қазақ " + before + "міне, қазақ хандығы, құрылды " + before.strip()));
      Snippet snippet = index.search("қазақ хандығы", 1).hits().get(0).snippet();
      assertThat(snippet.marked("[", "]"))
          .startsWith("…толтырма ")
          .contains(" міне, [қазақ] [хандығы,] құрылды ")
          .endsWith("толтырма…");
      assertThat(snippet.text().length()).isLessThan(180);
    }
  }

  @Test
  void refusesMarksOutsideItsText() {
    assertThatThrownBy(() -> new Snippet("сөз", List.of(new Snippet.Mark(1, 4))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Snippet("сөз", List.of(new Snippet.Mark(0, 2), new Snippet.Mark(1, 3))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
