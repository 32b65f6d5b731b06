package kz.muragat.image;

/**
 * A page in black and white: {@code height} rows of {@code width} bytes from the top left, 255 ink, 0 paper. A working
 * copy that steps change in place.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the pixels are the record
record Ink(int width, int height, byte[] pixels) {

  boolean at(int x, int y) {
    return pixels[y * width + x] != 0;
  }

  boolean isBlank() {
    for (byte pixel : pixels) {
      if (pixel != 0) {
        return false;
      }
    }
    return true;
  }

  long count() {
    long n = 0;
    for (byte pixel : pixels) {
      n += pixel & 1;
    }
    return n;
  }

  /** Takes what another has out of this one. */
  void remove(Ink other) {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] &= (byte) ~other.pixels[i];
    }
  }
}
