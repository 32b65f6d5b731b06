package kz.muragat.train.synth;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A face with all outlines it has of the characters lines are made of.
 *
 * @param name family, weight and slope, such as {@code PT Serif Bold Italic}
 * @param family as the font names it
 * @param kind what it is used for
 * @param capHeight height of Н in x-heights (the height of н)
 * @param stem mean thickness of its strokes, in x-heights
 * @param regular whether it is neither bold nor italic
 * @param swash whether its capitals are so adorned that nobody sets whole words in them
 * @param glyphs by code point, with the space
 */
record Face(
    String name,
    String family,
    FaceClass kind,
    double capHeight,
    double stem,
    boolean regular,
    boolean swash,
    Map<Integer, Glyph> glyphs)
    implements Scribe {

  private static final Pattern CAPITALS = Pattern.compile("\\p{Lu}\\p{Lu}");

  /** Whether every character of the text has a glyph. */
  boolean covers(String text) {
    return text.codePoints().allMatch(glyphs::containsKey);
  }

  @Override
  public boolean has(int codePoint) {
    return glyphs.containsKey(codePoint);
  }

  @Override
  public LinePlan write(LineText text, Dice dice, double hardness) {
    return LineSetter.set(text.text(), this, dice, hardness, text.spacedOut());
  }

  @Override
  public boolean suits(String text) {
    return covers(text) && !(swash && CAPITALS.matcher(text).find());
  }

  /** Whether the pen goes on from letter to letter. */
  boolean joins() {
    return glyphs.values().stream().anyMatch(glyph -> glyph.ends().isPresent());
  }

  Glyph glyph(int codePoint) {
    Glyph glyph = glyphs.get(codePoint);
    if (glyph == null) {
      throw new IllegalArgumentException(
          name + " has no glyph for " + Character.toString(codePoint));
    }
    return glyph;
  }
}
