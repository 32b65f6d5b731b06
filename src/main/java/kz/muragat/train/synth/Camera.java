package kz.muragat.train.synth;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What the scanner and the file format do to the picture. */
final class Camera {

  private Camera() {}

  static void noise(Plane picture, double deviation, Dice dice) {
    for (int i = 0; i < picture.values.length; i++) {
      // Two even numbers make a bell that is good enough for grain.
      picture.values[i] += (float) deviation * 1.2f * (dice.noise() + dice.noise());
    }
  }

  /** Dark and light specks of a few pixels. */
  static void specks(Plane picture, int count, double depth, Dice dice) {
    for (int n = 0; n < count; n++) {
      double x0 = dice.between(0, picture.width);
      double y0 = dice.between(0, picture.height);
      double radius = dice.between(0.4, dice.chance(0.1) ? picture.height * 0.06 : 1.5);
      double sign = dice.chance(0.8) ? -depth : depth;
      for (int y = (int) Math.max(0, y0 - radius - 1);
          y < Math.min(picture.height, y0 + radius + 1);
          y++) {
        for (int x = (int) Math.max(0, x0 - radius - 1);
            x < Math.min(picture.width, x0 + radius + 1);
            x++) {
          double cover =
              Math.max(0, Math.min(1, radius + 0.5 - Math.hypot(x + 0.5 - x0, y + 0.5 - y0)));
          picture.values[y * picture.width + x] += (float) (sign * cover);
        }
      }
    }
  }

  /** Black and white alone, by a threshold between ink and paper that wavers a little. */
  static void threshold(Plane picture, double level) {
    for (int i = 0; i < picture.values.length; i++) {
      picture.values[i] = picture.values[i] < level ? 0 : 1;
    }
  }

  /** A printer's or a fax machine's screen of dots. */
  static void halftone(Plane picture, double period, double strength, double angle) {
    double cos = Math.cos(angle) * 2 * Math.PI / period;
    double sin = Math.sin(angle) * 2 * Math.PI / period;
    for (int y = 0; y < picture.height; y++) {
      for (int x = 0; x < picture.width; x++) {
        double dots = Math.sin(x * cos + y * sin) * Math.sin(y * cos - x * sin);
        picture.values[y * picture.width + x] += (float) (strength * dots);
      }
    }
  }

  /** There and back through JPEG. */
  static Plane jpeg(Plane picture, double quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality((float) quality);
        writer.setOutput(out);
        writer.write(null, new IIOImage(picture.toImage(), null, null), param);
      }
      try (MemoryCacheImageInputStream in =
          new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        reader.setInput(in);
        BufferedImage back = reader.read(0);
        return back.getType() == BufferedImage.TYPE_BYTE_GRAY ? Plane.of(back) : picture;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    } finally {
      writer.dispose();
      reader.dispose();
    }
  }
}
