package kz.muragat.search;

import static kz.muragat.model.Language.KAZAKH;
import static kz.muragat.model.Language.RUSSIAN;
import static kz.muragat.model.Language.UNDETERMINED;
import static kz.muragat.search.Pages.box;
import static kz.muragat.search.Pages.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import kz.muragat.model.BlockKind;
import kz.muragat.model.Language;
import kz.muragat.model.Page;
import kz.muragat.model.Style;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveIndexTest {

  @TempDir
  Path folder;

  private ArchiveIndex index;

  @BeforeEach
  void open() throws IOException {
    index = ArchiveIndex.open(folder);
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  @Test
  void findsAPageByAWordAndShowsWhereItStands() throws Exception {
    index.put(entry("fond-12/delo-45", 3, KAZAKH, "Бұл құжат", "мұрағат қорында сақталған."));
    SearchResult result = index.search("Мұрағат", 10);
    assertThat(result.total()).isEqualTo(1);
    Hit hit = result.hits().get(0);
    assertThat(hit.documentId()).isEqualTo("sha-fond-12/delo-45");
    assertThat(hit.path()).isEqualTo("fond-12/delo-45");
    assertThat(hit.page()).isEqualTo(3);
    assertThat(hit.language()).isEqualTo(KAZAKH);
    assertThat(hit.style()).isEqualTo(Style.PRINTED);
    assertThat(hit.boxes()).containsExactly(box(1, 0, "мұрағат"));
    assertThat(hit.snippet().marked("[", "]")).isEqualTo("Бұл құжат [мұрағат] қорында сақталған.");
  }

  @ParameterizedTest
  @CsvSource({
    // written, language, asked
    "АЛМАТЫ, KAZAKH, алматы",
    "ёлка, RUSSIAN, елка",
    "елка, RUSSIAN, ЁЛКА",
    "хлѣбъ, RUSSIAN, хлеб",
    "Ѳедоръ, RUSSIAN, Федор",
    "исторія, RUSSIAN, история",
    "исторія, RUSSIAN, исторія",
    "іс, KAZAKH, іс",
    "Cовет, RUSSIAN, совет",
    "əдебиет, KAZAKH, әдебиет",
    "«әдебиет»., KAZAKH, әдебиет",
    "Алма-Ата, RUSSIAN, алма-ата",
    "Алма-Ата, RUSSIAN, ата",
    "г.Алматы, RUSSIAN, Алматы",
    "12.05.1934, UNDETERMINED, 12.05.1934",
    "12.05.1934, UNDETERMINED, 1934",
    "№15, UNDETERMINED, 15",
  })
  void doesNotMindSpelling(String written, Language language, String asked) throws Exception {
    index.put(entry("a", 1, language, "бір " + written + " екі"));
    Hit hit = index.search(asked, 1).hits().get(0);
    assertThat(hit.boxes()).containsExactly(box(0, 4, written));
  }

  @ParameterizedTest
  @CsvSource({"іс, KAZAKH, ис", "ұл, KAZAKH, ул", "құр, KAZAKH, кур", "мұрағат, KAZAKH, мұраға"})
  void keepsDifferentWordsApart(String written, Language language, String asked) throws Exception {
    index.put(entry("a", 1, language, written));
    assertThat(index.search(asked, 1).total()).isZero();
  }

  @Test
  void findsAWordThatALineEndHasCut() throws Exception {
    index.put(entry("a", 1, KAZAKH, "халық жина-", "лысы өтті"));
    assertThat(index.search("жиналысы", 1).hits().get(0).boxes())
        .containsExactly(box(0, 6, "жина-"), box(1, 0, "лысы"));
    assertThat(index.search("\"халық жиналысы өтті\"", 1).hits().get(0).boxes()).hasSize(4);
    index.put(entry("a", 1, RUSSIAN, "может кто-", "нибудь знает"));
    assertThat(index.search("кто-нибудь", 1).total()).isEqualTo(1);
  }

  @Test
  void joinsCutWordsAcrossColumnsAndPastPageNumbers() throws Exception {
    index.put(entry(
        "a",
        Pages.page(
            1,
            KAZAKH,
            Pages.block(1, 0, 0, BlockKind.TEXT, KAZAKH, Style.PRINTED, "үлкен мәже-"),
            Pages.block(1, 1, 1, BlockKind.PAGE_NUMBER, KAZAKH, Style.PRINTED, "17"),
            Pages.block(1, 2, 2, BlockKind.TEXT, KAZAKH, Style.PRINTED, "ліс, содан"))));
    assertThat(index.search("мәжеліс", 1).hits().get(0).boxes())
        .containsExactly(box(0, 6, "мәже-"), box(2, 0, "ліс,"));
  }

  @Test
  void findsPhrasesAcrossLineEndsAndMarks() throws Exception {
    index.put(entry("a", 1, KAZAKH, "Абай — ұлы", "ақын еді"));
    assertThat(index.search("\"абай ұлы ақын\"", 1).hits().get(0).boxes())
        .containsExactly(box(0, 0, "Абай"), box(0, 7, "ұлы"), box(1, 0, "ақын"));
    assertThat(index.search("«ұлы абай»", 1).total()).isZero();
  }

  @Test
  void putsWordsAsTypedFirstAndPagesWithAllWordsBeforeOthers() throws Exception {
    index.put(entry("some", 1, KAZAKH, "қазақ қазақ қазақ"));
    index.put(entry("all-folded", 1, KAZAKH, "Қазақ елі, онда бұрын болған Хандығы"));
    index.put(entry(
        "all-exact",
        1,
        KAZAKH,
        "бір екі үш төрт бес алты жеті қазақ сегіз тоғыз он"
            + " он бір он екі он үш хандығы он төрт он бес"));
    assertThat(index.search("қазақ хандығы", 10).hits())
        .extracting(Hit::path)
        .containsExactly("all-exact", "all-folded", "some");
    assertThat(index.search("Хандығы", 10).hits())
        .extracting(Hit::path)
        .containsExactly("all-folded", "all-exact");
  }

  @Test
  void understandsOperators() throws Exception {
    index.put(entry("one", 1, KAZAKH, "абай шәкәрім"));
    index.put(entry("two", 1, KAZAKH, "абай мұхтар"));
    index.put(entry("three", 1, KAZAKH, "мұхтар"));
    assertThat(paths("абай AND мұхтар")).containsExactly("two");
    assertThat(paths("шәкәрім OR мұхтар")).containsExactlyInAnyOrder("one", "two", "three");
    assertThat(paths("мұхтар NOT абай")).containsExactly("three");
    assertThat(paths("мұхтар -абай")).containsExactly("three");
    assertThat(paths("NOT абай")).containsExactly("three");
    assertThat(paths("мұхтар AND NOT абай")).containsExactly("three");
    assertThat(paths("мұхтар AND (абай OR шәкәрім)")).containsExactly("two");
    assertThat(index.search("мұхтар NOT абай", 1).hits().get(0).boxes())
        .containsExactly(box(0, 0, "мұхтар"));
  }

  @Test
  void understandsWildcards() throws Exception {
    index.put(entry("one", 1, KAZAKH, "Мұрағаттың мұражай"));
    index.put(entry("two", 1, KAZAKH, "мұрат"));
    assertThat(paths("мұраға*")).containsExactly("one");
    assertThat(index.search("МҰРА*", 5).hits().get(0).boxes()).isNotEmpty();
    assertThat(paths("мұр?т")).containsExactly("two");
    assertThat(paths("*ттың")).containsExactly("one");
    assertThat(paths("мұрат?")).containsExactly("two");
  }

  @Test
  void narrowsDownByFields() throws Exception {
    index.put(entry("Fond-12/delo-45", Pages.page(7, KAZAKH, Style.TYPEWRITTEN, "хат")));
    index.put(entry("Fond-12/delo-46", Pages.page(8, RUSSIAN, Style.HANDWRITTEN, "хат")));
    index.put(entry("fond-120/delo-45", Pages.page(9, RUSSIAN, Style.PRINTED, "хат")));
    assertThat(paths("path:fond-12")).hasSize(2);
    assertThat(paths("хат path:FOND-12/delo-45/")).containsExactly("Fond-12/delo-45");
    assertThat(paths("path:delo-45"))
        .containsExactlyInAnyOrder("Fond-12/delo-45", "fond-120/delo-45");
    assertThat(paths("path:fond*")).hasSize(3);
    assertThat(paths("хат page:8")).containsExactly("Fond-12/delo-46");
    assertThat(paths("хат page:8-9")).hasSize(2);
    assertThat(paths("lang:kk")).containsExactly("Fond-12/delo-45");
    assertThat(paths("style:Handwritten хат")).containsExactly("Fond-12/delo-46");
    assertThat(paths("хат NOT lang:ru")).containsExactly("Fond-12/delo-45");
    assertThat(paths("сөз lang:ru")).isEmpty();
    assertThat(index.search("lang:kk", 1).hits().get(0).snippet().marked("[", "]"))
        .isEqualTo("хат");
  }

  @Test
  void narrowsDownByConfidenceAndDate() throws Exception {
    index.put(entry("a", 1, KAZAKH, "хат"));
    for (String fits : List.of(
        "conf:90",
        "conf:>80",
        "conf:90-100",
        "conf:<=90",
        "date:2026",
        "date:2026-11",
        "date:2026-11-20..2026-11-23",
        "date:>2026-10",
        "date:<2027",
        "date:2025..2026-11")) {
      assertThat(paths("хат " + fits)).as(fits).containsExactly("a");
    }
    for (String other : List.of(
        "conf:91",
        "conf:<90",
        "conf:>90",
        "conf:0-80",
        "date:2025",
        "date:2026-10",
        "date:>2026",
        "date:<2026-11-20",
        "date:2026-11-30")) {
      assertThat(paths("хат " + other)).as(other).isEmpty();
    }
  }

  @Test
  void countsWhatItFindsByFolderLanguageAndStyle() throws Exception {
    index.put(entry("Fond-1/opis 2/delo-1", Pages.page(1, KAZAKH, Style.TYPEWRITTEN, "хат")));
    index.commit(); // so that the counts of several segments are put together
    index.put(entry("Fond-1/opis 2/delo-1", Pages.page(2, RUSSIAN, Style.PRINTED, "хат")));
    index.put(entry("Fond-1/opis 3/delo-2", Pages.page(1, RUSSIAN, Style.PRINTED, "хат")));
    index.put(entry("letter", Pages.page(1, RUSSIAN, Style.HANDWRITTEN, "хат")));
    index.put(entry("Fond-9/other", Pages.page(1, KAZAKH, Style.PRINTED, "басқа")));
    Facets facets = index.search("хат", 1).facets();
    assertThat(facets.folders())
        .containsExactly(
            new Facets.Value("Fond-1", "path:\"Fond-1\"", 3),
            new Facets.Value("Fond-1/opis 2", "path:\"Fond-1/opis 2\"", 2),
            new Facets.Value("Fond-1/opis 3", "path:\"Fond-1/opis 3\"", 1));
    assertThat(facets.languages())
        .containsExactly(
            new Facets.Value("ru", "lang:ru", 3), new Facets.Value("kk", "lang:kk", 1));
    assertThat(facets.styles())
        .extracting(Facets.Value::value)
        .containsExactly("printed", "handwritten", "typewritten");
    for (List<Facets.Value> group :
        List.of(facets.folders(), facets.languages(), facets.styles())) {
      for (Facets.Value value : group) {
        assertThat(index.search("хат " + value.filter(), 1).total())
            .as(value.filter())
            .isEqualTo(value.pages());
      }
    }
    assertThat(index.search("жоқ", 1).facets()).isEqualTo(Facets.NONE);
  }

  /** A cell of a table that was misjudged does not put a printed page among the handwritten. */
  @Test
  void aPageHasAStyleFromOneWordInTwentyOn() throws Exception {
    String nineteen = "хат" + " сөз".repeat(18);
    index.put(entry("some", mixed(nineteen, "қол")));
    index.put(entry("few", mixed(nineteen + " сөз", "қол")));

    assertThat(paths("style:printed хат")).containsExactlyInAnyOrder("few", "some");
    assertThat(paths("style:handwritten хат")).containsExactly("some");
    assertThat(paths("қол")).containsExactlyInAnyOrder("few", "some");
  }

  /** Cells with a number or two letters tell no language; a page of prose with some is no page without one. */
  @Test
  void aPageHasALanguageFromOneWordInTwentyOn() throws Exception {
    String nineteen = "хат" + " сөз".repeat(18);
    index.put(entry("some", mixed(nineteen, Style.PRINTED, "17", UNDETERMINED)));
    index.put(entry("few", mixed(nineteen + " сөз", Style.PRINTED, "17", UNDETERMINED)));
    index.put(entry("none", Pages.page(1, UNDETERMINED, Style.PRINTED, "17")));

    assertThat(paths("lang:kk")).containsExactlyInAnyOrder("few", "some");
    assertThat(paths("lang:und")).containsExactlyInAnyOrder("some", "none");
    assertThat(index.search("сөз", 1).facets().languages())
        .containsExactly(
            new Facets.Value("kk", "lang:kk", 2), new Facets.Value("und", "lang:und", 1));
  }

  private static Page mixed(String printed, String handwritten) {
    return mixed(printed, Style.HANDWRITTEN, handwritten, KAZAKH);
  }

  private static Page mixed(String text, Style otherStyle, String other, Language otherLanguage) {
    return Pages.page(
        1,
        KAZAKH,
        Pages.block(1, 0, 0, BlockKind.TEXT, KAZAKH, Style.PRINTED, text),
        Pages.block(1, 1, 1, BlockKind.TEXT, otherLanguage, otherStyle, other));
  }

  @Test
  void replacesAPageAndRemovesADocument() throws Exception {
    index.put(entry("a", 1, KAZAKH, "ескі"));
    index.put(entry("a", 2, KAZAKH, "ескі"));
    index.put(entry("b", 1, KAZAKH, "ескі"));
    index.put(entry("a", 1, KAZAKH, "жаңа"));
    assertThat(index.search("ескі", 9).total()).isEqualTo(2);
    assertThat(index.search("жаңа", 9).total()).isEqualTo(1);
    index.remove("sha-a");
    assertThat(index.pages()).isEqualTo(1);
    assertThat(paths("ескі")).containsExactly("b");
  }

  @Test
  void takesBlankPages() throws Exception {
    index.put(entry("a", Pages.page(1, UNDETERMINED)));
    index.put(entry("a", 2, KAZAKH, "сөз"));
    assertThat(index.search("path:a page:1", 5).hits().get(0).snippet().text()).isEmpty();
    assertThat(index.pages()).isEqualTo(2);
  }

  @Test
  void isSearchedFromElsewhereWhileItIsWritten() throws Exception {
    index.put(entry("a", 1, KAZAKH, "бірінші"));
    index.commit();
    try (PageSearch other = ArchiveIndex.openForSearch(folder)) {
      index.put(entry("a", 2, KAZAKH, "екінші"));
      assertThat(other.search("бірінші", 1).total()).isEqualTo(1);
      assertThat(other.search("екінші", 1).total()).isZero();
      index.commit();
      assertThat(other.search("екінші", 1).total()).isEqualTo(1);
      assertThat(other.pages()).isEqualTo(2);
    }
  }

  @Test
  void isWrittenAndSearchedByManyThreads() throws Exception {
    List<CompletableFuture<Void>> writers = java.util.stream.IntStream.range(0, 4)
        .mapToObj(t -> CompletableFuture.runAsync(() -> {
          for (int i = 1; i <= 25; i++) {
            try {
              index.put(entry("d" + t, i, KAZAKH, "сөз нөмір" + i));
              assertThat(index.search("path:d" + t + " page:" + i, 1).total()).isEqualTo(1);
            } catch (IOException | QueryProblem e) {
              throw new AssertionError(e);
            }
          }
        }))
        .toList();
    writers.forEach(CompletableFuture::join);
    assertThat(index.search("сөз", 1).total()).isEqualTo(100);
  }

  @Test
  void keepsWhatWasCommittedAndLosesNothingOnClose() throws Exception {
    index.put(entry("a", 1, KAZAKH, "сөз"));
    index.close();
    index = ArchiveIndex.open(folder);
    assertThat(index.search("сөз", 1).total()).isEqualTo(1);
    index.close();
    index.close();
  }

  @Test
  void answersEveryWordOfRandomPagesWithItsBoxes() throws Exception {
    long seed = 11;
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      String[] lines = new String[1 + random.nextInt(5)];
      for (int i = 0; i < lines.length; i++) {
        lines[i] = randomLine(random);
      }
      index.put(entry("r", 1, KAZAKH, lines));
      for (int line = 0; line < lines.length; line++) {
        int column = 0;
        for (String word : lines[line].split(" ")) {
          assertThat(index.search("\"" + word + "\"", 1).hits().get(0).boxes())
              .as("seed %d, round %d, '%s'", seed, round, word)
              .contains(box(line, column, word));
          column += word.length() + 1;
        }
      }
    }
  }

  @Test
  void refusesALimitThatIsNone() {
    assertThatThrownBy(() -> index.search("сөз", 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String randomLine(Random random) {
    StringBuilder line = new StringBuilder();
    for (int n = 1 + random.nextInt(6); n > 0; n--) {
      line.append(line.isEmpty() ? "" : " ");
      for (int k = 1 + random.nextInt(4); k > 0; k--) {
        line.append("абқіұ5".charAt(random.nextInt(6)));
      }
      line.append(random.nextInt(4) == 0 ? "," : "");
    }
    return line.toString();
  }

  private List<String> paths(String query) throws Exception {
    return index.search(query, 100).hits().stream().map(Hit::path).toList();
  }
}
