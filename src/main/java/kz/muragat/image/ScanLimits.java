package kz.muragat.image;

import java.time.Duration;

/**
 * What a raster file may ask for before it is refused. A header of a few bytes can ask for gigabytes, and a broken JPEG
 * 2000 stream can keep its decoder busy for ever.
 *
 * @param pixels width times height of one page, at least 1
 * @param decoding the longest that decoding one page may take
 */
public record ScanLimits(long pixels, Duration decoding) {

  /** 200 million pixels (an A3 page at 1,000 dpi), two minutes a page. */
  public static final ScanLimits DEFAULT = new ScanLimits(200_000_000L, Duration.ofMinutes(2));

  public ScanLimits {
    if (pixels < 1 || decoding.isNegative() || decoding.isZero()) {
      throw new IllegalArgumentException("limits must leave room for something");
    }
  }
}
