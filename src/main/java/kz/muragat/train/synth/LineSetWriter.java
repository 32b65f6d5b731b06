package kz.muragat.train.synth;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import kz.muragat.model.GreyImage;

/**
 * Writes labelled lines as pairs of PNG and {@code .gt.txt}, as kraken, Calamari and tesstrain take them, in a folder a
 * subset: {@code print-clean}, {@code print-damaged}, {@code typescript-clean}, … The file's name begins with the line's
 * language, {@code kk}, {@code ru} or {@code und}.
 */
public final class LineSetWriter {

  private final LineSource source;
  private final double hardness;

  /**
   * @param hardness 0 easy to 1 as hard as they get
   */
  public LineSetWriter(LineSource source, double hardness) {
    this.source = source;
    this.hardness = hardness;
  }

  /**
   * Writes the line of one seed.
   *
   * @return the PNG written
   */
  public Path write(Path folder, long seed) throws IOException {
    LabelledLine line = source.line(seed, hardness);
    Path subset = folder.resolve(subset(line));
    Files.createDirectories(subset);
    String name = String.format(Locale.ROOT, "%s-%07d", line.language().tag(), seed);
    Path picture = subset.resolve(name + ".png");
    if (!ImageIO.write(toPng(line.image()), "png", picture.toFile())) {
      throw new IOException("No PNG could be written to " + picture);
    }
    Files.writeString(subset.resolve(name + ".gt.txt"), line.text() + "\n");
    return picture;
  }

  static String subset(LabelledLine line) {
    if (line.text().isEmpty()) {
      return "empty";
    }
    String style = switch (line.style()) {
      case PRINTED -> "print";
      case TYPEWRITTEN -> "typescript";
      case HANDWRITTEN -> "hand";
    };
    return style + "-" + line.condition();
  }

  private static BufferedImage toPng(GreyImage picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(picture.pixels(), 0, pixels, 0, pixels.length);
    return image;
  }
}
