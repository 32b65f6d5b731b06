package kz.muragat.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kz.muragat.model.BlockKind;
import kz.muragat.model.Box;
import kz.muragat.model.Language;
import kz.muragat.model.LineShape;
import kz.muragat.model.Page;
import kz.muragat.model.Polygon;
import kz.muragat.model.Polyline;
import kz.muragat.model.Style;
import kz.muragat.model.TextBlock;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

/** What is stored of words comes back as it was, on pages of any kind. */
class StoredWordsTest {

  private static final List<String> PIECES = List.of(
      "мұрағат",
      "Ғ",
      "№",
      "1934",
      "—",
      "ѣ",
      "x",
      "\u00e9",
      "\u4e2d",
      "\ud83d\udcdc",
      "жина-",
      "лысы",
      "ғ\u0306");

  @Test
  void comeBackAsTheyWere() throws IOException {
    for (int seed = 1; seed <= 50; seed++) {
      assertComesBack(page(new Random(seed)), seed);
    }
  }

  @Test
  void aBlankPageHasNone() throws IOException {
    Page blank = Pages.page(1, Language.KAZAKH);
    BytesRef bytes = StoredWords.encode(blank, new PageUnits(blank));
    assertThat(StoredWords.decode(bytes)).isEmpty();
  }

  private static void assertComesBack(Page page, int seed) throws IOException {
    PageUnits units = new PageUnits(page);
    List<List<StoredWords.StoredWord>> lines = StoredWords.decode(StoredWords.encode(page, units));
    int number = 0;
    List<List<StoredWords.StoredWord>> expected = new ArrayList<>();
    for (TextLine line : page.lines().toList()) {
      List<StoredWords.StoredWord> words = new ArrayList<>();
      for (Word word : line.words()) {
        words.add(new StoredWords.StoredWord(word.text(), word.box(), units.ofWord(number++)));
      }
      expected.add(words);
    }
    assertThat(lines).as("seed %d", seed).isEqualTo(expected);
  }

  private static Page page(Random random) {
    List<TextLine> lines = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(12); i++) {
      List<Word> words = new ArrayList<>();
      for (int j = 0; j <= random.nextInt(9); j++) {
        String text = PIECES.get(random.nextInt(PIECES.size()));
        Box box = new Box(
            random.nextInt(5000) - 50,
            random.nextInt(7000) - 50,
            1 + random.nextInt(random.nextBoolean() ? 9 : 5000),
            1 + random.nextInt(300));
        words.add(new Word(text, box, 1, List.of(), List.of(), Language.KAZAKH));
      }
      Box box = words.stream().map(Word::box).reduce(Box::union).orElseThrow();
      LineShape shape = new LineShape(
          Polyline.between(box.x(), box.bottom(), box.right(), box.bottom()), Polygon.of(box), 9);
      lines.add(new TextLine("l" + i, shape, words, Style.PRINTED, Language.KAZAKH, false));
    }
    Box box = lines.stream().map(line -> line.shape().box()).reduce(Box::union).orElseThrow();
    return Pages.page(1, Language.KAZAKH, new TextBlock("b", BlockKind.TEXT, box, lines));
  }
}
