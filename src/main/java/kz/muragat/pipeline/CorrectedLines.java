package kz.muragat.pipeline;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Style;

/** Where a round of learning takes its lines from. */
public interface CorrectedLines {

  /**
   * A line picture with the text a person says is in it.
   *
   * @param id of the correction
   * @param document SHA-256 of its scan
   * @param page from 1; 0 where it has no document
   * @param line its id on the page
   * @param hand whose hand it is; empty where not said
   */
  record Line(
      String id,
      String document,
      int page,
      String line,
      String hand,
      Style style,
      String text,
      GreyImage image) {}

  /**
   * The lines that may train.
   *
   * @param told is given a sentence for each that cannot be had, such as one whose picture is gone
   */
  List<Line> trainable(Collection<String> told) throws IOException;

  /** Notes which version was made with these. */
  void markUsed(Collection<String> ids, String version) throws IOException;
}
