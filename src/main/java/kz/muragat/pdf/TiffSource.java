package kz.muragat.pdf;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;
import kz.muragat.pdf.EmbeddedPicture.Tile;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * A TIFF file. Fax codings in one strip and JPEG in any number of strips or tiles go into the PDF as they are; everything
 * else is decoded and coded anew without loss. LZW is among that: PDF/A forbids it.
 */
final class TiffSource implements PictureSource {

  private static final int FAX_3 = 3;
  private static final int FAX_4 = 4;
  private static final int JPEG = 7;
  private static final int WHITE_IS_ZERO = 0;
  private static final int RGB = 2;
  private static final int YCBCR = 6;
  private static final int UNCOMPRESSED_MODE_OR_FILL_BITS = 6;

  /** A strip or tile is no larger than any scanner makes; guards against directories that lie. */
  private static final long MOST_BYTES = 1L << 30;

  private final Path file;
  private final List<Directory> pages;

  private TiffSource(Path file, List<Directory> pages) {
    this.file = file;
    this.pages = pages;
  }

  static TiffSource of(Path file) throws IOException, UnreadableScanException {
    List<Directory> pages = new ArrayList<>();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Directory all = new TIFFReader().read(in);
      if (all instanceof CompoundDirectory many) {
        for (int i = 0; i < many.directoryCount(); i++) {
          pages.add(many.getDirectory(i));
        }
      } else {
        pages.add(all);
      }
    } catch (IOException | RuntimeException e) {
      throw new UnreadableScanException(
          Fault.DAMAGED, file.getFileName() + " is damaged: no TIFF directory.", e);
    }
    if (pages.isEmpty()) {
      throw new UnreadableScanException(Fault.NO_PAGE, file.getFileName() + " has no pages.");
    }
    return new TiffSource(file, pages);
  }

  @Override
  public int pageCount() {
    return pages.size();
  }

  @Override
  public EmbeddedPicture embed(PDDocument document, int index)
      throws IOException, UnreadableScanException {
    Directory tags = pages.get(index);
    int width = (int) number(tags, TIFF.TAG_IMAGE_WIDTH, 0);
    int height = (int) number(tags, TIFF.TAG_IMAGE_HEIGHT, 0);
    if (width < 1 || height < 1) {
      throw new UnreadableScanException(
          Fault.DAMAGED,
          file.getFileName() + ", page " + (index + 1) + " is damaged: its picture has no size.");
    }
    int orientation = (int) number(tags, TIFF.TAG_ORIENTATION, 1);
    List<Tile> tiles = List.of();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      int coding = (int) number(tags, TIFF.TAG_COMPRESSION, 1);
      if (plainFax(tags, coding)) {
        tiles = List.of(new Tile(fax(document, in, tags, coding), 0, 0, width, height));
      } else if (coding == JPEG && number(tags, TIFF.TAG_PLANAR_CONFIGURATION, 1) == 1) {
        tiles = jpegs(document, in, tags, width, height);
      }
    }
    if (tiles.isEmpty()) {
      COSStream image = SampledImage.decoded(document, file, index);
      return EmbeddedPicture.whole(width, height, orientation, image);
    }
    return new EmbeddedPicture(width, height, orientation, tiles);
  }

  private static boolean plainFax(Directory tags, int coding) {
    return (coding == FAX_3 || coding == FAX_4)
        && numbers(tags, TIFF.TAG_STRIP_OFFSETS).length == 1
        && number(tags, TIFF.TAG_BITS_PER_SAMPLE, 1) == 1
        && number(tags, TIFF.TAG_SAMPLES_PER_PIXEL, 1) == 1
        && (number(tags, TIFF.TAG_GROUP3OPTIONS, 0) & UNCOMPRESSED_MODE_OR_FILL_BITS) == 0
        && (number(tags, TIFF.TAG_GROUP4OPTIONS, 0) & UNCOMPRESSED_MODE_OR_FILL_BITS) == 0;
  }

  private static COSStream fax(PDDocument document, ImageInputStream in, Directory tags, int coding)
      throws IOException {
    byte[] data = bytes(
        in, numbers(tags, TIFF.TAG_STRIP_OFFSETS)[0], numbers(tags, TIFF.TAG_STRIP_BYTE_COUNTS)[0]);
    if (number(tags, TIFF.TAG_FILL_ORDER, 1) == 2) {
      for (int i = 0; i < data.length; i++) {
        data[i] = (byte) (Integer.reverse(data[i]) >>> 24);
      }
    }
    COSDictionary parameters = new COSDictionary();
    parameters.setDirect(true);
    boolean twoDimensional = (number(tags, TIFF.TAG_GROUP3OPTIONS, 0) & 1) == 1;
    parameters.setInt(COSName.K, coding == FAX_4 ? -1 : twoDimensional ? 1 : 0);
    parameters.setInt(COSName.COLUMNS, (int) number(tags, TIFF.TAG_IMAGE_WIDTH, 0));
    parameters.setInt(COSName.ROWS, (int) number(tags, TIFF.TAG_IMAGE_HEIGHT, 0));
    if (number(tags, TIFF.TAG_PHOTOMETRIC_INTERPRETATION, WHITE_IS_ZERO) != WHITE_IS_ZERO) {
      parameters.setBoolean(COSName.BLACK_IS_1, true);
    }
    COSStream image = document.getDocument().createCOSStream();
    try (OutputStream out = image.createRawOutputStream()) {
      out.write(data);
    }
    image.setItem(COSName.TYPE, COSName.XOBJECT);
    image.setItem(COSName.SUBTYPE, COSName.IMAGE);
    image.setItem(COSName.FILTER, COSName.CCITTFAX_DECODE);
    image.setItem(COSName.DECODE_PARMS, parameters);
    image.setInt(COSName.WIDTH, (int) number(tags, TIFF.TAG_IMAGE_WIDTH, 0));
    image.setInt(COSName.HEIGHT, (int) number(tags, TIFF.TAG_IMAGE_HEIGHT, 0));
    image.setInt(COSName.BITS_PER_COMPONENT, 1);
    image.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
    return image;
  }

  /** One image for all strips, or one for each strip or tile; none where their colours are not among those a JPEG in a PDF can have. */
  private List<Tile> jpegs(
      PDDocument document, ImageInputStream in, Directory tags, int width, int height)
      throws IOException, UnreadableScanException {
    boolean tiled = tags.getEntryById(TIFF.TAG_TILE_OFFSETS) != null;
    long[] offsets = numbers(tags, tiled ? TIFF.TAG_TILE_OFFSETS : TIFF.TAG_STRIP_OFFSETS);
    long[] counts = numbers(tags, tiled ? TIFF.TAG_TILE_BYTE_COUNTS : TIFF.TAG_STRIP_BYTE_COUNTS);
    int tileWidth = tiled ? (int) number(tags, TIFF.TAG_TILE_WIDTH, width) : width;
    int across = (width + tileWidth - 1) / Math.max(1, tileWidth);
    int rows = (int) Math.min(
        height, number(tags, tiled ? TIFF.TAG_TILE_HEIGTH : TIFF.TAG_ROWS_PER_STRIP, height));
    int photometric = (int) number(tags, TIFF.TAG_PHOTOMETRIC_INTERPRETATION, YCBCR);
    byte[] tables = table(tags);
    List<byte[]> pieces = new ArrayList<>();
    for (int i = 0; i < Math.min(offsets.length, counts.length); i++) {
      pieces.add(whole(tables, bytes(in, offsets[i], counts[i])));
    }
    Optional<byte[]> joined = tiled ? Optional.empty() : JpegStrips.joined(pieces, height);
    if (joined.isPresent()) {
      pieces = List.of(joined.get());
    }
    List<Tile> tiles = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      byte[] data = pieces.get(i);
      JpegFile jpeg = JpegFile.read(
          new DataInputStream(new ByteArrayInputStream(data)), String.valueOf(file.getFileName()));
      if (!jpeg.embeddable() || jpeg.components() == 4) {
        return List.of();
      }
      COSStream image = JpegSource.image(document, jpeg);
      if (jpeg.components() == 3 && photometric == RGB && !jpeg.adobe()) {
        COSDictionary parameters = new COSDictionary();
        parameters.setInt(COSName.getPDFName("ColorTransform"), 0);
        image.setItem(COSName.DECODE_PARMS, parameters);
      }
      try (OutputStream out = image.createRawOutputStream()) {
        out.write(data);
      }
      int x = i % across * tileWidth;
      int y = i / across * rows;
      tiles.add(new Tile(image, x, y, jpeg.width(), jpeg.height()));
    }
    return tiles;
  }

  /** A JPEG of its own: the tables that all strips share, between a strip's start marker and the rest of it. */
  private static byte[] whole(byte[] tables, byte[] strip) {
    if (tables.length < 4 || strip.length < 2) {
      return strip;
    }
    byte[] result = new byte[tables.length - 2 + strip.length - 2];
    System.arraycopy(tables, 0, result, 0, tables.length - 2);
    System.arraycopy(strip, 2, result, tables.length - 2, strip.length - 2);
    return result;
  }

  private static byte[] table(Directory tags) {
    Entry entry = tags.getEntryById(TIFF.TAG_JPEG_TABLES);
    return entry != null && entry.getValue() instanceof byte[] bytes ? bytes : new byte[0];
  }

  private static byte[] bytes(ImageInputStream in, long offset, long count) throws IOException {
    if (count < 0 || count > MOST_BYTES) {
      throw new IOException("a strip of " + count + " bytes");
    }
    byte[] bytes = new byte[(int) count];
    in.seek(offset);
    in.readFully(bytes);
    return bytes;
  }

  private static long number(Directory tags, int tag, long otherwise) {
    long[] all = numbers(tags, tag);
    return all.length == 0 ? otherwise : all[0];
  }

  private static long[] numbers(Directory tags, int tag) {
    Entry entry = tags.getEntryById(tag);
    @Nullable Object value = entry == null ? null : entry.getValue();
    if (value instanceof Number number) {
      return new long[] {number.longValue()};
    }
    if (value instanceof long[] longs) {
      return longs;
    }
    if (value instanceof int[] ints) {
      return java.util.Arrays.stream(ints).asLongStream().toArray();
    }
    if (value instanceof short[] shorts) {
      long[] result = new long[shorts.length];
      for (int i = 0; i < result.length; i++) {
        result[i] = shorts[i] & 0xFFFF;
      }
      return result;
    }
    return new long[0];
  }
}
