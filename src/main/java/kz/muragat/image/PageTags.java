package kz.muragat.image;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What a file says about a page beside its pixels.
 *
 * @param orientation 1–8 as in EXIF and TIFF, 1 where nothing is said
 * @param dpi as stated, 0 where nothing is said
 */
record PageTags(int orientation, double dpi) {

  private static final PageTags NONE = new PageTags(1, 0);
  private static final double A4_LONG_INCHES = 11.69;

  /** Bytes of {@code Exif} and two zeros, before the TIFF header that offsets count from. */
  private static final int EXIF = 6;

  /** Reads the tags; a fault in them is no fault of the picture, so that it counts as nothing said. */
  static PageTags read(ImageReader reader, int index, Path file) {
    try {
      String format = reader.getFormatName().toLowerCase(Locale.ROOT);
      if (format.startsWith("jp") && !format.contains("2000")) {
        return ofJpeg(file);
      }
      return format.startsWith("tif") ? ofTiff(file, index) : ofMetadata(reader, index);
    } catch (IOException | RuntimeException e) {
      return NONE;
    }
  }

  /** The stated resolution if it is one that scanners have, else the one that makes the page an A4 sheet. */
  double dpiFor(int widthPx, int heightPx) {
    if (dpi >= 90 && dpi <= 2400 && Math.max(widthPx, heightPx) / dpi < 60) {
      return dpi;
    }
    return Math.max(50, Math.round(Math.max(widthPx, heightPx) / A4_LONG_INCHES));
  }

  private static PageTags ofJpeg(Path file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      double dpi = 0;
      int orientation = 1;
      for (JPEGSegment segment : JPEGSegmentUtil.readSegments(
          in, Map.of(JPEG.APP0, List.of("JFIF"), JPEG.APP1, List.of("Exif")))) {
        byte[] data =
            segment.segmentData() == null ? new byte[0] : segment.segmentData().readAllBytes();
        if (segment.marker() == JPEG.APP0 && data.length >= 12) {
          dpi = jfifDpi(data);
        } else if (segment.marker() == JPEG.APP1 && data.length > EXIF) {
          Directory exif =
              new TIFFReader().read(new ByteArrayImageInputStream(data, EXIF, data.length - EXIF));
          orientation = number(exif, TIFF.TAG_ORIENTATION, 1).intValue();
          dpi = dpi > 1 ? dpi : tiffDpi(exif);
        }
      }
      return new PageTags(orientation, dpi);
    }
  }

  /** The segment: {@code JFIF} and 0, version (2 bytes), unit, density across and down (2 bytes each). */
  private static double jfifDpi(byte[] data) {
    int across = (data[8] & 0xFF) << 8 | (data[9] & 0xFF);
    return switch (data[7]) {
      case 1 -> across;
      case 2 -> across * 2.54;
      default -> 0;
    };
  }

  private static PageTags ofTiff(Path file, int index) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Directory all = new TIFFReader().read(in);
      Directory page = all instanceof CompoundDirectory many ? many.getDirectory(index) : all;
      return new PageTags(number(page, TIFF.TAG_ORIENTATION, 1).intValue(), tiffDpi(page));
    }
  }

  private static double tiffDpi(Directory tags) {
    double across = number(tags, TIFF.TAG_X_RESOLUTION, 0).doubleValue();
    return switch (number(tags, TIFF.TAG_RESOLUTION_UNIT, 2).intValue()) {
      case 2 -> across;
      case 3 -> across * 2.54;
      default -> 0;
    };
  }

  private static Number number(Directory tags, int tag, Number otherwise) {
    Entry entry = tags.getEntryById(tag);
    return entry != null && entry.getValue() instanceof Number n ? n : otherwise;
  }

  private static PageTags ofMetadata(ImageReader reader, int index) throws IOException {
    IIOMetadata metadata = reader.getImageMetadata(index);
    if (metadata == null || !metadata.isStandardMetadataFormatSupported()) {
      return NONE;
    }
    Element root = (Element) metadata.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
    NodeList sizes = root.getElementsByTagName("HorizontalPixelSize");
    if (sizes.getLength() == 0) {
      return NONE;
    }
    double millimetres = Double.parseDouble(((Element) sizes.item(0)).getAttribute("value"));
    return new PageTags(1, millimetres > 0 ? 25.4 / millimetres : 0);
  }
}
