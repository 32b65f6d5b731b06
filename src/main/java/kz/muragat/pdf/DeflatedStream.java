package kz.muragat.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * What is no picture in a PDF, made as small as deflating makes it: beside a page of black and white the text over it is not
 * little.
 */
final class DeflatedStream {

  private DeflatedStream() {}

  /** A stream of these bytes. */
  static COSStream of(PDDocument document, byte[] bytes) throws IOException {
    COSStream stream = document.getDocument().createCOSStream();
    stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
    try (OutputStream out = stream.createRawOutputStream()) {
      out.write(deflated(bytes));
    }
    return stream;
  }

  /** Bytes for a reader of {@code FlateDecode}. */
  static byte[] deflated(byte[] bytes) throws IOException {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream deflating = new DeflaterOutputStream(out, deflater)) {
      deflating.write(bytes);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }
}
