package kz.muragat.pdf;

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
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (OutputStream out = new DeflaterOutputStream(stream.createRawOutputStream(), deflater)) {
      out.write(bytes);
    } finally {
      deflater.end();
    }
    return stream;
  }
}
