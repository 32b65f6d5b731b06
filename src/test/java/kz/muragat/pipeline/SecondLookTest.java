package kz.muragat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Recognition;
import kz.muragat.model.Style;
import kz.muragat.recognise.LineRecogniser;
import org.junit.jupiter.api.Test;

/** Lines that read badly are read again with more paper around them, others are not. */
class SecondLookTest {

  private static final int WIDTH = 120;

  @Test
  void aLineThatReadsBadlyIsReadWithMorePaper() {
    Sure reader = new Sure(100, 0.9);
    GreyImage tight = picture(100);

    List<Recognition> read =
        new SecondLook(reader).at(List.of(tight), List.of(reading("қалаи", 0.3)));

    assertThat(read).extracting(Recognition::text).containsExactly("қазақ");
    assertThat(reader.seen).allSatisfy(seen -> {
      assertThat(seen.width()).isEqualTo(WIDTH);
      assertThat(seen.height()).isNotEqualTo(100);
    });
    // The line's own dark row is still there, and all that came to it is paper.
    GreyImage roomy = reader.seen.get(0);
    assertThat(roomy.at(5, 0)).isEqualTo(230);
    assertThat(roomy.at(5, (roomy.height() - 100) / 2 + 50)).isEqualTo(20);
  }

  @Test
  void aLineThatReadsWellIsLeftAlone() {
    Sure reader = new Sure(100, 0.9);
    Recognition good = reading("қала", 0.6);

    assertThat(new SecondLook(reader).at(List.of(picture(100)), List.of(good)))
        .containsExactly(good);
    assertThat(reader.seen).isEmpty();
  }

  @Test
  void aSurerReadingThatLosesLettersIsNotTaken() {
    Recognition first = reading("қазақстанның", 0.3);

    assertThat(new SecondLook(new Sure(100, 0.9)).at(List.of(picture(100)), List.of(first)))
        .containsExactly(first);
  }

  @Test
  void aReadingThatIsHardlySurerIsNotTaken() {
    Recognition first = reading("қалаи", 0.3);

    assertThat(new SecondLook(new Sure(100, 0.32)).at(List.of(picture(100)), List.of(first)))
        .containsExactly(first);
  }

  private static Recognition reading(String word, double confidence) {
    return new Recognition(
        List.of(new Recognition.ReadWord(
            word, 0.1, 0.9, confidence, Collections.nCopies(word.length(), confidence), List.of())),
        confidence,
        Style.PRINTED);
  }

  private static GreyImage picture(int height) {
    byte[] pixels = new byte[WIDTH * height];
    Arrays.fill(pixels, (byte) 230);
    Arrays.fill(pixels, height / 2 * WIDTH, (height / 2 + 1) * WIDTH, (byte) 20);
    return new GreyImage(WIDTH, height, pixels);
  }

  /** Reads one word: with some confidence where a picture has more than a certain height, badly otherwise. */
  private static final class Sure implements LineRecogniser {
    private final int height;
    private final double confidence;
    private final List<GreyImage> seen = new ArrayList<>();

    Sure(int height, double confidence) {
      this.height = height;
      this.confidence = confidence;
    }

    @Override
    public String version() {
      return "sure";
    }

    @Override
    public List<Recognition> recognise(List<GreyImage> lines) {
      seen.addAll(lines);
      return lines.stream()
          .map(line -> reading("қазақ", line.height() > height ? confidence : 0.2))
          .toList();
    }

    @Override
    public void close() {}
  }
}
