package kz.muragat.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.RasterFormatException;

/** Conversions between kinds of {@link BufferedImage}. */
final class Pixels {

  private Pixels() {}

  /** The same picture as 1-bit, 8-bit grey or 24-bit RGB, white showing through where it was transparent. */
  static BufferedImage plain(BufferedImage image) {
    int type = image.getType();
    if (type == BufferedImage.TYPE_BYTE_GRAY
        || type == BufferedImage.TYPE_3BYTE_BGR
        || type == BufferedImage.TYPE_INT_RGB
        || (type == BufferedImage.TYPE_BYTE_BINARY && isBlackAndWhite(image.getColorModel()))) {
      return image;
    }
    ColorModel model = image.getColorModel();
    boolean grey = model.getNumColorComponents() == 1 && !(model instanceof IndexColorModel);
    if (grey
        && !model.hasAlpha()
        && image.getRaster().getTransferType() == DataBuffer.TYPE_USHORT) {
      return highBytes(image);
    }
    BufferedImage plain = new BufferedImage(
        image.getWidth(),
        image.getHeight(),
        grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = plain.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.drawImage(image, 0, 0, null);
    g.dispose();
    return plain;
  }

  /** Java2D takes 16-bit grey for linear light and brightens it; scanners do not mean that. */
  private static BufferedImage highBytes(BufferedImage image) {
    BufferedImage grey =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] out = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    Raster raster = image.getRaster();
    int[] row = new int[image.getWidth()];
    int i = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getSamples(0, y, row.length, 1, 0, row);
      for (int sample : row) {
        out[i++] = (byte) (sample >> 8);
      }
    }
    return grey;
  }

  private static boolean isBlackAndWhite(ColorModel model) {
    if (!(model instanceof IndexColorModel index) || index.getMapSize() != 2 || index.hasAlpha()) {
      return false;
    }
    return isGrey(index.getRGB(0)) && isGrey(index.getRGB(1));
  }

  private static boolean isGrey(int rgb) {
    return (rgb & 0xFF) == ((rgb >> 8) & 0xFF) && (rgb & 0xFF) == ((rgb >> 16) & 0xFF);
  }

  /**
   * Applies an EXIF (and TIFF) orientation.
   *
   * @param orientation 1 as it is, 2 mirrored, 3 half turn, 4 upside down mirrored, 5 transposed, 6 to be turned
   *     clockwise, 7 transversed, 8 to be turned anticlockwise; anything else counts as 1
   */
  static BufferedImage oriented(BufferedImage image, int orientation) {
    if (orientation < 2 || orientation > 8) {
      return image;
    }
    int w = image.getWidth();
    int h = image.getHeight();
    boolean swap = orientation >= 5;
    BufferedImage turned = emptyLike(image, swap ? h : w, swap ? w : h);
    int bands = image.getRaster().getNumBands();
    int[] row = new int[w * bands];
    int[] pixel = new int[bands];
    Raster source = image.getRaster();
    for (int y = 0; y < h; y++) {
      source.getPixels(0, y, w, 1, row);
      for (int x = 0; x < w; x++) {
        System.arraycopy(row, x * bands, pixel, 0, bands);
        int tx = targetX(orientation, x, y, w, h);
        int ty = targetY(orientation, x, y, w, h);
        turned.getRaster().setPixel(tx, ty, pixel);
      }
    }
    return turned;
  }

  private static BufferedImage emptyLike(BufferedImage image, int width, int height) {
    if (image.getColorModel() instanceof IndexColorModel index) {
      return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY, index);
    }
    int type = image.getType();
    if (type == BufferedImage.TYPE_CUSTOM) {
      throw new RasterFormatException("not a plain picture");
    }
    return new BufferedImage(width, height, type);
  }

  private static int targetX(int orientation, int x, int y, int w, int h) {
    return switch (orientation) {
      case 2, 3 -> w - 1 - x;
      case 5, 8 -> y;
      case 6, 7 -> h - 1 - y;
      default -> x;
    };
  }

  private static int targetY(int orientation, int x, int y, int w, int h) {
    return switch (orientation) {
      case 3, 4 -> h - 1 - y;
      case 5, 6 -> x;
      case 7, 8 -> w - 1 - x;
      default -> y;
    };
  }
}
