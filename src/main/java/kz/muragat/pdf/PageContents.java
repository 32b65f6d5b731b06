package kz.muragat.pdf;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDResources;

/**
 * What can be seen on a page. What lies under an opaque image that covers the page is not seen and not listed, its text
 * counts as hidden.
 *
 * @param images that are seen, in painting order
 * @param inlineImages how many small images stand in the content stream itself
 * @param visibleBytes length of the strings shown so that they are seen
 * @param hiddenBytes length of the strings shown invisibly, or under a covering image
 * @param coveredShows how many text-showing operators were carried out before the last covering image
 * @param marks how many lines, areas, shadings and annotations are painted
 */
record PageContents(
    List<PlacedImage> images,
    int inlineImages,
    int visibleBytes,
    int hiddenBytes,
    int coveredShows,
    int marks) {

  /** From this share of the page on, an image counts as covering it: scanners leave a margin, or crop a little. */
  static final double COVERING = 0.9;

  PageContents {
    images = List.copyOf(images);
  }

  boolean blank() {
    return images.isEmpty() && inlineImages == 0 && visibleBytes == 0 && marks == 0;
  }

  /** Whether the page is one image and nothing else that is seen. */
  boolean loneImage() {
    return images.size() == 1 && inlineImages == 0 && visibleBytes == 0 && marks == 0;
  }

  /** The share of the page that images cover, counted without regard to overlaps, 0 to 1. */
  double imageShare() {
    return Math.min(1, images.stream().mapToDouble(PlacedImage::share).sum());
  }

  /**
   * An image and where it lies.
   *
   * @param stream the image XObject
   * @param resources in whose scope it is painted
   * @param placement from the unit square (origin bottom left) to default user space
   * @param share of the page's visible part that it covers, 0 to 1
   */
  record PlacedImage(
      COSStream stream, PDResources resources, AffineTransform placement, double share) {

    /** Whether nothing shows through it. */
    boolean opaque() {
      return !stream.getBoolean(COSName.IMAGE_MASK, false)
          && !stream.containsKey(COSName.MASK)
          && !stream.containsKey(COSName.SMASK)
          && stream.getInt(COSName.getPDFName("SMaskInData"), 0) == 0;
    }

    int widthPx() {
      return stream.getInt(COSName.WIDTH, COSName.W, 0);
    }

    int heightPx() {
      return stream.getInt(COSName.HEIGHT, COSName.H, 0);
    }

    static double share(AffineTransform placement, PageFrame frame) {
      Rectangle2D page =
          new Rectangle2D.Double(frame.left(), frame.bottom(), frame.width(), frame.height());
      Rectangle2D image =
          placement.createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1)).getBounds2D();
      Rectangle2D seen = page.createIntersection(image);
      if (seen.getWidth() <= 0 || seen.getHeight() <= 0) {
        return 0;
      }
      return seen.getWidth() * seen.getHeight() / (frame.width() * frame.height());
    }
  }
}
