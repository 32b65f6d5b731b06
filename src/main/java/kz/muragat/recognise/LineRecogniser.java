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

  /**
   * Finds where the words of a known text stand in the picture of a line.
   *
   * @param line as {@link #recognise} takes it
   * @param words that it shows, one or more, none empty
   * @return a stretch for each, in their order; none at all where the picture hardly shows that text
   */
  default List<Span> align(GreyImage line, List<String> words) {
    return List.of();
  }

  /**
   * A stretch of a line's picture around a word's ink, as shares of the picture's width.
   *
   * @param left 0–1
   * @param right above {@code left}, to 1
   */
  record Span(double left, double right) {}

  @Override
  void close();
}
