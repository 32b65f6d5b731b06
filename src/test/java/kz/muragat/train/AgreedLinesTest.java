package kz.muragat.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Recognition;
import kz.muragat.model.Style;
import kz.muragat.recognise.LineRecogniser;
import org.junit.jupiter.api.Test;

/** Two readers whose readings are known. */
class AgreedLinesTest {

  @Test
  void onlyWhatBothAreSureOfIsLearnt() {
    LineRecogniser one = reader(
        word("мұрағат", 0.99), word("хаттама", 0.99), word("артели", 0.99), word("кеңес", 0.9));
    LineRecogniser other = reader(
        word("мұрағат", 0.97), word("хаттамa", 0.99), word("артели", 0.8), word("кеңес", 0.99));
    assertThat(AgreedLines.of(lines(4), one, other, 0.95)).singleElement().satisfies(line -> {
      assertThat(line.text()).isEqualTo("мұрағат");
      assertThat(line.style()).isEqualTo(Style.HANDWRITTEN);
    });
  }

  @Test
  void aTeacherIsOneReaderTwiceAndShortOrEmptyLinesTeachNothing() {
    LineRecogniser teacher = reader(
        word("мұрағат", 0.99), word("жыл", 0.99), new Recognition(List.of(), 1, Style.PRINTED));
    assertThat(AgreedLines.of(lines(3), teacher, teacher, 0.95)).hasSize(1);
  }

  private static List<GreyImage> lines(int count) {
    return Collections.nCopies(count, new GreyImage(1, 1, new byte[1]));
  }

  private static Recognition word(String text, double confidence) {
    return new Recognition(
        List.of(new Recognition.ReadWord(
            text, 0, 1, confidence, text.codePoints().mapToObj(c -> 1.0).toList(), List.of())),
        confidence,
        Style.HANDWRITTEN);
  }

  private static LineRecogniser reader(Recognition... readings) {
    return new LineRecogniser() {
      @Override
      public String version() {
        return "known";
      }

      @Override
      public List<Recognition> recognise(List<GreyImage> lines) {
        return List.of(readings);
      }

      @Override
      public void close() {}
    };
  }
}
