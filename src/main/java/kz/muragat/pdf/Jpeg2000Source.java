package kz.muragat.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A JPEG 2000 file: unchanged where PDF/A-2 allows its kind (ISO 19005-2, 6.2.8.3), a bare codestream with the few boxes
 * around it that make it a file, anything else coded anew without loss.
 */
final class Jpeg2000Source implements PictureSource {

  private static final int CODESTREAM = 0xFF4FFF51;
  private static final int ENUMERATED = 1;
  private static final int RESTRICTED_PROFILE = 2;
  private static final int ANY_PROFILE = 3;
  private static final int SRGB = 16;
  private static final int GREY = 17;

  /** Boxes before the picture are small; nothing after this is looked at. */
  private static final int HEAD = 1 << 16;

  private final Path file;
  private int width;
  private int height;
  private int components;
  private int depth;
  private boolean allowed = true;
  private int colourBoxes;

  Jpeg2000Source(Path file) {
    this.file = file;
  }

  @Override
  public int pageCount() {
    return 1;
  }

  @Override
  public EmbeddedPicture embed(PDDocument document, int index)
      throws IOException, UnreadableScanException {
    ByteBuffer head =
        ByteBuffer.wrap(PdfFile.part(file, 0, HEAD).getBytes(StandardCharsets.ISO_8859_1));
    boolean bare = head.remaining() > 4 && head.getInt(0) == CODESTREAM;
    try {
      if (bare) {
        codestream(head);
      } else {
        boxes(head);
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new UnreadableScanException(
          Fault.DAMAGED, file.getFileName() + " is damaged: its picture has no size.", e);
    }
    if (width < 1 || height < 1) {
      throw new UnreadableScanException(
          Fault.DAMAGED, file.getFileName() + " is damaged: its picture has no size.");
    }
    boolean known = components == 1 || components == 3;
    if (!known || !allowed || (!bare && colourBoxes != 1)) {
      return EmbeddedPicture.whole(width, height, 1, SampledImage.decoded(document, file, 0));
    }
    COSStream image = document.getDocument().createCOSStream();
    image.setItem(COSName.TYPE, COSName.XOBJECT);
    image.setItem(COSName.SUBTYPE, COSName.IMAGE);
    image.setItem(COSName.FILTER, COSName.JPX_DECODE);
    image.setInt(COSName.WIDTH, width);
    image.setInt(COSName.HEIGHT, height);
    try (OutputStream out = image.createRawOutputStream()) {
      if (bare) {
        out.write(boxesAround());
      }
      Files.copy(file, out);
    }
    return EmbeddedPicture.whole(width, height, 1, image);
  }

  /** The SIZ marker segment, which follows the start marker (ISO 15444-1, A.5.1). */
  private void codestream(ByteBuffer in) {
    in.position(in.position() + 8);
    width = in.getInt();
    height = in.getInt();
    width -= in.getInt();
    height -= in.getInt();
    in.position(in.position() + 16);
    components = in.getShort();
    depth = in.get() & 0xFF;
    for (int i = 1; i < components; i++) {
      in.getShort();
      allowed &= (in.get() & 0xFF) == depth;
    }
  }

  private void boxes(ByteBuffer in) {
    while (in.remaining() >= 8) {
      int start = in.position();
      long length = in.getInt() & 0xFFFFFFFFL;
      byte[] name = new byte[4];
      in.get(name);
      String type = new String(name, StandardCharsets.ISO_8859_1);
      if (type.equals("jp2c")) {
        return;
      }
      if (type.equals("jp2h")) {
        continue;
      }
      box(type, in);
      if (length < 8 || start + length > in.limit()) {
        return;
      }
      in.position((int) (start + length));
    }
  }

  private void box(String type, ByteBuffer in) {
    switch (type) {
      case "ihdr" -> {
        height = in.getInt();
        width = in.getInt();
        components = in.getShort();
        // 255: the components differ, and a box of their own says how.
        allowed &= (in.get() & 0xFF) != 0xFF;
      }
      case "colr" -> {
        colourBoxes++;
        int method = in.get();
        in.getShort();
        boolean enumerated = method == ENUMERATED;
        int space = enumerated ? in.getInt() : 0;
        allowed &= enumerated
            ? space == SRGB || space == GREY
            : method == RESTRICTED_PROFILE || method == ANY_PROFILE;
      }
      case "pclr", "cdef", "cmap" -> allowed = false;
      default -> {}
    }
  }

  private byte[] boxesAround() {
    ByteBuffer out = ByteBuffer.allocate(12 + 20 + 8 + 22 + 15 + 8);
    out.putInt(12).put(ascii("jP  ")).putInt(0x0D0A870A);
    out.putInt(20).put(ascii("ftypjp2 ")).putInt(0).put(ascii("jp2 "));
    out.putInt(8 + 22 + 15).put(ascii("jp2h"));
    out.putInt(22).put(ascii("ihdr")).putInt(height).putInt(width).putShort((short) components);
    out.put((byte) depth).put((byte) 7).put((byte) 0).put((byte) 0);
    out.putInt(15).put(ascii("colr")).put((byte) ENUMERATED).put((byte) 0).put((byte) 0);
    out.putInt(components == 1 ? GREY : SRGB);
    // Length 0: up to the end of the data.
    return out.putInt(0).put(ascii("jp2c")).array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
