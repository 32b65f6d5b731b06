package kz.muragat.train.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Language;
import kz.muragat.model.Style;
import org.junit.jupiter.api.Test;

class MixedLinesTest {

  private static final LineSource SYNTHETIC = (seed, hardness) -> line("made");

  @Test
  void aFifthIsRealAndASeedGivesTheSameLineAlways() {
    MixedLines lines = new MixedLines(SYNTHETIC, List.of(line("one"), line("two")));
    List<String> texts =
        LongStream.range(0, 500).mapToObj(seed -> lines.line(seed, 1).text()).toList();
    assertThat(texts).contains("one", "two", "made");
    assertThat(texts.stream().filter("made"::equals).count()).isBetween(350L, 450L);
    long real = LongStream.range(0, 500)
        .filter(seed -> !texts.get((int) seed).equals("made"))
        .findFirst()
        .orElseThrow();
    assertThat(lines.line(real, 0).image().pixels())
        .isEqualTo(lines.line(real, 1).image().pixels());
  }

  @Test
  void nothingToMixInIsSaid() {
    assertThatThrownBy(() -> new MixedLines(SYNTHETIC, List.of()))
        .hasMessageContaining("no real line");
  }

  private static LabelledLine line(String text) {
    byte[] pixels = new byte[120 * 48];
    Arrays.fill(pixels, (byte) 230);
    Arrays.fill(pixels, 20 * 120, 22 * 120, (byte) 20);
    return new LabelledLine(
        new GreyImage(120, 48, pixels),
        text,
        Style.HANDWRITTEN,
        LabelledLine.CLEAN,
        "test",
        Language.UNDETERMINED);
  }
}
