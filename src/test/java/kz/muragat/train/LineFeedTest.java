package kz.muragat.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LineFeedTest {

  @Test
  void anyFewHundredLinesInARowAreEasyAndHard() {
    for (long first = 1; first < 20_000; first += 500) {
      double mean = LongStream.range(first, first + 500)
          .mapToDouble(LineFeed::ease)
          .average()
          .orElseThrow();
      assertThat(mean).as("lines from " + first).isBetween(0.58, 0.67);
    }
  }
}
