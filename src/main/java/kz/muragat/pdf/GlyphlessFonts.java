package kz.muragat.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import kz.muragat.model.Page;
import kz.muragat.model.Word;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The fonts of a document's invisible text: simple fonts of one-byte codes, one for each 200 different letters, whose
 * glyphs show nothing.
 *
 * <p>One byte a letter and widths that fit keep the text small: beside a page of black and white it is not little. Letters
 * that follow each other in Unicode have codes that follow each other, so that {@code /ToUnicode} is a few ranges. Every
 * font has spaces of many widths, so that a line can be written in one go.
 */
final class GlyphlessFonts {

  static final String NAME = "MuragatGlyphless";

  /** Above and below the baseline, in thousandths of the font size: together a line's height in ordinary type. */
  static final int ASCENT = 800;

  static final int DESCENT = -220;

  /** A hyphen at a line's end; see {@link LineOperators}. */
  static final String HYPHEN = "- ";

  private static final String RESOURCE = "MuragatText";

  private static final int FIRST_CODE = 0x20;
  private static final int LAST_CODE = 0xFF;

  /** Have a meaning of their own in strings. */
  private static final String RESERVED = "()\\";

  /**
   * Advances of the spaces that every font begins with, in thousandths of the font size. PDFBox measures gaps by the last
   * of them: the usual.
   */
  private static final List<Integer> SPACES =
      List.of(0, 40, 80, 120, 160, 200, 280, 320, 360, 400, 480, 560, 640, 720, 800, 880, 960, 240);

  /** So many letters that do not occur are cheaper in a range than a range of their own for those behind them. */
  private static final int MOST_BETWEEN = 3;

  /**
   * A letter in a font.
   *
   * @param font from 0
   * @param code one byte
   */
  record Code(int font, char code) {}

  private final LetterWidths letterWidths;
  private final Map<String, Code> codes = new HashMap<>();

  /** For each font the texts of its codes, from the first code on, "" for none. */
  private final List<List<String>> fonts = new ArrayList<>();

  private final List<COSDictionary> dictionaries = new ArrayList<>();

  /**
   * Makes the fonts for the text of some pages.
   *
   * @param document that they are written into
   */
  static GlyphlessFonts of(PDDocument document, Collection<Page> pages) throws IOException {
    NavigableSet<String> letters = new TreeSet<>();
    pages.stream()
        .flatMap(Page::lines)
        .flatMap(line -> line.words().stream())
        .map(Word::text)
        .forEach(word -> letters(word).forEach(letters::add));
    letters.remove(" ");
    if (letters.contains("-")) {
      letters.add(HYPHEN);
    }
    return new GlyphlessFonts(document, letters, LetterWidths.of(pages));
  }

  private GlyphlessFonts(PDDocument document, NavigableSet<String> letters, LetterWidths widths)
      throws IOException {
    this.letterWidths = widths;
    for (String letter : filled(letters)) {
      List<String> font = fonts.isEmpty() ? begin() : fonts.get(fonts.size() - 1);
      font = FIRST_CODE + font.size() > LAST_CODE ? begin() : font;
      skipReserved(font);
      codes.put(letter, new Code(fonts.size() - 1, (char) (FIRST_CODE + font.size())));
      font.add(letter);
    }
    for (List<String> font : fonts) {
      dictionaries.add(dictionary(document, font));
    }
  }

  /** The letters of a word, each of one code point. */
  static List<String> letters(String word) {
    return word.codePoints().mapToObj(Character::toString).toList();
  }

  private static NavigableSet<String> filled(NavigableSet<String> letters) {
    NavigableSet<String> filled = new TreeSet<>(letters);
    for (String letter : letters) {
      String next = letters.higher(letter);
      if (next != null && letter.length() == 1 && next.length() == 1) {
        for (char c = letter.charAt(0);
            next.charAt(0) - letter.charAt(0) <= MOST_BETWEEN + 1 && ++c < next.charAt(0); ) {
          filled.add(String.valueOf(c));
        }
      }
    }
    return filled;
  }

  private List<String> begin() {
    List<String> font = new ArrayList<>();
    for (int i = 0; i < SPACES.size(); i++) {
      skipReserved(font);
      font.add(" ");
    }
    fonts.add(font);
    return font;
  }

  private static void skipReserved(List<String> font) {
    while (RESERVED.indexOf(FIRST_CODE + font.size()) >= 0) {
      font.add("");
    }
  }

  /**
   * The code of a letter of the pages.
   *
   * @throws IllegalArgumentException for any other
   */
  Code code(String letter) {
    Code code = letter.equals(" ") ? new Code(0, spaceCode(SPACES.size() - 1)) : codes.get(letter);
    if (code == null) {
      throw new IllegalArgumentException("no letter of these pages: " + letter);
    }
    return code;
  }

  /** How far a letter moves the pen, in thousandths of the font size. */
  int advance(String letter) {
    return letter.equals(" ") ? SPACES.get(SPACES.size() - 1) : letterWidths.of(letter);
  }

  int advance(List<String> letters) {
    return letters.stream().mapToInt(this::advance).sum();
  }

  /** The space of no width, in any font. */
  static char nothing() {
    return spaceCode(0);
  }

  /** The space, in any font, whose width is nearest to so many thousandths of the font size, more than 0. */
  static char space(double width) {
    int nearest = 1;
    for (int i = 1; i < SPACES.size(); i++) {
      nearest =
          Math.abs(SPACES.get(i) - width) < Math.abs(SPACES.get(nearest) - width) ? i : nearest;
    }
    return spaceCode(nearest);
  }

  /** How far a space moves the pen, in thousandths of the font size. */
  static int spaceAdvance(char code) {
    return SPACES.get(code - FIRST_CODE - (code > ')' ? 2 : 0));
  }

  private static char spaceCode(int number) {
    char code = (char) (FIRST_CODE + number);
    return code >= '(' ? (char) (code + 2) : code;
  }

  /** The name by which a page's resources know a font. */
  static String resource(int font) {
    return font == 0 ? RESOURCE : RESOURCE + font;
  }

  /** Adds the fonts to a page's. */
  void addTo(COSDictionary pageFonts) {
    for (int i = 0; i < dictionaries.size(); i++) {
      pageFonts.setItem(COSName.getPDFName(resource(i)), dictionaries.get(i));
    }
  }

  private COSDictionary dictionary(PDDocument document, List<String> font) throws IOException {
    List<Integer> advances = new ArrayList<>();
    for (int i = 0; i < font.size(); i++) {
      String text = font.get(i);
      boolean space = text.equals(" ");
      advances.add(
          space ? spaceAdvance((char) (FIRST_CODE + i)) : text.isEmpty() ? 0 : advance(text));
    }
    COSArray widths = new COSArray();
    advances.forEach(advance -> widths.add(COSInteger.get(advance)));
    widths.setDirect(true);
    COSDictionary dictionary = new COSDictionary();
    dictionary.setItem(COSName.TYPE, COSName.FONT);
    dictionary.setItem(COSName.SUBTYPE, COSName.TRUE_TYPE);
    dictionary.setName(COSName.BASE_FONT, NAME);
    dictionary.setInt(COSName.FIRST_CHAR, FIRST_CODE);
    dictionary.setInt(COSName.LAST_CHAR, FIRST_CODE + font.size() - 1);
    dictionary.setItem(COSName.WIDTHS, widths);
    advances.addAll(0, Collections.nCopies(FIRST_CODE, 0));
    byte[] file = GlyphlessTrueType.of(advances, ASCENT, DESCENT);
    dictionary.setItem(COSName.FONT_DESC, descriptor(document, file));
    byte[] map = ToUnicodeMap.of(FIRST_CODE, font).getBytes(StandardCharsets.US_ASCII);
    dictionary.setItem(COSName.TO_UNICODE, DeflatedStream.of(document, map));
    return dictionary;
  }

  private static COSDictionary descriptor(PDDocument document, byte[] file) throws IOException {
    COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, NAME);
    // Symbolic: the letters are not those of a standard Latin set.
    descriptor.setInt(COSName.FLAGS, 4);
    COSArray box = new COSArray();
    // PDFBox takes half of this box for a letter's height, and words that differ by more for
    // another line's.
    for (int edge : new int[] {0, 2 * DESCENT, 1000, 2 * ASCENT}) {
      box.add(COSInteger.get(edge));
    }
    descriptor.setItem(COSName.FONT_BBOX, box);
    descriptor.setInt(COSName.ITALIC_ANGLE, 0);
    descriptor.setInt(COSName.ASCENT, ASCENT);
    descriptor.setInt(COSName.DESCENT, DESCENT);
    descriptor.setInt(COSName.CAP_HEIGHT, ASCENT);
    descriptor.setInt(COSName.STEM_V, 80);
    COSStream fontFile = DeflatedStream.of(document, file);
    fontFile.setInt(COSName.LENGTH1, file.length);
    descriptor.setItem(COSName.FONT_FILE2, fontFile);
    return descriptor;
  }
}
