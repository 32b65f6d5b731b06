package kz.muragat.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.junit.jupiter.api.Test;

/** The fonts of invisible text. */
class GlyphlessFontsTest {

  @Test
  void theFontFileIsWholeAndItsGlyphsEncloseNothing() throws Exception {
    byte[] file = GlyphlessTrueType.of(List.of(0, 700, 250), 800, -220);

    try (TrueTypeFont font = new TTFParser(true).parse(new RandomAccessReadBuffer(file))) {
      assertThat(font.getUnitsPerEm()).isEqualTo(1000);
      assertThat(font.getNumberOfGlyphs()).isEqualTo(4);
      assertThat(font.getAdvanceWidth(1)).isEqualTo(0);
      assertThat(font.getAdvanceWidth(2)).isEqualTo(250);
      assertThat(font.getAdvanceWidth(3)).isEqualTo(700);
      assertThat(font.getGlyph().getGlyph(3).getPath().getBounds())
          .isEqualTo(new java.awt.Rectangle(0, -220, 550, 1020));
      assertThat(font.getGlyph().getGlyph(3).getPath().contains(250, 290)).isFalse();
    }
    int sum = 0;
    for (int i = 0; i < file.length; i++) {
      sum += (file[i] & 0xFF) << (24 - 8 * (i & 3));
    }
    // The whole file's checksum, with the adjustment in it, as the specification has it.
    assertThat(sum).isEqualTo(0xB1B0AFBA);
  }

  @Test
  void codesLeadToTextWidthAndARealGlyph() throws Exception {
    StringBuilder word = new StringBuilder("ә()\\і-\u0500\uD835\uDC00");
    for (char letter = 'А'; letter <= 'я'; letter++) {
      word.append(letter);
    }
    // More than one font has room for.
    for (char letter = '\u4E00'; letter < '\u4F00'; letter++) {
      word.append(letter);
    }
    try (PDDocument document = new PDDocument()) {
      GlyphlessFonts fonts = GlyphlessFonts.of(document, List.of(page(word.toString())));
      COSDictionary resources = new COSDictionary();
      fonts.addTo(resources);

      assertThat(resources.size()).isEqualTo(2);
      List<String> letters = new ArrayList<>(GlyphlessFonts.letters(word.toString()));
      letters.add(GlyphlessFonts.HYPHEN);
      assertThat(letters.stream().map(fonts::code)).doesNotHaveDuplicates();
      for (String letter : letters) {
        GlyphlessFonts.Code code = fonts.code(letter);
        String name = GlyphlessFonts.resource(code.font());
        assertIs(
            letter,
            code.code(),
            fonts.advance(letter),
            resources.getCOSDictionary(COSName.getPDFName(name)));
      }
      for (COSName name : resources.keySet()) {
        COSDictionary font = resources.getCOSDictionary(name);
        assertIs(" ", GlyphlessFonts.nothing(), 0, font);
        for (int width = 60; width < 800; width += 50) {
          char space = GlyphlessFonts.space(width);
          assertThat(GlyphlessFonts.spaceAdvance(space))
              .isCloseTo(width, within(width > 400 ? 40 : 20));
          assertIs(" ", space, GlyphlessFonts.spaceAdvance(space), font);
        }
      }
    }
  }

  private static void assertIs(String text, char code, int advance, COSDictionary font)
      throws Exception {
    PDTrueTypeFont loaded = new PDTrueTypeFont(font);
    assertThat(code).isGreaterThanOrEqualTo(' ').isLessThanOrEqualTo('ÿ');
    assertThat("()\\").doesNotContain(String.valueOf(code));
    assertThat(loaded.toUnicode(code)).isEqualTo(text);
    assertThat(loaded.getWidth(code)).isEqualTo(advance);
    assertThat(loaded.getWidthFromFont(code)).isEqualTo(advance);
    assertThat(loaded.codeToGID(code)).isPositive();
  }

  @Test
  void widthsAreThoseThatTheWordsHave() throws Exception {
    // The steps of a typewriter.
    String[] lines = {"жизнь шипит или им", "тишина мы все тут", "или эти ж или ты"};
    List<TextLine> typed = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      typed.add(Samples.line("l" + i, lines[i], 100, 100 + 60 * i, 30, 20));
    }

    LetterWidths widths = LetterWidths.of(
        List.of(Samples.page(1, 1000, 1000, 300, 0, typed.toArray(TextLine[]::new))));

    for (String letter : List.of("ж", "и", "ы", "т", "ь")) {
      assertThat(widths.of(letter)).as(letter).isCloseTo(550, within(40));
    }
  }

  private static Page page(String word) {
    return Samples.page(1, 1000, 1000, 300, 0, Samples.line("l", word, 10, 100, 3, 20));
  }
}
