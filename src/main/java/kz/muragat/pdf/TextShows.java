package kz.muragat.pdf;

import java.util.List;

/**
 * Writes the operators of a page's invisible text: one text object in which places are whole steps, moves are relative, and
 * what has not changed is not said again. Where the letters stand is known within half a step.
 */
final class TextShows {

  /** From the current direction to another: no letter comes to stand so many steps aside. */
  private static final double MOST_ASIDE = 0.3;

  private final GlyphlessFonts fonts;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder string = new StringBuilder();

  /** The text line matrix: direction and origin, in steps. */
  private double dx = 1;

  private double dy;
  private double originX;
  private double originY;

  /** Whether the direction, or the origin, has not been written since it changed. */
  private boolean turned;

  private boolean moved;

  /** The origin that was written last, and how far it is to be moved from there. */
  private double turnX;

  private double turnY;
  private long moveAlong;
  private long moveAcross;

  /** From the origin in its direction, in steps. */
  private double pen;

  private double size;
  private int font = -1;
  private double fontSize;
  private int percent = 100;
  private int shownPercent = 100;

  TextShows(GlyphlessFonts fonts) {
    this.fonts = fonts;
    out.append("BT 3 Tr\n");
  }

  /** The font size from here on, in steps; rounded to hundredths. */
  void size(double steps) {
    size = Math.round(steps * 100) / 100.0;
  }

  double size() {
    return size;
  }

  /**
   * The direction of what follows, a unit vector; the next thing must be a move.
   *
   * @param length of what is to be shown, in steps
   */
  void direction(double toX, double toY, double length) {
    double aside = Math.abs(toX * dy - toY * dx) * length;
    boolean level = toX == 0 || toY == 0;
    if (toX * dx + toY * dy > 0
        && (level ? aside == 0 : aside <= MOST_ASIDE && dx != 0 && dy != 0)) {
      return;
    }
    flush();
    dx = Math.round(toX * 1e4) / 1e4;
    dy = Math.round(toY * 1e4) / 1e4;
    turned = true;
  }

  /** Moves the pen, to within half a step. */
  void moveTo(double x, double y) {
    flush();
    if (turned) {
      originX = Math.round(x);
      originY = Math.round(y);
    } else {
      moveAlong += Math.round((x - originX) * dx + (y - originY) * dy);
      moveAcross += Math.round((y - originY) * dx - (x - originX) * dy);
      originX = turnX + moveAlong * dx - moveAcross * dy;
      originY = turnY + moveAlong * dy + moveAcross * dx;
    }
    moved = true;
    pen = 0;
  }

  /** How far the pen is beyond a place, in the direction of writing. */
  double beyond(double x, double y) {
    return (originX - x) * dx + (originY - y) * dy + pen;
  }

  /** How widely letters are stretched from here on, in hundredths. */
  void stretch(int hundredths) {
    percent = hundredths;
  }

  int stretch() {
    return percent;
  }

  /** How far letters move the pen, in steps, stretched by so much. */
  double length(List<String> letters, double hundredths) {
    return fonts.advance(letters) * size / 1000 * hundredths / 100;
  }

  void show(List<String> letters) {
    for (String letter : letters) {
      GlyphlessFonts.Code code = fonts.code(letter);
      show(code.font(), code.code());
    }
    pen += length(letters, percent);
  }

  /** A space of about a length, in steps; the shortest and longest there are where it is beyond them. */
  void space(double length) {
    double unit = size / 1000 * percent / 100;
    char code = GlyphlessFonts.space(length / unit);
    show(Math.max(0, font), code);
    pen += GlyphlessFonts.spaceAdvance(code) * unit;
  }

  /** A space of no width. */
  void nothing() {
    show(Math.max(0, font), GlyphlessFonts.nothing());
  }

  /** Begins a piece that means something else than its letters. */
  void begin(String actualText) {
    flush();
    out.append("/Span<</ActualText<FEFF").append(ToUnicodeMap.hex(actualText)).append(">>>BDC\n");
  }

  void end() {
    flush();
    out.append("EMC\n");
  }

  private void place() {
    if (!moved) {
      return;
    }
    if (turned) {
      for (double part : new double[] {dx, dy, -dy, dx, originX, originY}) {
        number(part, 4);
      }
      out.append(" Tm");
    } else {
      number(moveAlong, 0);
      number(moveAcross, 0);
      out.append(" Td");
    }
    turned = false;
    moved = false;
    turnX = originX;
    turnY = originY;
    moveAlong = 0;
    moveAcross = 0;
  }

  private void show(int inFont, char code) {
    place();
    if (inFont != font || size != fontSize) {
      flush();
      font = inFont;
      fontSize = size;
      out.append('/').append(GlyphlessFonts.resource(font));
      number(size, 2);
      out.append(" Tf");
    }
    if (percent != shownPercent) {
      flush();
      shownPercent = percent;
      number(percent, 0);
      out.append(" Tz");
    }
    string.append(code);
  }

  private void number(double value, int digits) {
    if (!Character.isWhitespace(out.charAt(out.length() - 1))) {
      out.append(' ');
    }
    out.append(Operators.decimal(value, digits));
  }

  private void flush() {
    if (string.length() > 0) {
      out.append('(').append(string).append(")Tj\n");
      string.setLength(0);
    }
  }

  /** All operators, in ISO 8859-1. */
  String finished() {
    flush();
    return out.append("ET\n").toString();
  }
}
