package kz.muragat.model;

/**
 * A grey picture: {@code height} rows of {@code width} unsigned bytes, row after row from the top left, 0 black to 255
 * white. The array is not copied, since pictures are large and live in one worker; who hands one over leaves it alone.
 *
 * @param width pixels in a row, at least 1
 * @param height rows, at least 1
 * @param pixels {@code width * height} bytes
 */
@SuppressWarnings(
    "ArrayRecordComponent") // a picture is its pixels; two pictures are never compared
public record GreyImage(int width, int height, byte[] pixels) {

  public GreyImage {
    if (width < 1 || height < 1 || pixels.length != (long) width * height) {
      throw new IllegalArgumentException(
          "a picture of " + width + " x " + height + " cannot have " + pixels.length + " pixels");
    }
  }

  /** The brightness at a place, 0 black to 255 white. */
  public int at(int x, int y) {
    return pixels[y * width + x] & 0xFF;
  }
}
