package kz.muragat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextNormaliserTest {

  @Test
  void composesLetters() {
    assertThat(TextNormaliser.normalise("и\u0306 е\u0308")).isEqualTo("й ё");
  }

  @Test
  void makesOneSpaceOfAllWhiteSpace() {
    assertThat(TextNormaliser.normalise(" \t№\u00a012\u2003\r\n\u0085бет\u202f"))
        .isEqualTo("№ 12 бет");
    assertThat(TextNormaliser.normalise("\u00a0 \n")).isEmpty();
  }

  @Test
  void removesWhatCannotBeSeen() {
    assertThat(TextNormaliser.normalise("\ufeffмұра\u00adғат\u200b\u0007")).isEqualTo("мұрағат");
  }

  @Test
  void writesMarksInOneWay() {
    assertThat(TextNormaliser.normalise("1\u20112 \u22125 \u201312 Ӏс")).isEqualTo("1-2 -5 –12 Іс");
  }

  @Test
  void isDoneAfterOnce() {
    String text = "Cоветтік  «əдебиет» – XIX ғ. \u2212 iс";
    String once = TextNormaliser.normalise(text);
    assertThat(TextNormaliser.normalise(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @CsvSource({
    // Latin letters in Cyrillic words
    "Cовет, Совет",
    "əдебиет, әдебиет",
    "өмip, өмір",
    "Iлияс, Ілияс",
    "жahан, жаһан",
    "КAЗAХCТАН, КАЗАХСТАН",
    // Cyrillic letters in Latin words
    "Wоrld, World",
    // both possible: Cyrillic, but for Roman numerals
    "рaх, рах",
    "ХIХ, XIX",
    "ХХI, XXI",
    // not to be decided, or nothing to do
    "дaf, дaf",
    "XML-файл, XML-файл",
    "CCCP, CCCP",
    "СССР, СССР",
    "ѣздa, ѣзда"
  })
  void keepsAWordInOneScript(String mixed, String repaired) {
    assertThat(Homoglyphs.repair(mixed)).isEqualTo(repaired);
  }
}
