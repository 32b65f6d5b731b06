package kz.muragat.pdf;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.InflaterInputStream;
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

/**
 * A PNG file. PDF's Flate filter with PNG predictors reads PNG's own data, so that goes in unchanged; only interlaced and
 * transparent pictures are coded anew, without loss.
 */
final class PngSource implements PictureSource {

  private static final int GREY = 0;
  private static final int RGB = 2;
  private static final int PALETTE = 3;

  /** A profile larger than any that is in use. */
  private static final int MOST_PROFILE = 16 << 20;

  private final Path file;

  PngSource(Path file) {
    this.file = file;
  }

  @Override
  public int pageCount() {
    return 1;
  }

  @Override
  public EmbeddedPicture embed(PDDocument document, int index)
      throws IOException, UnreadableScanException {
    COSStream image = document.getDocument().createCOSStream();
    image.setItem(COSName.TYPE, COSName.XOBJECT);
    image.setItem(COSName.SUBTYPE, COSName.IMAGE);
    image.setItem(COSName.FILTER, COSName.FLATE_DECODE);
    boolean unchanged;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      in.skipNBytes(8);
      unchanged = copy(in, document, image);
    } catch (EOFException e) {
      throw new UnreadableScanException(
          Fault.INCOMPLETE,
          file.getFileName() + " is incomplete: it breaks off before its end.",
          e);
    }
    int width = image.getInt(COSName.WIDTH);
    int height = image.getInt(COSName.HEIGHT);
    if (width < 1 || height < 1) {
      throw new UnreadableScanException(
          Fault.DAMAGED, file.getFileName() + " is damaged: its picture has no size.");
    }
    return EmbeddedPicture.whole(
        width, height, 1, unchanged ? image : SampledImage.decoded(document, file, 0));
  }

  /** Copies the picture's data; false where the PDF cannot hold it as it is. */
  private static boolean copy(DataInputStream in, PDDocument document, COSStream image)
      throws IOException {
    boolean plain = true;
    int type = -1;
    byte[] profile = new byte[0];
    COSBase palette = null;
    try (OutputStream out = image.createRawOutputStream()) {
      while (plain) {
        int length = in.readInt();
        String chunk = new String(in.readNBytes(4), StandardCharsets.US_ASCII);
        if (length < 0 || chunk.equals("IEND")) {
          break;
        }
        if (chunk.equals("IDAT")) {
          copy(in, out, length);
        } else if (chunk.equals("IHDR")) {
          type = header(in, image);
          plain = in.readUnsignedByte() == 0 && (type == GREY || type == RGB || type == PALETTE);
          in.skipNBytes(length - 13L);
        } else if (chunk.equals("PLTE")) {
          palette = indexed(in.readNBytes(length));
        } else if (chunk.equals("iCCP") && length < MOST_PROFILE) {
          profile = profile(in.readNBytes(length));
        } else if (chunk.equals("tRNS")) {
          plain = false;
        } else {
          in.skipNBytes(length);
        }
        in.skipNBytes(4);
      }
    }
    int components = type == RGB ? 3 : 1;
    image.setItem(
        COSName.COLORSPACE,
        type == PALETTE && palette != null
            ? palette
            : new ColourProfiles(document).of(profile, components));
    return plain;
  }

  /** Reads the header up to its last byte, the interlacing. */
  private static int header(DataInputStream in, COSStream image) throws IOException {
    image.setInt(COSName.WIDTH, in.readInt());
    image.setInt(COSName.HEIGHT, in.readInt());
    int bits = in.readUnsignedByte();
    int type = in.readUnsignedByte();
    image.setInt(COSName.BITS_PER_COMPONENT, bits);
    COSDictionary parameters = new COSDictionary();
    parameters.setInt(COSName.PREDICTOR, 15);
    parameters.setInt(COSName.COLORS, type == RGB ? 3 : 1);
    parameters.setInt(COSName.BITS_PER_COMPONENT, bits);
    parameters.setInt(COSName.COLUMNS, image.getInt(COSName.WIDTH));
    image.setItem(COSName.DECODE_PARMS, parameters);
    in.skipNBytes(2);
    return type;
  }

  private static void copy(DataInputStream in, OutputStream out, int length) throws IOException {
    byte[] buffer = new byte[1 << 14];
    int left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, Math.min(left, buffer.length));
      if (read < 0) {
        throw new EOFException();
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  private static COSArray indexed(byte[] colours) {
    COSArray space = new COSArray();
    space.add(COSName.INDEXED);
    space.add(COSName.DEVICERGB);
    space.add(COSInteger.get(colours.length / 3 - 1));
    space.add(new COSString(colours));
    return space;
  }

  /** A name, a zero, the compression method, and the deflated profile. */
  private static byte[] profile(byte[] chunk) {
    int at = 0;
    while (at < chunk.length && chunk[at] != 0) {
      at++;
    }
    if (at + 2 >= chunk.length) {
      return new byte[0];
    }
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(chunk, at + 2, chunk.length - at - 2))) {
      return in.readNBytes(MOST_PROFILE);
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
