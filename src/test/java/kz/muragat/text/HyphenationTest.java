package kz.muragat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a last word of a line looks like when the line's end has cut it; how halves are joined is shown by the index. */
class HyphenationTest {

  @ParameterizedTest
  @CsvSource({
    "жина-, true",
    "Алма-, true",
    "жина¬, true",
    "жиналысы, false",
    "-, false",
    "1941-, false",
    "—, false",
    "жина--, false",
    "𐍈-, true"
  })
  void knowsCutWords(String lastWord, boolean cut) {
    assertThat(Hyphenation.isCut(lastWord)).isEqualTo(cut);
  }
}
