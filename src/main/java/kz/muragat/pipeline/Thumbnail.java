package kz.muragat.pipeline;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import kz.muragat.image.ScanImages;
import kz.muragat.model.UnreadableScanException;

/** Pictures small enough to stand inside a page of text. */
final class Thumbnail {

  private static final int WIDEST = 1100;

  private Thumbnail() {}

  /**
   * A picture as a PNG within a {@code data:} address, 1,100 pixels wide at most.
   *
   * @throws IOException where it cannot be read, though it could be a moment ago
   */
  static String dataUri(Path picture) throws IOException {
    try (ScanImages scan = ScanImages.open(picture)) {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(small(scan.page(0).image()), "png", png);
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    } catch (UnreadableScanException e) {
      throw new IOException(picture + " cannot be shown in the report: " + e.getMessage(), e);
    }
  }

  private static BufferedImage small(BufferedImage image) {
    if (image.getWidth() <= WIDEST) {
      return image;
    }
    int height = Math.max(1, Math.round(image.getHeight() * (float) WIDEST / image.getWidth()));
    BufferedImage small = new BufferedImage(WIDEST, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, WIDEST, height, null);
    graphics.dispose();
    return small;
  }
}
