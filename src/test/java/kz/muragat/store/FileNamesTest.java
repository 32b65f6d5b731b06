package kz.muragat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileNamesTest {

  @Test
  void aNameIsCutBetweenLettersToWhatFileSystemsTake() {
    String name = FileNames.numbered("ә".repeat(200), 12, ".pdf");

    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
    assertThat(name).startsWith("әәә").endsWith("ә (12).pdf").doesNotContain("\uFFFD");
  }

  @Test
  void aLetterOutsideTheBasicPlaneIsNotHalved() {
    String name = FileNames.fit("\uD835\uDC00".repeat(80), ".pdf");

    assertThat(name.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF)).isEmpty();
  }

  @Test
  void theFirstOfANameHasNoNumber() {
    assertThat(FileNames.numbered("delo", 1, ".pdf")).isEqualTo("delo.pdf");
    assertThat(FileNames.numbered("delo", 2, ".pdf")).isEqualTo("delo (2).pdf");
  }

  @Test
  void theExtensionIsWhatFollowsTheLastDot() {
    assertThat(FileNames.stem("опись 1.2.pdf")).isEqualTo("опись 1.2");
    assertThat(FileNames.extension("опись 1.2.pdf")).isEqualTo(".pdf");
    assertThat(FileNames.stem("опись")).isEqualTo("опись");
    assertThat(FileNames.extension("опись")).isEmpty();
    assertThat(FileNames.stem(".hidden")).isEqualTo(".hidden");
  }
}
