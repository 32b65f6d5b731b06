package kz.muragat.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDCIDFontType2;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Test;

/** The font of invisible text. */
class GlyphlessFontTest {

  @Test
  void theFontFileIsWholeAndItsGlyphsEncloseNothing() throws Exception {
    byte[] file = GlyphlessTrueType.of(new int[] {250, 700}, 800, -220);

    try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
      assertThat(font.getUnitsPerEm()).isEqualTo(1000);
      assertThat(font.getNumberOfGlyphs()).isEqualTo(3);
      assertThat(font.getAdvanceWidth(1)).isEqualTo(250);
      assertThat(font.getAdvanceWidth(2)).isEqualTo(700);
      assertThat(font.getGlyph().getGlyph(2).getPath().getBounds())
          .isEqualTo(new java.awt.Rectangle(0, -220, 700, 1020));
      assertThat(font.getGlyph().getGlyph(2).getPath().contains(350, 290)).isFalse();
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
    try (PDDocument document = new PDDocument()) {
      GlyphlessFont font = new GlyphlessFont(document);
      Set<String> texts =
          new LinkedHashSet<>(List.of("- ", "ә", "Ш", " ", "\u0500", "і", "\uD835\uDC00"));
      for (char letter = 'А'; letter <= 'я'; letter++) {
        texts.add(Character.toString(letter));
        texts.add(letter + " ");
      }
      texts.forEach(font::code);
      font.finish();

      PDType0Font loaded = new PDType0Font(font.dictionary());
      assertThat(texts.stream().map(font::code)).doesNotHaveDuplicates();
      for (String text : texts) {
        int code = font.code(text);
        assertThat(loaded.toUnicode(code)).isEqualTo(text);
        assertThat(loaded.getWidth(code)).isEqualTo(GlyphlessFont.advance(text));
        assertThat(loaded.getWidthFromFont(code)).isEqualTo(loaded.getWidth(code));
        assertThat(((PDCIDFontType2) loaded.getDescendantFont()).codeToGID(code))
            .isPositive();
      }
      COSDictionary descendant =
          (COSDictionary) ((COSArray) font.dictionary().getItem(COSName.DESCENDANT_FONTS)).get(0);
      assertThat(descendant.getInt(COSName.DW)).isPositive();
    }
  }

  @Test
  void aLetterIsItsOwnCode() throws Exception {
    try (PDDocument document = new PDDocument()) {
      GlyphlessFont font = new GlyphlessFont(document);

      assertThat(font.code("Ш")).isEqualTo('Ш');
      assertThat(font.code("Ш")).isEqualTo('Ш');
    }
  }
}
