package kz.muragat.web;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import kz.muragat.model.GreyImage;

/** Scales, turns and encodes pictures for browsers. */
final class Pictures {

  private static final float JPEG_QUALITY = 0.85f;

  private Pictures() {}

  /** A picture at another size; smaller ones are averaged, since a thin stroke must not fall between two samples. */
  static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage from = image;
    while (from.getWidth() >= 2 * width && from.getHeight() >= 2 * height) {
      from =
          drawn(from, Math.max(width, from.getWidth() / 2), Math.max(height, from.getHeight() / 2));
    }
    return from.getWidth() == width && from.getHeight() == height
        ? plain(from)
        : drawn(from, width, height);
  }

  /** A part of a picture; shares its pixels. */
  static BufferedImage part(BufferedImage image, int x, int y, int width, int height) {
    return image.getSubimage(x, y, width, height);
  }

  /** Turned clockwise by quarters. */
  static BufferedImage turned(BufferedImage image, int quarters) {
    if (quarters == 0) {
      return image;
    }
    boolean lies = quarters % 2 == 1;
    int width = lies ? image.getHeight() : image.getWidth();
    int height = lies ? image.getWidth() : image.getHeight();
    BufferedImage turned = new BufferedImage(width, height, typeOf(image));
    Graphics2D graphics = turned.createGraphics();
    graphics.translate(width / 2.0, height / 2.0);
    graphics.rotate(Math.PI / 2 * quarters);
    graphics.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return turned;
  }

  /** Without colour. */
  static BufferedImage grey(BufferedImage image) {
    BufferedImage grey =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = grey.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return grey;
  }

  static BufferedImage of(GreyImage image) {
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, image.width(), image.height(), image.pixels());
    return picture;
  }

  static WebResponse png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return WebResponse.bytes("image/png", out.toByteArray());
  }

  static WebResponse jpeg(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(JPEG_QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(plain(image), null, null), settings);
    } finally {
      writer.dispose();
    }
    return WebResponse.bytes("image/jpeg", out.toByteArray());
  }

  /** In a file format, by its extension. */
  static WebResponse encoded(BufferedImage image, String format) throws IOException {
    return format.toLowerCase(Locale.ROOT).equals("png") ? png(plain(image)) : jpeg(image);
  }

  /** As grey or RGB of its own: JPEG knows neither transparency nor palettes. */
  private static BufferedImage plain(BufferedImage image) {
    boolean plain = image.getType() == BufferedImage.TYPE_BYTE_GRAY
        || image.getType() == BufferedImage.TYPE_INT_RGB
        || image.getType() == BufferedImage.TYPE_3BYTE_BGR;
    return plain ? image : drawn(image, image.getWidth(), image.getHeight());
  }

  private static BufferedImage drawn(BufferedImage image, int width, int height) {
    BufferedImage drawn = new BufferedImage(width, height, typeOf(image));
    Graphics2D graphics = drawn.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, java.awt.Color.WHITE, null);
    graphics.dispose();
    return drawn;
  }

  private static int typeOf(BufferedImage image) {
    return image.getColorModel().getNumColorComponents() == 1
        ? BufferedImage.TYPE_BYTE_GRAY
        : BufferedImage.TYPE_INT_RGB;
  }
}
