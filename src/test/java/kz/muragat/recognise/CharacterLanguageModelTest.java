package kz.muragat.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of a few sentences, small enough to know what they must say. */
class CharacterLanguageModelTest {

  @TempDir
  Path folder;

  private final CharacterLanguageModel model = model(100_000);

  private static CharacterLanguageModel model(int ngrams) {
    LanguageModelBuilder builder = new LanguageModelBuilder();
    for (String text : List.of(
        "Облыстық мұрағат құжаттары",
        "областной архив",
        "дело № 12",
        "ещё один день",
        "мұрағат қоры")) {
      builder.add(text);
    }
    return builder.build(ngrams, List.of("архив мұрағат"));
  }

  @Test
  void probabilitiesAfterAnyContextAddUpToOneButForSymbolsNeverSeen() {
    for (String context : List.of("", " ", "мұраға", "рхи", "ъъъъъ", "Qх")) {
      double sum = 0;
      for (int symbol = 1; symbol < 64; symbol++) {
        sum += Math.exp(model.logProbability(context(context), symbol));
      }
      assertThat(sum).as("after '%s'", context).isBetween(0.8, 1.05);
    }
  }

  @Test
  void whatWasSeenIsLikelierThanWhatWasNot() {
    assertThat(logProbability("мұраға", 'т')).isGreaterThan(logProbability("мұраға", 'н') + 1);
    assertThat(logProbability("архи", 'в')).isGreaterThan(-1);
  }

  @Test
  void whatLooksAlikeOrIsNoLanguageIsOneSymbol() {
    assertThat(symbols("Ёё—–«»„12")).isEqualTo(symbols("ее--\"\"\"90"));
    assertThat(symbols("ѣѳѵQz")).containsOnly(FoldedSymbols.OTHER);
    assertThat(symbols("ҒҒғ")).containsOnly(FoldedSymbols.of('ғ'));
  }

  @Test
  void aWrittenModelSaysTheSame() throws IOException {
    CharacterLanguageModel read = CharacterLanguageModel.read(written());
    assertThat(read.size()).isEqualTo(model.size());
    assertThat(read.averageCost()).isEqualTo(model.averageCost());
    for (int symbol = 1; symbol < 64; symbol++) {
      assertThat(read.logProbability(context("мұраға"), symbol))
          .isEqualTo(model.logProbability(context("мұраға"), symbol));
    }
  }

  @Test
  void aPrunedModelIsSmallerAndStillKnowsTheCommonest() {
    CharacterLanguageModel pruned = model(230);
    assertThat(pruned.size()).isLessThan(model.size());
    assertThat(pruned.logProbability(context("ұра"), FoldedSymbols.of('ғ'))).isGreaterThan(-1);
  }

  @Test
  void aDamagedFileIsToldInASentence() throws IOException {
    Path file = written();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> CharacterLanguageModel.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged")
        .hasMessageContaining(file.toString());
    Files.writeString(file, "no model at all");
    assertThatThrownBy(() -> CharacterLanguageModel.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no language model");
  }

  @Test
  void nothingCannotBeLearntFrom() {
    assertThatThrownBy(() -> new LanguageModelBuilder().build(10, List.of("а")))
        .hasMessageContaining("needs text");
  }

  private Path written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    model.write(out);
    return Files.write(folder.resolve("a.lm"), out.toByteArray());
  }

  private float logProbability(String context, char letter) {
    return model.logProbability(context(context), FoldedSymbols.of(letter));
  }

  private static long context(String text) {
    long context = 0;
    for (int symbol : symbols(text)) {
      context = CharacterLanguageModel.extend(context, symbol);
    }
    return context;
  }

  private static int[] symbols(String text) {
    return text.codePoints().map(FoldedSymbols::of).toArray();
  }
}
