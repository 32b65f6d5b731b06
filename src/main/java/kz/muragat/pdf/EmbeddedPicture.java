package kz.muragat.pdf;

import java.awt.geom.AffineTransform;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/**
 * A picture's data in a PDF: one image, or several that are laid side by side because the file holds them as separately
 * coded pieces.
 *
 * @param width in pixels as stored
 * @param height in pixels as stored
 * @param orientation how to display it, 1 to 8 as in EXIF and TIFF
 * @param tiles one or more
 */
record EmbeddedPicture(int width, int height, int orientation, List<Tile> tiles) {

  EmbeddedPicture {
    tiles = List.copyOf(tiles);
    if (width < 1 || height < 1 || tiles.isEmpty()) {
      throw new IllegalArgumentException("not a picture: " + width + " x " + height);
    }
    orientation = orientation < 1 || orientation > 8 ? 1 : orientation;
  }

  /** A part of the picture: its image XObject, and where its pixels go, origin top left. */
  record Tile(COSStream image, int x, int y, int width, int height) {}

  static EmbeddedPicture whole(int width, int height, int orientation, COSStream image) {
    return new EmbeddedPicture(
        width, height, orientation, List.of(new Tile(image, 0, 0, width, height)));
  }

  /** Whether all that it needs of a colour space are black and white. */
  boolean blackAndWhite() {
    return tiles.stream()
        .map(Tile::image)
        .allMatch(image -> image.getInt(COSName.BITS_PER_COMPONENT) == 1
            && COSName.DEVICEGRAY.equals(image.getDictionaryObject(COSName.COLORSPACE))
            && !image.containsKey(COSName.SMASK));
  }

  int displayedWidth() {
    return orientation >= 5 ? height : width;
  }

  int displayedHeight() {
    return orientation >= 5 ? width : height;
  }

  /**
   * From the stored picture's unit square (origin bottom left, y up) to the displayed one's. The letters say where the
   * stored first row and first column are displayed, as in TIFF 6.0, tag Orientation.
   */
  AffineTransform upright() {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, 1, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, 1, 1);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, 1);
      case 5 -> new AffineTransform(0, -1, -1, 0, 1, 1);
      case 6 -> new AffineTransform(0, -1, 1, 0, 0, 1);
      case 7 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 8 -> new AffineTransform(0, 1, -1, 0, 1, 0);
      default -> new AffineTransform();
    };
  }

  /** The operators that paint it over a rectangle that begins in the origin. */
  String operators(double pageWidth, double pageHeight) {
    Operators out = new Operators();
    for (int i = 0; i < tiles.size(); i++) {
      Tile tile = tiles.get(i);
      AffineTransform all = AffineTransform.getScaleInstance(pageWidth, pageHeight);
      all.concatenate(upright());
      all.translate(tile.x() / (double) width, 1 - (tile.y() + tile.height()) / (double) height);
      all.scale(tile.width() / (double) width, tile.height() / (double) height);
      out.add("q ").matrix(all).add(" cm /Im" + i + " Do Q\n");
    }
    return out.toString();
  }
}
