package kz.muragat.search;

import static kz.muragat.model.Language.KAZAKH;
import static kz.muragat.search.Pages.box;
import static kz.muragat.search.Pages.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import kz.muragat.model.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words are found in other forms, other spellings, and as they were misread; those as typed come first. */
class ForgivingSearchTest {

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

  @ParameterizedTest
  @CsvSource({
    // inflected
    "мектептерімізде, KAZAKH, мектеп",
    "мектеп, KAZAKH, мектептерімізде",
    "кітабын, KAZAKH, кітаптар",
    "халқының, KAZAKH, халық",
    "жиналды, KAZAKH, жиналған",
    "документами, RUSSIAN, документ",
    "документ, RUSSIAN, документов",
    "заводтардың, KAZAKH, завод",
    // of before 1918
    "русскаго, RUSSIAN, русский",
    "хлѣбами, RUSSIAN, хлеб",
    "разсказъ, RUSSIAN, рассказ",
    "изслѣдованія, RUSSIAN, исследование",
    // the Latin spelling of 2021, of 2018, and without marks
    "мұрағат, KAZAKH, mūrağat",
    "мұрағаттың, KAZAKH, mūrağattar",
    "мұрағат, KAZAKH, muraǵat",
    "мұрағат, KAZAKH, muragat",
    "қазақ, KAZAKH, Qazaq",
    "өнеркәсіп, KAZAKH, önerkäsıp",
    "шежіре, KAZAKH, şejıre",
    "шежіре, KAZAKH, shejire",
    "ұйым, KAZAKH, ūiym",
    // misread
    "муратат, KAZAKH, муратат",
    "мурағат, KAZAKH, мұрағат",
    "мұрагат, KAZAKH, мұрағат",
    "казак, KAZAKH, қазақ",
    "шешiм, KAZAKH, шешім",
    "меншік, KAZAKH, менщік",
    "шындьік, KAZAKH, шындык",
    "хозяйстзо, RUSSIAN, хозяйство",
    "постановленме, RUSSIAN, постановление",
    "постановлние, RUSSIAN, постановление",
  })
  void finds(String written, Language language, String asked) throws Exception {
    index.put(entry("a", 1, language, "бір " + written + " екі"));
    List<Hit> hits = index.search(asked, 1).hits();
    assertThat(hits).as("%s for %s", written, asked).hasSize(1);
    assertThat(hits.get(0).boxes()).containsExactly(box(0, 4, written));
  }

  @ParameterizedTest
  @CsvSource({
    "мұрат, KAZAKH, мұрағат",
    "қаз, KAZAKH, кас",
    "тары, KAZAKH, дары",
    "завод, RUSSIAN, народ",
    "мектеп, KAZAKH, mektup",
  })
  void keepsApart(String written, Language language, String asked) throws Exception {
    index.put(entry("a", 1, language, written));
    assertThat(index.search(asked, 1).total()).isZero();
  }

  @Test
  void findsNextBestReadingsWhereTheyStand() throws Exception {
    index.put(entry("a", 1, KAZAKH, "облыстық муфагат|мұрағат|мурагат қоры"));
    assertThat(index.search("мұрағат", 1).hits().get(0).boxes())
        .containsExactly(box(0, 9, "муфагат"));
    assertThat(index.search("мұрағаттар", 1).total()).isEqualTo(1);
    assertThat(index.search("\"облыстық мұрағат қоры\"", 1).hits().get(0).boxes())
        .hasSize(3);
    assertThat(index.search("\"мұрағат облыстық\"", 1).hits()).isEmpty();
    index.put(entry("c", 1, KAZAKH, "үлкен хнна-|жина-", "лысы өтті"));
    assertThat(index.search("\"жиналысы\" path:c", 1).hits().get(0).boxes()).hasSize(2);
  }

  @Test
  void putsWhatWasTypedFirstThenFormsThenReadingsThenMistakes() throws Exception {
    index.put(entry("5 misread", 1, KAZAKH, "мурагат мурагат мурагат"));
    index.put(entry("4 reading", 1, KAZAKH, "сурет|мұрағат сурет|мұрағат"));
    index.put(entry("3 form", 1, KAZAKH, "мұрағаттың мұрағаттан"));
    index.put(entry("2 case", 1, KAZAKH, "Мұрағат Мұрағат Мұрағат"));
    index.put(entry("1 exact", 1, KAZAKH, "бір мұрағат екі"));
    index.put(entry("none", 1, KAZAKH, "басқа"));
    assertThat(paths("мұрағат"))
        .containsExactly("1 exact", "2 case", "3 form", "4 reading", "5 misread");
    assertThat(paths("\"мұрағат\"")).containsExactly("1 exact", "2 case", "4 reading");
  }

  @ParameterizedTest
  @CsvSource({
    "мұшағат, мұрағат",
    "мекемпсшнің, мекемесінің",
    "шаруашолпқ, шаруашылық",
    "мекефеге, мекемелер",
    "хозчйсгво, хозяйство",
    "постмнолление, постановление",
    "қазпқстандыц, қазақстандық",
  })
  void findsADamagedWordByItsLetters(String written, String asked) throws Exception {
    // the words beside it share letters too, but too few
    String alike = asked.substring(0, 3) + "? ";
    index.put(entry("damaged", 1, KAZAKH, alike + written + "? " + alike));
    index.put(entry("sure", 1, KAZAKH, alike + written));
    List<Hit> hits = index.search(asked, 2).hits();
    assertThat(hits).extracting(Hit::path).containsExactly("damaged");
    assertThat(hits.get(0).boxes()).containsExactly(box(0, 5, written + "?"));
  }

  @ParameterizedTest
  @CsvSource({"мұқасат, мұрағат", "мекемпшшның, мекемесінің", "қазына, қазақтар", "сурет, сүрет"})
  void passesOverDamagedWordsThatShareTooLittle(String written, String asked) throws Exception {
    index.put(entry("a", 1, KAZAKH, "мекеме? қоры? " + written + "? тізімі? мүшесінің?"));
    assertThat(index.search(asked, 1).hits().stream().flatMap(hit -> hit.boxes().stream()))
        .doesNotContain(box(0, 15, written + "?"));
  }

  @Test
  void putsDamagedWordsLast() throws Exception {
    index.put(entry("2 damaged", 1, KAZAKH, "шаруашолпқ? шаруашолпқ?"));
    index.put(entry("1 misread", 1, KAZAKH, "шаруашылык"));
    assertThat(paths("шаруашылық")).containsExactly("1 misread", "2 damaged");
    assertThat(paths("\"шаруашылық\"")).isEmpty();
    assertThat(paths("-шаруашылық")).hasSize(2);
  }

  @Test
  void looksForDamagedWordsOnlyWhereFewPagesHaveTheWordItself() throws Exception {
    index.put(entry("damaged", 1, KAZAKH, "шаруашолпқ?"));
    for (int page = 1; page < Vocabulary.COMMON; page++) {
      index.put(entry("sure", page, KAZAKH, "шаруашылық"));
    }
    assertThat(index.search("шаруашылық", 1).total()).isEqualTo(Vocabulary.COMMON);
    index.put(entry("sure", Vocabulary.COMMON, KAZAKH, "шаруашылық"));
    assertThat(index.search("шаруашылық", 1).total()).isEqualTo(Vocabulary.COMMON);
    assertThat(index.search("шаруашылық path:damaged", 1).hits()).isEmpty();
  }

  @Test
  void excludesOnlyWhatIsMeant() throws Exception {
    index.put(entry("a", 1, KAZAKH, "абай мұрағаттың"));
    index.put(entry("b", 1, KAZAKH, "абай мұрағат"));
    assertThat(paths("абай -мұрағат")).containsExactly("a");
  }

  private List<String> paths(String query) throws Exception {
    return index.search(query, 100).hits().stream().map(Hit::path).toList();
  }
}
