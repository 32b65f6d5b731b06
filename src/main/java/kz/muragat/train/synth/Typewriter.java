package kz.muragat.train.synth;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes typewriter faces of printing faces with strong serifs, by bringing every letter to one width: there are few fixed
 * width faces with Kazakh letters, and nearly all of them are Courier.
 */
final class Typewriter {

  private static final Set<String> STRONG = Set.of(
      "bitter",
      "urwbookman",
      "notoserif",
      "dejavuserif",
      "literata",
      "kurale",
      "oldstandardtt",
      // Machines without serifs were fewer, but there were.
      "freesans",
      "nimbussans",
      "liberationsans",
      "ptsans",
      "opensans");
  private static final double PITCH = 1.3;
  private static final double WIDEST = 1.2;
  private static final double NARROWEST = 0.62;

  private Typewriter() {}

  /** The faces, and a typewriter face more for each that serves. */
  static List<Face> with(List<Face> faces) {
    List<Face> all = new ArrayList<>(faces);
    for (Face face : faces) {
      if (face.regular() && STRONG.contains(FontReader.familyKey(face.family()))) {
        all.add(of(face));
      }
    }
    return all;
  }

  private static Face of(Face face) {
    Map<Integer, Glyph> glyphs = new HashMap<>();
    face.glyphs().forEach((codePoint, glyph) -> glyphs.put(codePoint, fitted(glyph, codePoint)));
    return new Face(
        face.name() + " typewriter",
        face.family() + " typewriter",
        FaceClass.TYPESCRIPT,
        face.capHeight(),
        face.stem(),
        true,
        false,
        Map.copyOf(glyphs));
  }

  private static Glyph fitted(Glyph glyph, int codePoint) {
    double width = glyph.bounds().getWidth();
    if (width == 0) {
      return Glyph.of(glyph.outline(), PITCH);
    }
    double wanted = Math.min(width, WIDEST);
    if (Character.isLetterOrDigit(codePoint)) {
      wanted = Math.max(wanted, Math.min(NARROWEST, width * 1.5));
    }
    AffineTransform fit = AffineTransform.getTranslateInstance((PITCH - wanted) / 2, 0);
    fit.scale(wanted / width, 1);
    fit.translate(-glyph.bounds().getMinX(), 0);
    return Glyph.of(new Path2D.Float(glyph.outline(), fit), PITCH);
  }
}
