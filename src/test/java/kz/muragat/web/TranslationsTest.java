package kz.muragat.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.muragat.model.RoundReason;
import kz.muragat.model.UnreadableScanException.Fault;
import kz.muragat.pipeline.CorrectionOutcome;
import kz.muragat.pipeline.UnfitNameException;
import kz.muragat.search.QueryProblem.Mistake;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That the workbench can say in Kazakh and Russian what it says in English. */
class TranslationsTest {

  private static final Pattern VALUE = Pattern.compile("\\{\\w+}");

  @ParameterizedTest
  @ValueSource(strings = {"kk", "ru"})
  void everySentenceIsThereWithItsValues(String language) throws IOException {
    JsonNode english = texts("en");
    JsonNode other = texts(language);
    assertThat(english.size()).isGreaterThan(100);
    english.fieldNames().forEachRemaining(key -> {
      assertThat(other.has(key)).as(key).isTrue();
      assertThat(values(other.path(key))).as(key).isEqualTo(values(english.path(key)));
    });
  }

  @ParameterizedTest
  @EnumSource
  void everyMistakeInAQueryIsExplained(Mistake mistake) throws IOException {
    Set<String> kazakh = values(texts("kk").path("mistake." + mistake));
    assertThat(texts("kk").path("mistake." + mistake).asText()).isNotBlank();
    assertThat(texts("ru").path("mistake." + mistake).asText()).isNotBlank();
    assertThat(values(texts("ru").path("mistake." + mistake))).isEqualTo(kazakh);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kk", "ru"})
  void whatTheServerRefusesIsExplained(String language) throws IOException {
    JsonNode texts = texts(language);
    Stream.of(
            keys("fault.", Fault.values()),
            keys("refused.", CorrectionOutcome.Why.values()),
            keys("name.", UnfitNameException.Why.values()),
            keys("round.", RoundReason.Why.values()).filter(key -> !key.endsWith(".TOLD")),
            Stream.of("refused.NO_VERSION_BEFORE"))
        .flatMap(keys -> keys)
        .forEach(key -> assertThat(texts.path(key).asText()).as(key).isNotBlank());
  }

  @ParameterizedTest
  @EnumSource
  void whyARoundEndedSoIsToldWithAllItsValues(RoundReason.Why why) throws IOException {
    Set<String> english = values(new TextNode(RoundReason.of(why).sentence()));
    for (String language : List.of("kk", "ru")) {
      JsonNode text = texts(language).path("round." + why);
      assertThat(text.isMissingNode() ? english : values(text)).as(language).isEqualTo(english);
    }
  }

  private static Stream<String> keys(String prefix, Enum<?>[] reasons) {
    return Stream.of(reasons).map(reason -> prefix + reason);
  }

  private static JsonNode texts(String language) throws IOException {
    try (InputStream in =
        TranslationsTest.class.getResourceAsStream("static/i18n/" + language + ".json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  /** The names in braces of a text, or of all its plural forms together. */
  private static Set<String> values(JsonNode text) {
    return VALUE
        .matcher(text.toString())
        .results()
        .map(result -> result.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
