package kz.muragat.app;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import kz.muragat.model.Alternative;
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
import kz.muragat.model.TextOrigin;
import kz.muragat.model.Word;
import kz.muragat.search.PageEntry;
import kz.muragat.text.Alphabet;
import kz.muragat.train.synth.Split;
import kz.muragat.train.synth.TextShelf;

/**
 * An archive that never was, to measure searching by: pages of sentences that come with Muragat, two in three Kazakh, 100
 * pages a document, 50 documents a fond. As in a real archive many words stand on one page only: of a hundred words three
 * have a wrong letter, and two a number. Page n is the same each time.
 */
final class InventedPages {

  private static final int LINES = 38;
  private static final int LINE_CHARS = 58;
  private static final int PAGES_OF_DOCUMENT = 100;
  private static final int DOCUMENTS_OF_FOND = 50;
  private static final double MISREAD = 0.03;
  private static final double NUMBER = 0.02;
  private static final int LETTER_WIDTH_PX = 28;
  private static final int LINE_HEIGHT_PX = 80;
  private static final Instant DATE = Instant.parse("2026-01-01T00:00:00Z");
  private static final TextOrigin ORIGIN =
      new TextOrigin(TextOrigin.Step.RECOGNISED, "benchmark", "none", DATE);

  private final Map<Language, List<String[]>> sentences = new EnumMap<>(Language.class);

  InventedPages() {
    TextShelf shelf = TextShelf.bundled();
    for (Language language : List.of(Language.KAZAKH, Language.RUSSIAN)) {
      sentences.put(
          language,
          Stream.of(Split.values())
              .flatMap(split -> shelf.sentences(language, split).stream())
              .map(sentence -> sentence.strip().split("\\s+"))
              .toList());
    }
  }

  /** The words of all sentences of a language, sentence by sentence. */
  List<String[]> sentences(Language language) {
    return Objects.requireNonNull(sentences.get(language));
  }

  /** The page with a number from 0. */
  PageEntry page(int number) {
    int document = number / PAGES_OF_DOCUMENT;
    String path =
        "fond-" + document / DOCUMENTS_OF_FOND + "/opis-" + document % 7 + "/delo-" + document;
    String id = HexFormat.of().formatHex(path.getBytes(StandardCharsets.UTF_8));
    return new PageEntry(id, path, page(new SplittableRandom(number), number), DATE);
  }

  /** How many bytes its words take in UTF-8, with a space or line end behind each. */
  static long textBytes(Page page) {
    return page.lines()
        .flatMap(line -> line.words().stream())
        .mapToLong(word -> word.text().getBytes(StandardCharsets.UTF_8).length + 1L)
        .sum();
  }

  private Page page(SplittableRandom random, int number) {
    Language language = number % 3 == 2 ? Language.RUSSIAN : Language.KAZAKH;
    Style style = Style.values()[number / PAGES_OF_DOCUMENT % Style.values().length];
    List<TextLine> lines = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      lines.add(line(random, i, waiting, language, style));
    }
    Box box = lines.stream().map(line -> line.shape().box()).reduce(Box::union).orElseThrow();
    return new Page(
        number % PAGES_OF_DOCUMENT + 1,
        2480,
        3508,
        300,
        "scan.pdf",
        0,
        language,
        List.of(new TextBlock("b1", BlockKind.TEXT, box, lines)),
        ORIGIN);
  }

  private TextLine line(
      SplittableRandom random, int number, List<String> waiting, Language language, Style style) {
    List<Word> words = new ArrayList<>();
    int x = 250 + random.nextInt(12);
    int y = 300 + LINE_HEIGHT_PX * number + random.nextInt(6);
    int chars = 0;
    while (chars < LINE_CHARS) {
      if (waiting.isEmpty()) {
        List<String[]> all = sentences(language);
        waiting.addAll(List.of(all.get(random.nextInt(all.size()))));
      }
      String written = waiting.remove(0);
      boolean misread = random.nextDouble() < MISREAD;
      String word = random.nextDouble() < NUMBER
          ? Integer.toString(random.nextInt(100_000))
          : misread ? misread(written, random) : written;
      int width = LETTER_WIDTH_PX * word.length() + random.nextInt(9) - 4;
      Box box = new Box(x, y + random.nextInt(5), Math.max(10, width), 50 + random.nextInt(8));
      List<Alternative> others = misread ? List.of(new Alternative(written, 0.2)) : List.of();
      words.add(new Word(word, box, misread ? 0.6 : 0.95, List.of(), others, language));
      x = box.right() + 14 + random.nextInt(8);
      chars += word.length() + 1;
    }
    Box box = words.stream().map(Word::box).reduce(Box::union).orElseThrow();
    LineShape shape = new LineShape(
        Polyline.between(box.x(), box.bottom(), box.right(), box.bottom()), Polygon.of(box), 30);
    return new TextLine("l" + number, shape, words, style, language, false);
  }

  /** The word with one letter that is not its own. */
  static String misread(String word, SplittableRandom random) {
    String letters = "аеиоуынтсркламдпвбгқңөіүұ" + Alphabet.KAZAKH_LETTERS;
    int at = random.nextInt(word.length());
    return word.substring(0, at)
        + letters.charAt(random.nextInt(letters.length()))
        + word.substring(at + 1);
  }
}
