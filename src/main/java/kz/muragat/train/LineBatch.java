package kz.muragat.train;

import java.util.List;
import kz.muragat.recognise.InputBatch;

/** Lines of about the same width, ready for the network, and what they say. */
record LineBatch(InputBatch input, List<Sample> lines) {

  static LineBatch of(List<Sample> lines, int heightPx) {
    return new LineBatch(
        InputBatch.of(lines.stream().map(Sample::input).toList(), heightPx), List.copyOf(lines));
  }
}
