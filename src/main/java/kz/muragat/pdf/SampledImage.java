package kz.muragat.pdf;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;

/**
 * Puts decoded pictures into a PDF without loss, for codings that PDF does not know: black and white as CCITT group 4,
 * palettes as palettes, grey and colour with 8 or 16 bits, predicted and deflated; transparency as a soft mask.
 */
final class SampledImage {

  /** Bands of so many rows decide on prediction, … */
  private static final int SAMPLED_ROWS = 16;

  /** … one of so many. */
  private static final int SAMPLED_EVERY = 256;

  private final PDDocument document;
  private final BufferedImage image;
  private final int width;
  private final int height;

  private SampledImage(PDDocument document, BufferedImage image) {
    this.document = document;
    this.image = image;
    this.width = image.getWidth();
    this.height = image.getHeight();
  }

  /**
   * Decodes a page of a picture file and puts it into the document.
   *
   * @param index from 0
   */
  static COSStream decoded(PDDocument document, Path file, int index)
      throws IOException, UnreadableScanException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new UnreadableScanException(
            Fault.NO_SCAN, file.getFileName() + " is in no known picture format.");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return of(document, reader.read(index));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      throw new UnreadableScanException(
          Fault.DAMAGED,
          file.getFileName() + ", page " + (index + 1) + " is damaged and cannot be decoded.",
          e);
    }
  }

  /** Puts a picture into the document. */
  static COSStream of(PDDocument document, BufferedImage image) throws IOException {
    return new SampledImage(document, image).write();
  }

  private COSStream write() throws IOException {
    ColorModel model = image.getColorModel();
    if (blackAndWhite(model)) {
      COSStream fax = CCITTFactory.createFromImage(document, image).getCOSObject();
      fax.getCOSDictionary(COSName.DECODE_PARMS).setDirect(true);
      return fax;
    }
    COSStream stream;
    if (model instanceof IndexColorModel palette) {
      stream = palette(palette);
    } else if (model instanceof ComponentColorModel && samplesFit(model)) {
      stream = components(model);
    } else {
      stream = rgb();
    }
    if (model.hasAlpha() && !opaque()) {
      stream.setItem(COSName.SMASK, alpha());
    }
    return stream;
  }

  private boolean blackAndWhite(ColorModel model) {
    if (!(model instanceof IndexColorModel palette)
        || palette.getMapSize() != 2
        || palette.hasAlpha()
        || image.getType() != BufferedImage.TYPE_BYTE_BINARY) {
      return false;
    }
    int first = palette.getRGB(0) & 0xFFFFFF;
    int second = palette.getRGB(1) & 0xFFFFFF;
    return Math.min(first, second) == 0 && Math.max(first, second) == 0xFFFFFF;
  }

  private static boolean samplesFit(ColorModel model) {
    int bits = model.getComponentSize(0);
    for (int size : model.getComponentSize()) {
      if (size != bits) {
        return false;
      }
    }
    int colours = model.getNumColorComponents();
    int type = model.getColorSpace().getType();
    return (bits == 8 || bits == 16)
        && !model.isAlphaPremultiplied()
        && ((colours == 1 && type == ColorSpace.TYPE_GRAY)
            || (colours == 3 && type == ColorSpace.TYPE_RGB)
            || (colours == 4 && type == ColorSpace.TYPE_CMYK));
  }

  private COSStream palette(IndexColorModel palette) throws IOException {
    byte[] colours = new byte[3 * palette.getMapSize()];
    for (int i = 0; i < palette.getMapSize(); i++) {
      colours[3 * i] = (byte) palette.getRed(i);
      colours[3 * i + 1] = (byte) palette.getGreen(i);
      colours[3 * i + 2] = (byte) palette.getBlue(i);
    }
    COSArray space = new COSArray();
    space.add(COSName.INDEXED);
    space.add(COSName.DEVICERGB);
    space.add(COSInteger.get(palette.getMapSize() - 1));
    space.add(new COSString(colours));
    return rows(space, 1, 8, (y, row) -> {
      int[] samples = image.getRaster().getSamples(0, y, width, 1, 0, (int[]) null);
      for (int x = 0; x < width; x++) {
        row[x] = (byte) samples[x];
      }
    });
  }

  private COSStream components(ColorModel model) throws IOException {
    int colours = model.getNumColorComponents();
    int bits = model.getComponentSize(0);
    Raster raster = image.getRaster();
    return rows(space(model, colours), colours, bits, (y, row) -> {
      for (int band = 0; band < colours; band++) {
        int[] samples = raster.getSamples(0, y, width, 1, band, (int[]) null);
        for (int x = 0; x < width; x++) {
          int at = (x * colours + band) * (bits / 8);
          if (bits == 16) {
            row[at++] = (byte) (samples[x] >> 8);
          }
          row[at] = (byte) samples[x];
        }
      }
    });
  }

  private COSBase space(ColorModel model, int colours) throws IOException {
    ColourProfiles profiles = new ColourProfiles(document);
    // Java's own grey is linear in name only: what a grey file holds is shown as it is.
    return colours != 1
            && !model.getColorSpace().isCS_sRGB()
            && model.getColorSpace() instanceof ICC_ColorSpace space
        ? profiles.of(space.getProfile().getData(), colours)
        : profiles.plain(colours);
  }

  private COSStream rgb() throws IOException {
    return rows(COSName.DEVICERGB, 3, 8, (y, row) -> {
      int[] pixels = image.getRGB(0, y, width, 1, null, 0, width);
      for (int x = 0; x < width; x++) {
        row[3 * x] = (byte) (pixels[x] >> 16);
        row[3 * x + 1] = (byte) (pixels[x] >> 8);
        row[3 * x + 2] = (byte) pixels[x];
      }
    });
  }

  private boolean opaque() {
    for (int y = 0; y < height; y++) {
      for (int pixel : image.getRGB(0, y, width, 1, null, 0, width)) {
        if (pixel >>> 24 != 0xFF) {
          return false;
        }
      }
    }
    return true;
  }

  private COSStream alpha() throws IOException {
    return rows(COSName.DEVICEGRAY, 1, 8, (y, row) -> {
      int[] pixels = image.getRGB(0, y, width, 1, null, 0, width);
      for (int x = 0; x < width; x++) {
        row[x] = (byte) (pixels[x] >>> 24);
      }
    });
  }

  /** Fills a row with its samples, big-endian. */
  private interface RowFiller {
    void fill(int y, byte[] row);
  }

  private COSStream rows(COSBase space, int colours, int bits, RowFiller filler)
      throws IOException {
    COSStream stream = document.getDocument().createCOSStream();
    int pixelBytes = colours * bits / 8;
    byte[] row = new byte[width * pixelBytes];
    boolean predicted =
        sampleBytes(filler, row, pixelBytes, true) < sampleBytes(filler, row, pixelBytes, false);
    try (PredictedRows rows = new PredictedRows(
        stream.createOutputStream(COSName.FLATE_DECODE), row.length, pixelBytes, predicted)) {
      for (int y = 0; y < height; y++) {
        filler.fill(y, row);
        rows.write(row);
      }
    }
    COSDictionary parameters = new COSDictionary();
    parameters.setInt(COSName.PREDICTOR, 15);
    parameters.setInt(COSName.COLORS, colours);
    parameters.setInt(COSName.BITS_PER_COMPONENT, bits);
    parameters.setInt(COSName.COLUMNS, width);
    stream.setItem(COSName.TYPE, COSName.XOBJECT);
    stream.setItem(COSName.SUBTYPE, COSName.IMAGE);
    stream.setInt(COSName.WIDTH, width);
    stream.setInt(COSName.HEIGHT, height);
    stream.setInt(COSName.BITS_PER_COMPONENT, bits);
    stream.setItem(COSName.COLORSPACE, space);
    stream.setItem(COSName.DECODE_PARMS, parameters);
    return stream;
  }

  /** How many bytes some bands of the picture take: where colours are few, prediction makes more of them. */
  private long sampleBytes(RowFiller filler, byte[] row, int pixelBytes, boolean predicted)
      throws IOException {
    Deflater deflater = new Deflater();
    try (PredictedRows rows = new PredictedRows(
        new DeflaterOutputStream(OutputStream.nullOutputStream(), deflater),
        row.length,
        pixelBytes,
        predicted)) {
      for (int y = 0; y < height; y++) {
        if (y % SAMPLED_EVERY < SAMPLED_ROWS) {
          filler.fill(y, row);
          rows.write(row);
        }
      }
    }
    long bytes = deflater.getBytesWritten();
    deflater.end();
    return bytes;
  }
}
