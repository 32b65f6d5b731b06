package kz.muragat.pdf;

import java.time.Duration;

/**
 * How far reading a page may go.
 *
 * @param renderDpi resolution of pages that have to be drawn, 72 to 1200
 * @param maxPixels of a page picture, at least a million; a larger scan is taken at half, a third … of its resolution, and
 *     refused where its coding cannot be read that way
 * @param pageTimeout for one page, decoding included, more than zero
 * @param ignoreCarriedText whether pages that carry real text are nevertheless given as pictures
 */
public record ReadingLimits(
    int renderDpi, long maxPixels, Duration pageTimeout, boolean ignoreCarriedText) {

  /** 300 dpi, 100 million pixels (A3 at 600 dpi has 70), two minutes a page, real text is taken over. */
  public static final ReadingLimits DEFAULT =
      new ReadingLimits(300, 100_000_000L, Duration.ofMinutes(2), false);

  public ReadingLimits {
    if (renderDpi < 72
        || renderDpi > 1200
        || maxPixels < 1_000_000
        || pageTimeout.isNegative()
        || pageTimeout.isZero()) {
      throw new IllegalArgumentException(
          "not limits: " + renderDpi + " dpi, " + maxPixels + " pixels, " + pageTimeout);
    }
  }
}
