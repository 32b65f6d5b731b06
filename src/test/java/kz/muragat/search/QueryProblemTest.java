package kz.muragat.search;

import static kz.muragat.model.Language.KAZAKH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What someone who mistyped a query is told. */
class QueryProblemTest {

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | The query is empty",
        "` — ` | There is no letter or digit",
        "абай AND | AND needs a word on either side",
        "OR абай | OR needs a word on either side",
        "абай AND OR мұхтар | AND needs a word",
        "абай NOT | NOT needs a word after it",
        "\"қазақ хандығы | A quotation mark is open",
        "(абай OR мұхтар | A bracket is open",
        "абай) | closing bracket without an opening one",
        ") | closing bracket without an opening one",
        "() | There is no letter or digit",
        "autor:абай | There is no field 'autor'; there are page:, path:, lang:, style:, conf: and date:",
        "page: | After page: there must be a value, such as page:7",
        "page:жеті | 'жеті' is no page number",
        "page:9-7 | type page:7-9",
        "lang:de | 'de' is no language of this archive",
        "style:painted | 'painted' is no style",
        "conf:viel | 'viel' is no confidence in percent: type conf:<80",
        "conf:120 | from 0 to 100 percent, not 120",
        "conf:90-80 | type conf:80-90",
        "date: | After date: there must be a value, such as date:2026-11",
        "date:gestern | 'gestern' is no date",
        "date:2026-13 | '2026-13' is no date",
        "date:>2026..2027 | is no date",
        "date:2027..2026 | type date:2026..2027",
        "path:/ | After path: there must be a folder",
        "* | would match nearly every word",
        "а* | give at least 2 letters",
        "\"қазақ хан*\" | Inside quotes * has no meaning",
      })
  void saysWhatToTypeInstead(String query, String sentence) throws IOException {
    try (ArchiveIndex index = ArchiveIndex.open(folder)) {
      assertThatThrownBy(() -> index.search(query, 1))
          .isInstanceOf(QueryProblem.class)
          .hasMessageContaining(sentence);
    }
  }

  @Test
  void boundsLengthBracketsAndWildcards() throws IOException {
    try (ArchiveIndex index = ArchiveIndex.open(folder)) {
      assertThatThrownBy(() -> index.search("а".repeat(10_000), 1))
          .hasMessage("The query has 10000 characters; at most 1000 can be asked at once.");
      assertThatThrownBy(() -> index.search("а ".repeat(400), 1)).hasMessageContaining("400 words");
      assertThatThrownBy(() -> index.search("(".repeat(100) + "а", 1))
          .hasMessageContaining("nested more than 20 deep");
      StringBuilder words = new StringBuilder("сөз");
      for (int i = 0; i <= PageFinder.MAX_WORDS_OF_WILDCARD; i++) {
        words.append(" сөз").append(i);
      }
      index.put(Pages.entry("a", 1, KAZAKH, words.toString()));
      assertThatThrownBy(() -> index.search("сөз*", 1))
          .hasMessage("'сөз*' stands for more than 5000 different words: give more letters.");
    }
  }

  @Test
  void neverFailsOtherwise() throws IOException {
    long seed = 5;
    Random random = new Random(seed);
    String[] pieces = {
      "абай", "\"", "(", ")", "AND", "OR", "NOT", "-", "*", "?", "page:", "lang:kk", "conf:",
      "date:", "2026-11", "<80", "path:", "7", " ", " ", " ", "\\", "^2", "~", "[", "]", "{", "+",
      "!", "&&", ":", "/", "x:", "№"
    };
    try (ArchiveIndex index = ArchiveIndex.open(folder)) {
      index.put(Pages.entry("a", 7, KAZAKH, "абай — 7"));
      for (int i = 0; i < 2000; i++) {
        StringBuilder query = new StringBuilder();
        for (int n = random.nextInt(8); n >= 0; n--) {
          query.append(pieces[random.nextInt(pieces.length)]);
        }
        assertThatCode(() -> {
              try {
                index.search(query.toString(), 3);
              } catch (QueryProblem e) {
                assertThat(e.getMessage()).endsWith(".");
              }
            })
            .as("seed %d, '%s'", seed, query)
            .doesNotThrowAnyException();
      }
    }
  }
}
