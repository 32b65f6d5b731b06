package kz.muragat.train.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Area;
import java.util.Locale;
import java.util.stream.LongStream;
import kz.muragat.model.Language;
import org.junit.jupiter.api.Test;

class CursiveWriterTest {

  private static final String BOTH_ALPHABETS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";

  private final PenLetters letters = PenLetters.load();
  private final CursiveWriter writer = new CursiveWriter(letters, 7);

  @Test
  void everyLetterOfBothAlphabetsHasAFormInBothCases() {
    assertThat(BOTH_ALPHABETS.codePoints()).allMatch(letters::has);
    assertThat(BOTH_ALPHABETS.toUpperCase(Locale.ROOT).codePoints()).allMatch(letters::has);
    assertThat("0123456789.,:;!?-–—()«»№§".codePoints()).allMatch(letters::has);
  }

  @Test
  void letterFormsStayInTheirZone() {
    for (int codePoint : BOTH_ALPHABETS.codePoints().toArray()) {
      for (PenLetters.Form form : letters.forms(codePoint)) {
        assertThat(form.strokes())
            .as(Character.toString(codePoint))
            .allSatisfy(stroke -> assertThat(stroke).allSatisfy(point -> {
              assertThat(point.x()).isBetween(-0.3, 1.4);
              assertThat(point.y()).isBetween(-1.1, 2.1);
            }));
      }
    }
  }

  @Test
  void mostWritersJoinTheLettersOfAWord() {
    long joined = LongStream.range(0, 100)
        .filter(
            seed -> write(new CursiveWriter(letters, seed), "мини").letters().size() == 1)
        .count();
    assertThat(joined).isBetween(40L, 99L);
  }

  @Test
  void theSameSeedIsTheSameHandAndAnotherSeedAnother() {
    LinePlan one = write(writer, "Қазақстан");
    assertThat(shape(write(new CursiveWriter(letters, 7), "Қазақстан")).equals(shape(one)))
        .isTrue();
    assertThat(shape(write(new CursiveWriter(letters, 8), "Қазақстан")).equals(shape(one)))
        .isFalse();
  }

  @Test
  void wholeWordsOfCapitalsAreNotWrittenInCursive() {
    assertThat(writer.suits("Абай Құнанбаев")).isTrue();
    assertThat(writer.suits("ҚАУЛЫ")).isFalse();
    assertThat(writer.suits("a € b")).isFalse();
  }

  private static LinePlan write(CursiveWriter writer, String text) {
    return writer.write(new LineText(text, Language.UNDETERMINED, false), new Dice(1), 0.5);
  }

  private static Area shape(LinePlan plan) {
    Area area = new Area();
    plan.letters().forEach(letter -> area.add(new Area(letter.outline())));
    return area;
  }
}
