package kz.muragat.pipeline;

import java.awt.image.BufferedImage;
import kz.muragat.pdf.PdfPage;

/** A page as it comes out of its file. */
sealed interface PageContent {

  /**
   * A page to be read from its picture.
   *
   * @param image as displayed
   * @param dpi more than 0
   */
  record Picture(BufferedImage image, double dpi) implements PageContent {}

  /** A PDF page that carries its text already. */
  record Text(PdfPage.CarriedText carried) implements PageContent {}
}
