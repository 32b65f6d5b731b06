package kz.muragat.train.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.muragat.model.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextShelfTest {

  @TempDir
  Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("kk"));
    Files.createDirectories(folder.resolve("ru"));
    Files.writeString(folder.resolve("kk/valid_sentences.txt"), "Қазақ тілі.\nҰлы дала.\n");
    Files.writeString(folder.resolve("ru/letters.txt"), "Ёлка стоит в углу.\n");
  }

  @Test
  void aFolderOfTextsIsReadByLanguage() {
    TextShelf shelf = TextShelf.load(folder);
    assertThat(shelf.sentences(Language.KAZAKH, Split.TRAIN))
        .containsExactly("Қазақ тілі.", "Ұлы дала.");
    assertThat(shelf.words(Language.RUSSIAN, Split.TRAIN))
        .containsExactly("Ёлка", "стоит", "в", "углу");
  }

  @Test
  void anEmptyFileIsNamed() throws IOException {
    Files.writeString(folder.resolve("kk/empty.txt"), "\n \n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextShelf.load(folder))
        .withMessageContaining("empty.txt")
        .withMessageContaining("is empty");
  }

  @Test
  void aFileInAnotherEncodingIsNamed() throws IOException {
    Files.write(
        folder.resolve("ru/old.txt"), "Старый текст".getBytes(Charset.forName("windows-1251")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextShelf.load(folder))
        .withMessageContaining("old.txt")
        .withMessageContaining("not UTF-8");
  }

  @Test
  void aFileReadInTheWrongEncodingOnceIsNamed() throws IOException {
    byte[] right =
        "Қазақстан Республикасының архивтері".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Files.writeString(
        folder.resolve("kk/twice.txt"),
        new String(right, java.nio.charset.StandardCharsets.ISO_8859_1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextShelf.load(folder))
        .withMessageContaining("twice.txt")
        .withMessageContaining("encoding");
  }

  @Test
  void aLanguageWithoutTextIsNamed() throws IOException {
    Files.delete(folder.resolve("ru/letters.txt"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextShelf.load(folder))
        .withMessageContaining("ru");
  }

  @Test
  void whatIsHeldOutIsNotTrainedOnEvenWhenItStandsThereTwice() throws IOException {
    String official = IntStream.range(0, 40)
        .mapToObj(i -> "Бап " + i + " ережесі.")
        .collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve("kk/official_lines.txt"), official);
    Files.writeString(folder.resolve("kk/other.txt"), "Бап 39 ережесі.\nБасқа сөйлем.\n");
    TextShelf shelf = TextShelf.load(folder);
    assertThat(shelf.sentences(Language.KAZAKH, Split.TEST))
        .containsExactly(
            "Бап 36 ережесі.", "Бап 37 ережесі.", "Бап 38 ережесі.", "Бап 39 ережесі.");
    assertThat(shelf.sentences(Language.KAZAKH, Split.TRAIN))
        .contains("Басқа сөйлем.")
        .doesNotContain("Бап 39 ережесі.");
  }

  @Test
  void latinLookalikesInCyrillicWordsAreRepaired() {
    assertThat(TextCleaner.clean("Казaх\u00A0 елi")).contains("Казах елі");
    assertThat(TextCleaner.clean("файл.docx Word")).contains("файл.docx Word");
    assertThat(TextCleaner.clean("сwою")).isEmpty();
  }

  @Test
  void oldSpellingFollowsItsRules() {
    assertThat(PreReform.of("Съезд в городе и история Фёдора, мир"))
        .isEqualTo("Съѣздъ въ городѣ и исторія Ѳёдора, міръ");
  }
}
