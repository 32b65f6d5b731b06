package kz.muragat.pdf;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * The picture size that coded image data itself asks for, in pixels. A decoder allocates by it, whatever the PDF's own
 * entries say, and a handful of bytes can ask for gigabytes.
 *
 * @param width 0 where the coding has no size of its own
 * @param height 0 where the coding has no size of its own
 */
record DeclaredSize(long width, long height) {

  private static final DeclaredSize NONE = new DeclaredSize(0, 0);

  /** JBIG2 segment types from text regions to refinement regions; all of these begin with their size. */
  private static final int FIRST_REGION = 4;

  private static final int LAST_REGION = 43;
  private static final int PAGE_INFORMATION = 48;

  /** Width times height, or the largest number where that is larger. */
  long pixels() {
    return height > 0 && width > Long.MAX_VALUE / height ? Long.MAX_VALUE : width * height;
  }

  static DeclaredSize of(COSStream image) throws IOException {
    String coding = coding(image);
    if (coding.isEmpty()) {
      return NONE;
    }
    try (InputStream in = new PDStream(image).createInputStream(List.of(coding));
        DataInputStream data = new DataInputStream(new BufferedInputStream(in))) {
      return switch (coding) {
        case "DCTDecode" -> jpeg(data);
        case "JPXDecode" -> jpeg2000(data);
        default -> jbig2(data);
      };
    } catch (EOFException e) {
      return NONE;
    }
  }

  /** The full name of the image coding at the end of the filter chain, or empty. */
  static String coding(COSStream image) {
    COSBase filters = image.getFilters();
    COSBase last = filters instanceof org.apache.pdfbox.cos.COSArray array && array.size() > 0
        ? array.getObject(array.size() - 1)
        : filters;
    String name = last instanceof COSName filter ? filter.getName() : "";
    return switch (name) {
      case "DCT", "DCTDecode" -> "DCTDecode";
      case "JPXDecode" -> "JPXDecode";
      case "JBIG2Decode" -> "JBIG2Decode";
      default -> "";
    };
  }

  static DeclaredSize jpeg(DataInputStream in) throws IOException {
    in.readUnsignedShort();
    while (true) {
      int marker = in.readUnsignedByte();
      while (marker == 0xFF) {
        marker = in.readUnsignedByte();
      }
      boolean alone = marker == 0 || marker == 1 || (marker >= 0xD0 && marker <= 0xD8);
      boolean frame =
          marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
      if (marker == 0xD9 || marker == 0xDA) {
        return NONE;
      }
      if (alone) {
        continue;
      }
      if (frame) {
        in.skipNBytes(3);
        int height = in.readUnsignedShort();
        return new DeclaredSize(in.readUnsignedShort(), height);
      }
      in.skipNBytes(Math.max(0, in.readUnsignedShort() - 2));
    }
  }

  private static DeclaredSize jpeg2000(DataInputStream in) throws IOException {
    // The codestream's SIZ marker segment follows its start marker, wherever the boxes put it.
    int last = 0;
    for (int i = 0; i < 1 << 20; i++) {
      last = last << 8 | in.readUnsignedByte();
      if (last == 0xFF4FFF51) {
        in.skipNBytes(4);
        long right = in.readInt() & 0xFFFFFFFFL;
        long bottom = in.readInt() & 0xFFFFFFFFL;
        long left = in.readInt() & 0xFFFFFFFFL;
        return new DeclaredSize(right - left, bottom - (in.readInt() & 0xFFFFFFFFL));
      }
    }
    return NONE;
  }

  private static DeclaredSize jbig2(DataInputStream in) throws IOException {
    long width = 0;
    long height = 0;
    try {
      while (true) {
        in.skipNBytes(4);
        int flags = in.readUnsignedByte();
        skipReferences(in);
        in.skipNBytes((flags & 0x40) == 0 ? 1 : 4);
        long length = in.readInt() & 0xFFFFFFFFL;
        int type = flags & 0x3F;
        boolean sized = type == PAGE_INFORMATION || (type >= FIRST_REGION && type <= LAST_REGION);
        if (sized && length >= 8) {
          width = Math.max(width, in.readInt() & 0xFFFFFFFFL);
          long rows = in.readInt() & 0xFFFFFFFFL;
          // All ones: a striped page, its height is not known beforehand.
          height = rows == 0xFFFFFFFFL ? height : Math.max(height, rows);
          length -= 8;
        }
        in.skipNBytes(length);
      }
    } catch (EOFException e) {
      return new DeclaredSize(width, height);
    }
  }

  /** Skips a segment's list of referred-to segments; one that refers to five or more is not at the head of a page. */
  private static void skipReferences(DataInputStream in) throws IOException {
    int count = in.readUnsignedByte() >> 5;
    if (count > 4) {
      throw new EOFException("long form of references");
    }
    in.skipNBytes(count);
  }
}
