package kz.muragat.store;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import kz.muragat.model.GreyImage;

/** Line pictures as grey PNG files. */
final class LinePng {

  private LinePng() {}

  static byte[] encode(GreyImage picture) throws IOException {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(picture.pixels(), 0, pixels, 0, pixels.length);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "png", bytes)) {
      throw new IOException("Java has no writer for PNG here");
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a picture of whatever colours as grey.
   *
   * @throws IOException when it is gone or no longer a picture; the message is a sentence that names it
   */
  static GreyImage read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("the picture " + file + " is gone");
    }
    BufferedImage image;
    try {
      image = ImageIO.read(file.toFile());
    } catch (IOException | RuntimeException e) {
      throw new IOException("the picture " + file + " no longer reads: " + e.getMessage(), e);
    }
    if (image == null) {
      throw new IOException("the picture " + file + " is no picture that can be read");
    }
    byte[] grey = new byte[image.getWidth() * image.getHeight()];
    // A grey raster holds the very bytes that were written; colours are weighted as television
    // does.
    boolean plain = image.getType() == BufferedImage.TYPE_BYTE_GRAY;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        grey[y * image.getWidth() + x] =
            (byte) (plain ? image.getRaster().getSample(x, y, 0) : luma(image.getRGB(x, y)));
      }
    }
    return new GreyImage(image.getWidth(), image.getHeight(), grey);
  }

  private static int luma(int rgb) {
    return (299 * (rgb >> 16 & 0xFF) + 587 * (rgb >> 8 & 0xFF) + 114 * (rgb & 0xFF)) / 1000;
  }

  static String hash(GreyImage picture) {
    MessageDigest digest = ContentHash.sha256();
    digest.update((picture.width() + "x" + picture.height() + ":")
        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest.digest(picture.pixels()));
  }
}
