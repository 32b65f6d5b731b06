package kz.muragat.model;

/**
 * Where a line stands on its page, before anyone has read it.
 *
 * @param baseline on which the letters stand, from the first letter to the last, so that it gives the reading direction
 * @param boundary around all ink of the line, accents and descenders too
 * @param xHeightPx height of a small letter without ascender, above the baseline, at a right angle to it; more than 0
 */
public record LineShape(Polyline baseline, Polygon boundary, double xHeightPx) {

  public LineShape {
    if (!(xHeightPx > 0)) {
      throw new IllegalArgumentException("an x-height is more than 0, not " + xHeightPx);
    }
  }

  public Box box() {
    return boundary.box();
  }
}
