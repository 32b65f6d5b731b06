package kz.muragat.pdf;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.muragat.model.UnreadableScanException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/** A JPEG file; its bytes go into the PDF unchanged. */
final class JpegSource implements PictureSource {

  private final Path file;

  JpegSource(Path file) {
    this.file = file;
  }

  @Override
  public int pageCount() {
    return 1;
  }

  @Override
  public EmbeddedPicture embed(PDDocument document, int index)
      throws IOException, UnreadableScanException {
    JpegFile jpeg;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      jpeg = JpegFile.read(in, String.valueOf(file.getFileName()));
    }
    if (!jpeg.embeddable()) {
      COSStream image = SampledImage.decoded(document, file, 0);
      return EmbeddedPicture.whole(jpeg.width(), jpeg.height(), jpeg.orientation(), image);
    }
    COSStream image = image(document, jpeg);
    try (OutputStream out = image.createRawOutputStream()) {
      Files.copy(file, out);
    }
    return EmbeddedPicture.whole(jpeg.width(), jpeg.height(), jpeg.orientation(), image);
  }

  /** An image XObject for such JPEG data, still without the data. */
  static COSStream image(PDDocument document, JpegFile jpeg) throws IOException {
    COSStream image = document.getDocument().createCOSStream();
    image.setItem(COSName.TYPE, COSName.XOBJECT);
    image.setItem(COSName.SUBTYPE, COSName.IMAGE);
    image.setItem(COSName.FILTER, COSName.DCT_DECODE);
    image.setInt(COSName.WIDTH, jpeg.width());
    image.setInt(COSName.HEIGHT, jpeg.height());
    image.setInt(COSName.BITS_PER_COMPONENT, 8);
    image.setItem(
        COSName.COLORSPACE, new ColourProfiles(document).of(jpeg.profile(), jpeg.components()));
    if (jpeg.components() == 4 && jpeg.adobe()) {
      COSArray inverted = new COSArray();
      for (int i = 0; i < 8; i++) {
        inverted.add(i % 2 == 0 ? COSInteger.ONE : COSInteger.ZERO);
      }
      image.setItem(COSName.DECODE, inverted);
    }
    return image;
  }
}
