package kz.muragat.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The font of a document's invisible text: a Type 0 font over an embedded TrueType font whose glyphs show nothing.
 *
 * <p>Codes are two bytes: a character's own number where it is one unit of UTF-16 and free, so that {@code /ToUnicode} is a
 * few ranges; other texts get the next free number when they are first written, so the same pages give the same bytes. A
 * code's glyph is one of a few widths, near to its letter's width in ordinary type, so that a part of a word that
 * is marked in a viewer lies on the right letters. Every code has its entry in {@code /W}, {@code /CIDToGIDMap} (to a real
 * glyph, never {@code .notdef}) and {@code /ToUnicode}; these are written by {@link #finish}, when all codes are known.
 */
final class GlyphlessFont {

  static final String NAME = "MuragatGlyphless";

  /** Above and below the baseline, in thousandths of the font size: together a line's height in ordinary type. */
  static final int ASCENT = 800;

  static final int DESCENT = -220;

  /** Of codes without an entry in {@code /W}. */
  private static final int DEFAULT = 550;

  /** Advance widths of glyphs 1, 2, …, in thousandths: nothing, space, narrow, usual, capital, wide. */
  private static final int[] ADVANCES = {0, 250, 280, DEFAULT, 680, 850};

  private static final int NOTHING = 1;
  private static final int SPACE = 2;
  private static final int NARROW = 3;
  private static final int USUAL = 4;
  private static final int CAPITAL = 5;
  private static final int WIDE = 6;
  private static final String NARROW_LETTERS = "iljtfrIіїІЇгтґг.,:;!|'`()[]{}-‐\"’‘“”„1";
  private static final String WIDE_LETTERS = "mwMWшщжмюыфШЩЖМЮЫФЪѢѣ—…@%№ӘәҰҢ";

  /** Where codes begin that are no character's own: after the letters of documents, so that tables stay short. */
  private static final int FIRST_OTHER = 0x0500;

  private static final int LAST_CODE = 0xFFFF;

  /** Entries of {@code /W} that may be idle between two that are not. */
  private static final int MOST_BETWEEN = 3;

  /** In one section of a CMap, by the standard. */
  private static final int MOST_ENTRIES = 100;

  private final PDDocument document;
  private final COSDictionary dictionary = new COSDictionary();
  private final Map<String, Integer> codes = new HashMap<>();
  private final NavigableMap<Integer, String> texts = new TreeMap<>();

  GlyphlessFont(PDDocument document) {
    this.document = document;
    dictionary.setItem(COSName.TYPE, COSName.FONT);
  }

  /** The font's dictionary, complete after {@link #finish}. */
  COSDictionary dictionary() {
    return dictionary;
  }

  boolean used() {
    return !codes.isEmpty();
  }

  /**
   * The code that stands for a text of one or a few characters.
   *
   * @throws IllegalStateException if the document has tens of thousands of different ones
   */
  int code(String unicode) {
    Integer code = codes.get(unicode);
    if (code == null) {
      code = freeCode(unicode);
      codes.put(unicode, code);
      texts.put(code, unicode);
    }
    return code;
  }

  private int freeCode(String unicode) {
    int code = unicode.length() == 1 && unicode.charAt(0) != 0 ? unicode.charAt(0) : FIRST_OTHER;
    while (texts.containsKey(code)) {
      code = Math.max(code + 1, FIRST_OTHER);
    }
    if (code > LAST_CODE) {
      throw new IllegalStateException("too many different characters");
    }
    return code;
  }

  /** How far a text's code moves the pen, in thousandths of the font size. */
  static int advance(String unicode) {
    return ADVANCES[glyph(unicode) - 1];
  }

  private static int glyph(String unicode) {
    int c = unicode.codePointAt(0);
    if (Character.getType(c) == Character.FORMAT) {
      return NOTHING;
    }
    if (c == ' ') {
      return SPACE;
    }
    if (NARROW_LETTERS.indexOf(c) >= 0) {
      return NARROW;
    }
    if (WIDE_LETTERS.indexOf(c) >= 0) {
      return WIDE;
    }
    return Character.isUpperCase(c) ? CAPITAL : USUAL;
  }

  /** Fills in the dictionary. Nothing may be written with the font afterwards. */
  void finish() throws IOException {
    COSDictionary descendant = new COSDictionary();
    descendant.setItem(COSName.TYPE, COSName.FONT);
    descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
    descendant.setName(COSName.BASE_FONT, NAME);
    COSDictionary system = new COSDictionary();
    system.setDirect(true);
    system.setItem(COSName.REGISTRY, new COSString("Adobe"));
    system.setItem(COSName.ORDERING, new COSString("Identity"));
    system.setInt(COSName.SUPPLEMENT, 0);
    descendant.setItem(COSName.CIDSYSTEMINFO, system);
    descendant.setItem(COSName.FONT_DESC, descriptor());
    descendant.setInt(COSName.DW, DEFAULT);
    descendant.setItem(COSName.W, widths());
    descendant.setItem(COSName.CID_TO_GID_MAP, DeflatedStream.of(document, glyphMap()));
    COSArray descendants = new COSArray();
    descendants.add(descendant);
    dictionary.setItem(COSName.SUBTYPE, COSName.TYPE0);
    dictionary.setName(COSName.BASE_FONT, NAME);
    dictionary.setName(COSName.ENCODING, "Identity-H");
    dictionary.setItem(COSName.DESCENDANT_FONTS, descendants);
    dictionary.setItem(
        COSName.TO_UNICODE,
        DeflatedStream.of(document, toUnicode().getBytes(StandardCharsets.US_ASCII)));
  }

  private COSDictionary descriptor() throws IOException {
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
    byte[] file = GlyphlessTrueType.of(ADVANCES, ASCENT, DESCENT);
    COSStream fontFile = DeflatedStream.of(document, file);
    fontFile.setInt(COSName.LENGTH1, file.length);
    descriptor.setItem(COSName.FONT_FILE2, fontFile);
    return descriptor;
  }

  /** Of the codes that are not of the usual width; a few others between them cost less than a list of their own. */
  private COSArray widths() {
    COSArray widths = new COSArray();
    COSArray run = new COSArray();
    int next = 0;
    for (Map.Entry<Integer, String> entry : texts.entrySet()) {
      int code = entry.getKey();
      int advance = advance(entry.getValue());
      if (advance == DEFAULT) {
        continue;
      }
      if (code - next > MOST_BETWEEN || widths.size() == 0) {
        run = new COSArray();
        widths.add(COSInteger.get(code));
        widths.add(run);
        next = code;
      }
      for (; next < code; next++) {
        // Usual, or no code: others have had their turn.
        run.add(COSInteger.get(DEFAULT));
      }
      run.add(COSInteger.get(advance));
      next = code + 1;
    }
    return widths;
  }

  private byte[] glyphMap() {
    byte[] map = new byte[2 * (texts.lastKey() + 1)];
    // Code 0 is never written; it too leads to a real glyph.
    map[1] = USUAL;
    texts.forEach((code, text) -> map[2 * code + 1] = (byte) glyph(text));
    return map;
  }

  private String toUnicode() {
    List<String> ranges = new ArrayList<>();
    List<String> others = new ArrayList<>();
    int first = 0;
    for (Map.Entry<Integer, String> entry : texts.entrySet()) {
      int code = entry.getKey();
      if (!isItself(code)) {
        others.add(String.format(Locale.ROOT, "<%04X> <%s>", code, hex(entry.getValue())));
        continue;
      }
      first = first == 0 ? code : first;
      Integer next = texts.higherKey(code);
      // A range stays within one high byte; codes in it that are not used do no harm.
      if (next == null || !isItself(next) || next >> 8 != code >> 8) {
        ranges.add(String.format(Locale.ROOT, "<%04X> <%04X> <%1$04X>", first, code));
        first = 0;
      }
    }
    StringBuilder out = new StringBuilder();
    out.append("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n")
        .append("/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n")
        .append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n")
        .append("1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    sections(out, "bfrange", ranges);
    sections(out, "bfchar", others);
    return out.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        .toString();
  }

  private boolean isItself(int code) {
    return Character.toString((char) code).equals(texts.get(code));
  }

  private static void sections(StringBuilder out, String kind, List<String> entries) {
    for (int from = 0; from < entries.size(); from += MOST_ENTRIES) {
      List<String> section = entries.subList(from, Math.min(from + MOST_ENTRIES, entries.size()));
      out.append(section.size()).append(" begin").append(kind).append('\n');
      section.forEach(entry -> out.append(entry).append('\n'));
      out.append("end").append(kind).append('\n');
    }
  }

  /** UTF-16BE as hexadecimal digits. */
  static String hex(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().forEach(unit -> out.append(String.format(Locale.ROOT, "%04X", unit)));
    return out.toString();
  }
}
