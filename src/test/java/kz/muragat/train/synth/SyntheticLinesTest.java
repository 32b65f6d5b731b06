package kz.muragat.train.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import kz.muragat.model.GreyImage;
import org.junit.jupiter.api.Test;

class SyntheticLinesTest {

  private static final FontShelf FONTS = FontShelf.load(List.of());
  private static final TextShelf TEXTS = TextShelf.bundled();

  private final LineSource lines =
      new SyntheticLines(FONTS, TEXTS, Split.TRAIN, ContactSheet.ALPHABET);

  @Test
  void theSameSeedGivesTheSameLine() {
    LineSource again = new SyntheticLines(FONTS, TEXTS, Split.TRAIN, ContactSheet.ALPHABET);
    for (long seed = 0; seed < 30; seed++) {
      LabelledLine one = lines.line(seed, 1);
      LabelledLine other = again.line(seed, 1);
      assertThat(other.text()).isEqualTo(one.text());
      assertThat(other.face()).isEqualTo(one.face());
      assertThat(other.image().pixels()).isEqualTo(one.image().pixels());
    }
  }

  @Test
  void labelsAreCleanAndWithinTheAlphabet() {
    for (long seed = 0; seed < 400; seed++) {
      String text = lines.line(seed, 0.8).text();
      assertThat(text).as("seed " + seed).isEqualTo(text.strip()).doesNotContain("  ");
      assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).isTrue();
      assertThat(text.codePoints().allMatch(ContactSheet.ALPHABET::contains))
          .as(text)
          .isTrue();
    }
  }

  @Test
  void aLineHasItsInkAndAnEmptyOneNoLabel() {
    int empty = 0;
    for (long seed = 0; seed < 400; seed++) {
      LabelledLine line = lines.line(seed, 0);
      GreyImage image = line.image();
      assertThat(image.height()).isEqualTo(SyntheticLines.HEIGHT);
      assertThat(image.width()).isBetween(SyntheticLines.HEIGHT, SyntheticLines.MAX_WIDTH);
      if (line.text().isEmpty()) {
        empty++;
      } else {
        assertThat(darkest(image)).as("seed " + seed + ": " + line.text()).isLessThan(150);
      }
    }
    assertThat(empty).isBetween(2, 30);
  }

  @Test
  void rareLettersAndOldSpellingOccur() {
    StringBuilder all = new StringBuilder();
    LongStream.range(0, 3000).forEach(seed -> all.append(lines.line(seed, 0.3).text()));
    assertThat(all).contains("Һ", "һ", "Ё", "Щ", "Ъ", "Э", "Ә", "ѣ", "№", "§", "«", "–");
  }

  @Test
  void hardnessBeyondOneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lines.line(1, 1.1))
        .withMessageContaining("1.1");
  }

  @Test
  void theSplitsShareNoFamilyAndNoText() {
    Set<String> families = new HashSet<>();
    Set<String> sentences = new HashSet<>();
    for (Split split : Split.values()) {
      assertThat(FONTS.families(split)).isNotEmpty().allMatch(families::add);
      for (var language :
          List.of(kz.muragat.model.Language.KAZAKH, kz.muragat.model.Language.RUSSIAN)) {
        assertThat(TEXTS.sentences(language, split)).isNotEmpty().allMatch(sentences::add);
      }
    }
  }

  private static int darkest(GreyImage image) {
    int darkest = 255;
    for (byte pixel : image.pixels()) {
      darkest = Math.min(darkest, pixel & 0xFF);
    }
    return darkest;
  }
}
