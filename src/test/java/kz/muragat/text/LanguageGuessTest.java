package kz.muragat.text;

import static kz.muragat.model.Language.KAZAKH;
import static kz.muragat.model.Language.RUSSIAN;
import static kz.muragat.model.Language.UNDETERMINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.muragat.model.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuessTest {

  private final LanguageGuess guess = LanguageGuess.standard();

  @ParameterizedTest
  @CsvSource({
    "мұрағат, KAZAKH",
    "іс, KAZAKH",
    "балалар, KAZAKH",
    "мектептен, KAZAKH",
    "здравоохранения, RUSSIAN",
    "была, RUSSIAN",
    "хлѣбъ, RUSSIAN",
    "домъ, RUSSIAN",
    "исторія, RUSSIAN",
    "1934, UNDETERMINED",
    "XIX, UNDETERMINED",
    "—, UNDETERMINED"
  })
  void tellsAWordByItsLetters(String word, Language language) {
    assertThat(guess.ofWord(word)).isEqualTo(language);
  }

  @Test
  void letsNeighboursDecideWordsThatBothLanguagesHave() {
    assertThat(line("Алматы қаласының акт архиві")).containsOnly(KAZAKH);
    assertThat(line("в Алматы был составлен акт")).containsOnly(RUSSIAN);
  }

  @Test
  void followsALineThatChangesItsLanguage() {
    assertThat(line("Қазақстан Республикасының үкіметі постановление Совета Министров"))
        .containsExactly(KAZAKH, KAZAKH, KAZAKH, RUSSIAN, RUSSIAN, RUSSIAN);
  }

  @Test
  void keepsPreReformRussianRussian() {
    assertThat(line("Исторія Россійской Имперіи и Сибири")).containsOnly(RUSSIAN);
  }

  @Test
  void leavesNumbersAndMarksOut() {
    assertThat(line("№ 12 бұйрық — 1934"))
        .containsExactly(UNDETERMINED, UNDETERMINED, KAZAKH, UNDETERMINED, UNDETERMINED);
    assertThat(guess.ofLine(List.of())).isEmpty();
  }

  @Test
  void carriesContextFromLineToLine() {
    List<List<Language>> lines = guess.ofLines(
        List.of(List.of("Қазақ", "халқының", "әдебиеті"), List.of(), List.of("Абай", "Алматы")));
    assertThat(lines)
        .containsExactly(List.of(KAZAKH, KAZAKH, KAZAKH), List.of(), List.of(KAZAKH, KAZAKH));
    assertThat(LanguageGuess.mostOfLines(lines)).isEqualTo(KAZAKH);
  }

  @Test
  void countsWordsForALineOrPage() {
    assertThat(LanguageGuess.mostOf(List.of(RUSSIAN, RUSSIAN, KAZAKH, UNDETERMINED)))
        .isEqualTo(RUSSIAN);
    assertThat(LanguageGuess.mostOf(List.of(UNDETERMINED))).isEqualTo(UNDETERMINED);
  }

  @ParameterizedTest
  @CsvSource({
    "kk/test_sentences.txt, KAZAKH, 0.99",
    "kk/official_lines.txt, KAZAKH, 0.975",
    "ru/official_lines.txt, RUSSIAN, 0.955",
    "ru/ru_taiga-ud-test.txt, RUSSIAN, 0.99"
  })
  void isRightOnTextsItWasNotMadeFrom(String file, Language truth, double share)
      throws IOException {
    Path text = Path.of("../shared/data/text", file);
    assumeThat(text).as("texts are beside the project, not in it").isRegularFile();
    long right = 0;
    long all = 0;
    for (String line : Files.readAllLines(text)) {
      List<Language> words = line(line);
      all += words.stream().filter(language -> language != UNDETERMINED).count();
      right += words.stream().filter(truth::equals).count();
    }
    assertThat((double) right / all).isGreaterThan(share);
  }

  private List<Language> line(String text) {
    return guess.ofLine(List.of(text.trim().split("\\s+")));
  }
}
