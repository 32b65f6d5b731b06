package kz.muragat.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kz.muragat.model.BlockKind;
import kz.muragat.model.Box;
import kz.muragat.model.Language;
import kz.muragat.model.LineShape;
import kz.muragat.model.Page;
import kz.muragat.model.Style;
import kz.muragat.model.TextBlock;
import kz.muragat.model.TextLine;
import kz.muragat.model.TextOrigin;
import kz.muragat.model.Word;
import kz.muragat.text.LanguageGuess;

/**
 * Puts a page together from lines whose words have no language yet: gives ids ({@code p0001_b02_l05}), tells the languages
 * from all lines of the page together, and leaves out blocks without text.
 */
final class PageAssembly {

  private final LanguageGuess languages;

  PageAssembly(LanguageGuess languages) {
    this.languages = languages;
  }

  /** A block as it was read. */
  record Block(BlockKind kind, Box box, List<Line> lines) {}

  /** A line as it was read; without words where nothing was. */
  record Line(LineShape shape, Style style, List<Word> words) {}

  /** What is known of a page but for its text. */
  record Frame(
      int number, int widthPx, int heightPx, double dpi, String fileName, int quarterTurns) {}

  Page assemble(Frame frame, List<Block> blocks, TextOrigin origin) {
    List<Block> filled = blocks.stream()
        .map(block -> new Block(
            block.kind(),
            block.box(),
            block.lines().stream().filter(line -> !line.words().isEmpty()).toList()))
        .filter(block -> !block.lines().isEmpty())
        .toList();
    List<List<Language>> told = languages.ofLines(filled.stream()
        .flatMap(block -> block.lines().stream())
        .map(line -> line.words().stream().map(Word::text).toList())
        .toList());
    List<TextBlock> result = new ArrayList<>();
    int before = 0;
    for (Block block : filled) {
      String id = String.format(Locale.ROOT, "p%04d_b%02d", frame.number(), result.size() + 1);
      List<TextLine> lines = new ArrayList<>();
      for (Line line : block.lines()) {
        String lineId = String.format(Locale.ROOT, "%s_l%02d", id, lines.size() + 1);
        lines.add(textLine(lineId, line, told.get(before++)));
      }
      result.add(new TextBlock(id, block.kind(), block.box(), lines));
    }
    return new Page(
        frame.number(),
        frame.widthPx(),
        frame.heightPx(),
        frame.dpi(),
        frame.fileName(),
        frame.quarterTurns(),
        LanguageGuess.mostOfLines(told),
        result,
        origin);
  }

  private static TextLine textLine(String id, Line line, List<Language> languages) {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < languages.size(); i++) {
      Word word = line.words().get(i);
      words.add(new Word(
          word.text(),
          word.box(),
          word.confidence(),
          word.characterConfidences(),
          word.alternatives(),
          languages.get(i)));
    }
    return new TextLine(
        id, line.shape(), words, line.style(), LanguageGuess.mostOf(languages), false);
  }
}
