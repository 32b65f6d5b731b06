package kz.muragat.model;

import java.util.List;

/**
 * What stands where on a page picture, in reading order, before anyone has read it.
 *
 * @param widthPx of the page picture
 * @param heightPx of the page picture
 * @param quarterTurns how many clockwise quarter turns (0–3) make the picture upright
 * @param skewDegrees by how much the lines of the then upright picture fall to the right (clockwise), -45 to 45
 * @param blocks none where the page is blank
 */
public record PageLayout(
    int widthPx, int heightPx, int quarterTurns, double skewDegrees, List<BlockShape> blocks) {

  public PageLayout {
    blocks = List.copyOf(blocks);
    if (quarterTurns < 0 || quarterTurns > 3 || Math.abs(skewDegrees) > 45) {
      throw new IllegalArgumentException(
          "not a turn and skew: " + quarterTurns + ", " + skewDegrees);
    }
  }
}
