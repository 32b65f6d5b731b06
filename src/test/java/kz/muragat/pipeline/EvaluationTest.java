package kz.muragat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kz.muragat.text.ErrorRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

  @TempDir
  Path folder;

  @Test
  void truthIsFoundBesideThePictureOrInAnAltoFolder() throws Exception {
    write("lines/a.png", "");
    write("lines/a.gt.txt", "бір жол\n");
    write("pages/b.jpg", "");
    write("pages/b.gt.txt", "бір\nекі\n");
    write("old/images/c.jpeg", "");
    write("old/alto/c.xml", "<alto/>");
    write("lines/without-truth.png", "");
    write("lines/not-a-picture.gt.txt", "мәтін");
    assertThat(Evaluation.itemsIn(folder))
        .extracting(item -> folder.relativize(item.picture()).toString(), Evaluation.Item::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("lines/a.png", Evaluation.Kind.LINE),
            org.assertj.core.groups.Tuple.tuple("old/images/c.jpeg", Evaluation.Kind.PAGE_ALTO),
            org.assertj.core.groups.Tuple.tuple("pages/b.jpg", Evaluation.Kind.PAGE_TEXT));
  }

  @Test
  void whiteSpaceIsOneSpaceAndEveryWrongLetterCounts() throws Exception {
    write("a.png", "");
    write("a.gt.txt", "Қазақстан\nРеспубликасы\n");
    Evaluation.Item item = Evaluation.itemsIn(folder).get(0);
    Evaluation.Result right =
        Evaluation.compare(item, " Қазақстан   Республикасы ", Optional.empty());
    assertThat(right.characters().errors()).isZero();
    Evaluation.Result wrong = Evaluation.compare(item, "Казакстан Республикасы", Optional.empty());
    assertThat(wrong.characters().errors()).isEqualTo(2);
    assertThat(wrong.words().errors()).isEqualTo(1);
    assertThat(wrong.letters().ofLetter('қ').recall()).isZero();
  }

  @Test
  void threeDotsAndAnEllipsisAreTheSame() throws Exception {
    write("a.png", "");
    write("a.gt.txt", "Кім біледі...\nДа.. нет…\n");
    Evaluation.Item item = Evaluation.itemsIn(folder).get(0);
    assertThat(Evaluation.compare(item, "Кім біледі… Да.. нет...", Optional.empty())
            .characters())
        .isEqualTo(ErrorRate.ofCharacters("Кім біледі… Да.. нет…", "Кім біледі… Да.. нет…"));
  }

  private void write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(text));
  }
}
