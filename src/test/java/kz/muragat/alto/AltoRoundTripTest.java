package kz.muragat.alto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import kz.muragat.model.Alternative;
import kz.muragat.model.BlockKind;
import kz.muragat.model.Box;
import kz.muragat.model.Language;
import kz.muragat.model.LineShape;
import kz.muragat.model.Page;
import kz.muragat.model.Polygon;
import kz.muragat.model.Polyline;
import kz.muragat.model.Style;
import kz.muragat.model.TextBlock;
import kz.muragat.model.TextLine;
import kz.muragat.model.TextOrigin;
import kz.muragat.model.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AltoRoundTripTest {

  private final AltoWriter writer = new AltoWriter();
  private final AltoReader reader = new AltoReader();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void givesBackEveryPageAsItWas(long seed) throws IOException {
    RandomPages pages = new RandomPages(seed);
    for (int i = 0; i < 25; i++) {
      Page page = pages.page();
      byte[] alto = writer.toBytes(page);
      assertThat(AltoSchema.faults(alto)).as("seed %d, page %d", seed, i).isEmpty();
      assertThat(read(alto)).as("seed %d, page %d", seed, i).isEqualTo(page);
    }
  }

  @Test
  void keepsABlankPage() throws IOException {
    Page blank = page(Language.UNDETERMINED);
    byte[] alto = writer.toBytes(blank);
    assertThat(AltoSchema.faults(alto)).isEmpty();
    assertThat(read(alto)).isEqualTo(blank);
  }

  @Test
  void keepsCharacterConfidencesInNinths() throws IOException {
    Word word = new Word(
        "сөз", new Box(0, 0, 30, 10), 0.5, List.of(1.0, 0.5, 0.04), List.of(), Language.KAZAKH);
    Page page = page(Language.KAZAKH, block(line("l1", Language.KAZAKH, word)));
    byte[] alto = writer.toBytes(page);
    assertThat(text(alto)).contains("CC=\"059\"");
    assertThat(read(alto).blocks().get(0).lines().get(0).words().get(0).characterConfidences())
        .containsExactly(1.0, 1 - 5 / 9.0, 0.0);
  }

  @Test
  void saysWhatOtherProgramsLookFor() {
    Word first = word("жина-", 100, Language.KAZAKH);
    Word second = new Word(
        "лысы",
        new Box(100, 80, 40, 20),
        0.75,
        List.of(),
        List.of(new Alternative("лысы.", 0.25)),
        Language.KAZAKH);
    Word number = word("1934", 160, Language.UNDETERMINED);
    Page page = page(
        Language.KAZAKH,
        block(
            line("l1", Language.KAZAKH, word("халық", 20, Language.KAZAKH), first),
            line("l2", Language.KAZAKH, second, number)));
    String alto = text(writer.toBytes(page));
    assertThat(alto)
        .contains("<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\"")
        .contains("<MeasurementUnit>pixel</MeasurementUnit>")
        .contains("<fileName>delo-45.pdf</fileName>")
        .contains("<Processing ID=\"processing\">")
        .doesNotContain("OCRProcessing")
        .contains("<softwareName>Muragat</softwareName>")
        .contains("<softwareVersion>0.1.0</softwareVersion>")
        .contains("<Page ID=\"page_0007\" PHYSICAL_IMG_NR=\"7\" WIDTH=\"1000\" HEIGHT=\"1400\"")
        .contains("BASELINE=\"20,35.5 200,35.5\"")
        .contains("<SP HPOS=\"60\" VPOS=\"20\" WIDTH=\"40\"/>")
        .contains("CONTENT=\"жина\" SUBS_TYPE=\"HypPart1\" SUBS_CONTENT=\"жиналысы\"")
        .contains("<HYP CONTENT=\"-\"/>")
        .contains("CONTENT=\"лысы\" SUBS_TYPE=\"HypPart2\" SUBS_CONTENT=\"жиналысы\"")
        .contains("<ALTERNATIVE PURPOSE=\"reading 0.25\">лысы.</ALTERNATIVE>")
        .contains("CONTENT=\"1934\" WC=\"0.5\" LANG=\"und\"")
        .contains("CS=\"true\"")
        .doesNotContain("LANG=\"\"");
  }

  @Test
  void replacesWhatXmlCannotHold() throws IOException {
    Page page = page(
        Language.KAZAKH,
        block(line("l1", Language.KAZAKH, word("а\u0001б\uffff", 0, Language.KAZAKH))));
    assertThat(read(writer.toBytes(page)).lines().findFirst().orElseThrow().text())
        .isEqualTo("а\ufffdб\ufffd");
  }

  @Test
  void refusesIdsThatAreUsedTwiceOrNoNames() {
    TextLine line = line("l1", Language.KAZAKH, word("а", 0, Language.KAZAKH));
    assertThatThrownBy(() -> writer.toBytes(page(Language.KAZAKH, block(line, line))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("page 7: the id 'l1' is used twice");
    TextLine badName = line("1 l", Language.KAZAKH, word("а", 0, Language.KAZAKH));
    assertThatThrownBy(() -> writer.toBytes(page(Language.KAZAKH, block(badName))))
        .hasMessage("page 7: '1 l' cannot be an id in XML");
  }

  private Page read(byte[] alto) throws IOException {
    return reader.read(new ByteArrayInputStream(alto), "test.xml");
  }

  private static String text(byte[] alto) {
    return new String(alto, StandardCharsets.UTF_8);
  }

  private static Page page(Language language, TextBlock... blocks) {
    TextOrigin origin = new TextOrigin(
        TextOrigin.Step.RECOGNISED, "Muragat 0.1.0", "v1", Instant.parse("2026-11-21T10:00:00Z"));
    return new Page(7, 1000, 1400, 300, "delo-45.pdf", 0, language, List.of(blocks), origin);
  }

  private static TextBlock block(TextLine... lines) {
    return new TextBlock("b1", BlockKind.TEXT, new Box(20, 20, 180, 80), List.of(lines));
  }

  private static TextLine line(String id, Language language, Word... words) {
    LineShape shape = new LineShape(
        Polyline.between(20, 35.5, 200, 35.5), Polygon.of(new Box(20, 20, 180, 20)), 9);
    return new TextLine(id, shape, List.of(words), Style.TYPEWRITTEN, language, true);
  }

  private static Word word(String text, int x, Language language) {
    return new Word(text, new Box(x, 20, 40, 20), 0.5, List.of(), List.of(), language);
  }
}
