package kz.muragat.image;

import java.awt.image.BufferedImage;

/**
 * A page picture as it is displayed, EXIF orientation applied.
 *
 * @param image grey (8 bit or 1 bit) or RGB without alpha; other kinds have been converted
 * @param dpi dots per inch as the file says; guessed from the size (A4 assumed) where the file says nothing or nonsense.
 *     More than 0
 */
public record Picture(BufferedImage image, double dpi) {

  public Picture {
    if (!(dpi > 0)) {
      throw new IllegalArgumentException("a resolution is more than 0, not " + dpi);
    }
  }
}
