package kz.muragat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KazakhStemmerTest {

  private final KazakhStemmer stemmer = KazakhStemmer.standard();

  /** A word and its forms. */
  private record Group(String word, List<String> forms) {}

  @ParameterizedTest
  @CsvSource({
    "мектептерімізде, мектеп",
    "кітабымыздың, кітап",
    "халқымызға, халық",
    "орнынан, орын",
    "ауылдағылар, ауыл",
    "жұмысына, жұмыс",
    "қаржысының, қаржы",
    "балаларымыздікі, бала",
    "келмейтіндерден, келді",
    "оқимыз, оқу",
    "жинамаған, жинайды",
    "барыпты, баратын",
    "жылғы, жыл",
  })
  void bringsFormsTogether(String form, String other) {
    assertThat(stemmer.stem(form)).isEqualTo(stemmer.stem(other));
  }

  @ParameterizedTest
  @CsvSource({"ұл, ұлт", "қала, қалам", "бала, балық", "ат, атақ", "жер, жел", "мұрағат, мұра"})
  void keepsWordsApart(String one, String other) {
    assertThat(stemmer.stem(one)).isNotEqualTo(stemmer.stem(other));
  }

  @Test
  void leavesOtherTextAlone() {
    assertThat(stemmer.stem("")).isEmpty();
    assertThat(stemmer.stem("1934")).isEqualTo("1934");
    assertThat(stemmer.stem("archive")).isEqualTo("archive");
    assertThat(stemmer.stem("б")).isEqualTo("п");
  }

  /**
   * How many forms have the stem of their word. The list was made by rule from 84 words, of which two in three are also in
   * the stemmer's own list of stems; so the others are counted by themselves too.
   */
  @Test
  void findsTheFormsOfTheList() throws IOException {
    Set<String> listed = words("/kz/muragat/text/kazakh-stems.txt");
    int[] all = new int[2];
    int[] unlisted = new int[2];
    Set<String> stems = new HashSet<>();
    List<Group> groups = groups("/kz/muragat/text/kazakh-forms.tsv");
    for (Group group : groups) {
      String stem = stemmer.stem(group.forms().get(0));
      assertThat(stems.add(stem))
          .as("stem %s of %s is its own", stem, group.word())
          .isTrue();
      for (String form : group.forms()) {
        int found = stemmer.stem(form).equals(stem) ? 1 : 0;
        all[0] += found;
        all[1]++;
        if (!listed.contains(group.word().replace("-", ""))) {
          unlisted[0] += found;
          unlisted[1]++;
        }
      }
    }
    assertThat(groups).hasSizeGreaterThan(80);
    assertThat(all[1]).isGreaterThan(1500);
    assertThat(unlisted[1]).isGreaterThan(400);
    assertThat((double) all[0] / all[1]).as("recall on the list").isGreaterThan(0.98);
    assertThat((double) unlisted[0] / unlisted[1]).as("on unlisted words").isGreaterThan(0.96);
  }

  /** Real text, and words that the stemmer has never seen: the figure to believe. */
  @Test
  void findsFormsSeenInNewsOfWordsItDoesNotKnow() throws IOException {
    Set<String> listed = words("/kz/muragat/text/kazakh-stems.txt");
    int found = 0;
    int all = 0;
    for (Group group : groups("/kz/muragat/text/kazakh-forms-seen.tsv")) {
      assertThat(listed).doesNotContain(group.word());
      String stem = stemmer.stem(group.forms().get(0));
      for (String form : group.forms().subList(1, group.forms().size())) {
        found += stemmer.stem(form).equals(stem) ? 1 : 0;
        all++;
      }
    }
    assertThat(all).isGreaterThan(240);
    assertThat((double) found / all).isGreaterThan(0.94);
  }

  private static Set<String> words(String resource) throws IOException {
    Set<String> words = new HashSet<>();
    lines(resource).forEach(line -> words.addAll(List.of(line.split("\\s+"))));
    return words;
  }

  private static List<Group> groups(String resource) throws IOException {
    List<Group> groups = new ArrayList<>();
    for (String line : lines(resource)) {
      String[] columns = line.split("\t");
      groups.add(new Group(columns[0], List.of(columns[1].split(" "))));
    }
    return groups;
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(KazakhStemmerTest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    }
  }
}
