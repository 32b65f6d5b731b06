package kz.muragat.train.synth;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.jspecify.annotations.Nullable;

/** Reads the outlines of one face from its files: one TTF or OTF, or several WOFF subsets of the same face. */
final class FontReader {

  /** Without these a face is of no use for any line. */
  static final String NEEDED =
      "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя0123456789.,-";

  private static final int OPEN_TYPE = 0x4F54544F;

  /** All characters that lines may be made of, and a few more. */
  private static final int[] WANTED = IntStream.of(IntStream.concat(
              IntStream.concat(
                  IntStream.rangeClosed(0x20, 0x7E), IntStream.rangeClosed(0x400, 0x4FF)),
              "§°«»·×„“”‘’‚–—…№₸€•".codePoints())
          .toArray())
      .toArray();

  /** Faces that imitate a hand but do not say so in their PANOSE numbers. */
  private static final Set<String> HANDS = Set.of(
      "amaticsc",
      "badscript",
      "balsamiqsans",
      "caveat",
      "comforter",
      "comforterbrush",
      "greatvibes",
      "hachimarupop",
      "kleeone",
      "lobster",
      "marckscript",
      "neucha",
      "pacifico",
      "pangolin",
      "stick",
      "yomogi",
      "zenkurenaido");

  private static final Set<String> UNFIT = Set.of("amaticsc", "handjet", "stick");

  private static final Set<String> SWASH = Set.of(
      "comforter", "comforterbrush", "greatvibes", "lobster", "marckscript", "pacifico", "z003");

  private final String what;
  private final Map<Integer, GeneralPath> outlines = new HashMap<>();
  private final Map<Integer, Double> advances = new HashMap<>();
  private @Nullable String family;
  private String subfamily = "";

  private FontReader(String what) {
    this.what = what;
  }

  /**
   * Reads a face.
   *
   * @param files one, or the subsets of one face; where two have a character the first one counts
   * @throws UnusableFontException where a file is no font or the face lacks Russian letters or digits
   */
  static Face read(List<Path> files) throws UnusableFontException {
    FontReader reader = new FontReader(files.get(0).toString());
    for (Path file : files) {
      try {
        reader.add(Files.readAllBytes(file), files.size() > 1 ? fileFamily(file) : null);
      } catch (IOException | RuntimeException e) {
        // FontBox meets damaged tables with all kinds of unchecked exceptions.
        throw new UnusableFontException(file + ": cannot be read as a font: " + e.getMessage(), e);
      }
    }
    return reader.face();
  }

  /** Reads a face that lies in memory, such as a resource. */
  static Face read(String what, byte[] font) throws UnusableFontException {
    FontReader reader = new FontReader(what);
    try {
      reader.add(font, null);
    } catch (IOException | RuntimeException e) {
      throw new UnusableFontException(what + ": cannot be read as a font: " + e.getMessage(), e);
    }
    return reader.face();
  }

  /** The name that splits and lists know a family by: small letters and digits alone. */
  static String familyKey(String family) {
    return family.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static String fileFamily(Path file) {
    return FontFiles.subsetFamily(file).orElse(file.getFileName().toString());
  }

  private void add(byte[] file, @Nullable String familyOfSubset) throws IOException {
    byte[] plain = Woff.isWoff(file) ? Woff.unpack(file) : file;
    boolean openType = plain.length > 4 && ByteBuffer.wrap(plain).getInt() == OPEN_TYPE;
    TTFParser parser = openType ? new OTFParser(true) : new TTFParser(true);
    try (TrueTypeFont font = parser.parseEmbedded(new ByteArrayInputStream(plain))) {
      if (family == null) {
        family = familyOfSubset != null ? familyOfSubset : nameOf(font);
        subfamily = subfamilyOf(font);
      }
      CmapLookup characters = font.getUnicodeCmapLookup();
      double em = font.getUnitsPerEm();
      for (int codePoint : WANTED) {
        int glyph = characters.getGlyphId(codePoint);
        if (glyph != 0 && !advances.containsKey(codePoint)) {
          take(codePoint, outline(font, glyph), font.getAdvanceWidth(glyph) / em, em);
        }
      }
    }
  }

  private void take(int codePoint, GeneralPath outline, double advance, double em) {
    boolean empty = outline.getBounds2D().isEmpty();
    if (empty != (codePoint == ' ')) {
      return;
    }
    outline.transform(AffineTransform.getScaleInstance(1 / em, -1 / em));
    outlines.put(codePoint, outline);
    advances.put(codePoint, advance);
  }

  private static GeneralPath outline(TrueTypeFont font, int glyph) throws IOException {
    if (font instanceof OpenTypeFont openType && openType.isPostScript()) {
      return (GeneralPath)
          openType.getCFF().getFont().getType2CharString(glyph).getPath().clone();
    }
    GlyphData data = font.getGlyph().getGlyph(glyph);
    return data == null ? new GeneralPath() : data.getPath();
  }

  private String nameOf(TrueTypeFont font) throws IOException {
    String name = font.getNaming() == null ? null : font.getNaming().getFontFamily();
    return name == null || name.isBlank()
        ? what.replaceAll(".*[/\\\\]|\\.\\w+$", "")
        : name.strip();
  }

  private static String subfamilyOf(TrueTypeFont font) throws IOException {
    String name = font.getNaming() == null ? null : font.getNaming().getFontSubFamily();
    return name == null ? "" : name.strip();
  }

  private Face face() throws UnusableFontException {
    StringBuilder lacking = new StringBuilder();
    NEEDED.codePoints().filter(c -> !outlines.containsKey(c)).forEach(lacking::appendCodePoint);
    if (lacking.length() > 0) {
      throw new UnusableFontException(what + ": has no glyph for " + lacking);
    }
    Rectangle2D small = Objects.requireNonNull(outlines.get((int) 'н')).getBounds2D();
    double xHeight = -small.getMinY();
    if (xHeight < 0.1 || xHeight > 1) {
      throw new UnusableFontException(what + ": its н is " + xHeight + " of the body high");
    }
    Map<Integer, Glyph> glyphs = new HashMap<>();
    outlines.forEach((codePoint, outline) -> {
      outline.transform(AffineTransform.getScaleInstance(1 / xHeight, 1 / xHeight));
      glyphs.put(
          codePoint,
          Glyph.of(new Path2D.Float(outline), advances.getOrDefault(codePoint, 0.0) / xHeight));
    });
    glyphs.putIfAbsent((int) ' ', Glyph.of(new Path2D.Float(), 0.55));
    return named(glyphs);
  }

  private Face named(Map<Integer, Glyph> glyphs) throws UnusableFontException {
    String known = family == null ? what : family;
    String key = familyKey(known);
    double capHeight = -Objects.requireNonNull(glyphs.get((int) 'А')).bounds().getMinY();
    if (capHeight < 1.08) {
      throw new UnusableFontException(what + ": its small letters are capitals");
    }
    if (UNFIT.contains(key)) {
      throw new UnusableFontException(what + ": a face of ornament, like nothing an archive holds");
    }
    double stem = stem(Objects.requireNonNull(glyphs.get((int) 'о')).outline());
    FaceClass kind = kind(key, glyphs);
    if (kind == FaceClass.HAND) {
      KazakhLetters.complete(glyphs, stem, SWASH.contains(key));
    }
    boolean regular =
        !subfamily.toLowerCase(Locale.ROOT).matches(".*(bold|italic|oblique|black|thin|demi).*")
            && !what.matches(".*(-[678]00-|-[12]00-|italic).*");
    String name = what.endsWith(".woff")
        ? FontFiles.faceName(Path.of(what))
        : (known + " " + subfamily).strip();
    return new Face(
        name, known, kind, capHeight, stem, regular, SWASH.contains(key), Map.copyOf(glyphs));
  }

  /** The mean thickness of strokes: of a closed ribbon it is twice the area by the length of both edges. */
  private static double stem(Path2D outline) {
    double area = 0;
    double edge = 0;
    double[] at = new double[6];
    double startX = 0;
    double startY = 0;
    double x = 0;
    double y = 0;
    for (PathIterator i = outline.getPathIterator(null, 0.005); !i.isDone(); i.next()) {
      int what = i.currentSegment(at);
      if (what == PathIterator.SEG_MOVETO) {
        startX = at[0];
        startY = at[1];
      } else {
        double nextX = what == PathIterator.SEG_CLOSE ? startX : at[0];
        double nextY = what == PathIterator.SEG_CLOSE ? startY : at[1];
        area += (x * nextY - nextX * y) / 2;
        edge += Math.hypot(nextX - x, nextY - y);
      }
      x = what == PathIterator.SEG_CLOSE ? startX : at[0];
      y = what == PathIterator.SEG_CLOSE ? startY : at[1];
    }
    return Math.max(0.02, Math.min(0.5, 2 * Math.abs(area) / Math.max(edge, 0.01)));
  }

  private static FaceClass kind(String key, Map<Integer, Glyph> glyphs) {
    if (HANDS.contains(key)) {
      return FaceClass.HAND;
    }
    List<Double> widths = new ArrayList<>();
    "imшЩ.1"
        .codePoints()
        .filter(glyphs::containsKey)
        .forEach(c -> widths.add(Objects.requireNonNull(glyphs.get(c)).advance()));
    double widest = widths.stream().mapToDouble(w -> w).max().orElseThrow();
    double narrowest = widths.stream().mapToDouble(w -> w).min().orElseThrow();
    return widest - narrowest < 0.02 * widest ? FaceClass.TYPESCRIPT : FaceClass.PRINT;
  }
}
