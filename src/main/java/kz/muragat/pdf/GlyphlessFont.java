package kz.muragat.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
 * <p>Codes are two bytes and given out in the order in which texts are first written, so the same pages give the same
 * bytes. A code's glyph is one of a few widths, near to its letter's width in ordinary type, so that a part of a word that
 * is marked in a viewer lies on the right letters. Every code has its entry in {@code /W}, {@code /CIDToGIDMap} (to a real
 * glyph, never {@code .notdef}) and {@code /ToUnicode}; these are written by {@link #finish}, when all codes are known.
 */
final class GlyphlessFont {

  static final String NAME = "MuragatGlyphless";

  /** Above and below the baseline, in thousandths of the font size: together a line's height in ordinary type. */
  static final int ASCENT = 800;

  static final int DESCENT = -220;

  /** Advance widths of glyphs 1, 2, …, in thousandths: nothing, space, narrow, usual, capital, wide. */
  private static final int[] ADVANCES = {0, 250, 280, 550, 680, 850};

  private static final int NOTHING = 1;
  private static final int SPACE = 2;
  private static final int NARROW = 3;
  private static final int USUAL = 4;
  private static final int CAPITAL = 5;
  private static final int WIDE = 6;
  private static final String NARROW_LETTERS = "iljtfrIіїІЇгтґг.,:;!|'`()[]{}-‐\"’‘“”„1";
  private static final String WIDE_LETTERS = "mwMWшщжмюыфШЩЖМЮЫФЪѢѣ—…@%№ӘәҰҢ";
  private static final int MOST_CODES = 0xFFFF;

  private final PDDocument document;
  private final COSDictionary dictionary = new COSDictionary();
  private final Map<String, Integer> codes = new LinkedHashMap<>();

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
   * @throws IllegalStateException if the document has more than 65,535 different ones
   */
  int code(String unicode) {
    Integer code = codes.get(unicode);
    if (code == null) {
      code = codes.size() + 1;
      if (code > MOST_CODES) {
        throw new IllegalStateException("more than " + MOST_CODES + " different characters");
      }
      codes.put(unicode, code);
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
    system.setItem(COSName.REGISTRY, new COSString("Adobe"));
    system.setItem(COSName.ORDERING, new COSString("Identity"));
    system.setInt(COSName.SUPPLEMENT, 0);
    descendant.setItem(COSName.CIDSYSTEMINFO, system);
    descendant.setItem(COSName.FONT_DESC, descriptor());
    descendant.setInt(COSName.DW, ADVANCES[USUAL - 1]);
    descendant.setItem(COSName.W, widths());
    descendant.setItem(COSName.CID_TO_GID_MAP, stream(glyphMap()));
    COSArray descendants = new COSArray();
    descendants.add(descendant);
    dictionary.setItem(COSName.SUBTYPE, COSName.TYPE0);
    dictionary.setName(COSName.BASE_FONT, NAME);
    dictionary.setName(COSName.ENCODING, "Identity-H");
    dictionary.setItem(COSName.DESCENDANT_FONTS, descendants);
    dictionary.setItem(COSName.TO_UNICODE, stream(toUnicode().getBytes(StandardCharsets.US_ASCII)));
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
    COSStream fontFile = stream(file);
    fontFile.setInt(COSName.LENGTH1, file.length);
    descriptor.setItem(COSName.FONT_FILE2, fontFile);
    return descriptor;
  }

  private COSArray widths() {
    COSArray list = new COSArray();
    codes.keySet().forEach(text -> list.add(COSInteger.get(advance(text))));
    COSArray widths = new COSArray();
    widths.add(COSInteger.ONE);
    widths.add(list);
    return widths;
  }

  private byte[] glyphMap() {
    byte[] map = new byte[2 * (codes.size() + 1)];
    // Code 0 is never written; it too leads to a real glyph.
    map[1] = USUAL;
    codes.forEach((text, code) -> map[2 * code + 1] = (byte) glyph(text));
    return map;
  }

  private String toUnicode() {
    StringBuilder out = new StringBuilder();
    out.append("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n")
        .append("/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n")
        .append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n")
        .append("1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    int open = 0;
    int left = codes.size();
    for (Map.Entry<String, Integer> entry : codes.entrySet()) {
      if (open == 0) {
        // The standard allows a hundred entries in one section.
        open = Math.min(100, left);
        out.append(open).append(" beginbfchar\n");
      }
      out.append(String.format(Locale.ROOT, "<%04X> <", entry.getValue()));
      out.append(hex(entry.getKey())).append(">\n");
      left--;
      if (--open == 0) {
        out.append("endbfchar\n");
      }
    }
    return out.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        .toString();
  }

  /** UTF-16BE as hexadecimal digits. */
  static String hex(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().forEach(unit -> out.append(String.format(Locale.ROOT, "%04X", unit)));
    return out.toString();
  }

  private COSStream stream(byte[] bytes) throws IOException {
    COSStream stream = document.getDocument().createCOSStream();
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(bytes);
    }
    return stream;
  }
}
