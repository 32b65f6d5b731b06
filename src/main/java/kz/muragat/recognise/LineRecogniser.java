package kz.muragat.recognise;

import java.util.List;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Recognition;

/** Reads pictures of single text lines. Safe for use by several threads at once. */
public interface LineRecogniser extends AutoCloseable {

  /** The version of the model that reads, as it is named under {@code models/}. */
  String version();

  /**
   * Reads lines: dark ink on light paper, the baseline straight and level, of any height and width.
   *
   * @return one result a picture, in the order given; a picture without text gives a result without words
   */
  List<Recognition> recognise(List<GreyImage> lines);

  @Override
  void close();
}
