package kz.muragat.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class AlphabetTest {

  private final Alphabet alphabet = Alphabet.standard();

  @Test
  void writesAllLettersOfBothLanguagesInBothCases() {
    String kazakh = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
    String russian = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    assertThat(kazakh).hasSize(42);
    assertThat(russian).hasSize(33);
    assertThat(alphabet.canWrite(kazakh + kazakh.toUpperCase(java.util.Locale.ROOT)))
        .isTrue();
    assertThat(alphabet.canWrite(russian + russian.toUpperCase(java.util.Locale.ROOT)))
        .isTrue();
    assertThat(alphabet.canWrite("Ѣѣ Ѳѳ Ѵѵ Іі «№ 12» — § 7…")).isTrue();
    assertThat(alphabet.canWrite("漢")).isFalse();
  }

  @Test
  void numbersEachCharacterByItsPlace() {
    assertThat(alphabet.codePointAt(0)).isEqualTo(' ');
    for (int i = 0; i < alphabet.size(); i++) {
      assertThat(alphabet.indexOf(alphabet.codePointAt(i))).hasValue(i);
    }
    assertThat(alphabet.indexOf('ў')).isEmpty();
  }

  @Test
  void hasNoCharacterThatNormalisationWouldChange() {
    assertThat(Normalizer.isNormalized(alphabet.asString(), Normalizer.Form.NFC))
        .isTrue();
    alphabet
        .asString()
        .strip()
        .codePoints()
        .mapToObj(Character::toString)
        .forEach(c -> assertThat(TextNormaliser.normalise(c)).isEqualTo(c));
  }

  @Test
  void comesBackFromItsString() {
    assertThat(Alphabet.of(alphabet.asString())).isEqualTo(alphabet);
    assertThat(Alphabet.of("ба").indexOf('а')).hasValue(1);
  }

  @Test
  void refusesDoublesAndNothing() {
    assertThatThrownBy(() -> Alphabet.of("абва"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("repeats 'а'");
    assertThatThrownBy(() -> Alphabet.of("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knowsTheLettersThatAreSpecial() {
    assertThat("ӘәҒғҚқҢңӨөҰұҮүҺһІі".codePoints()).allMatch(Alphabet::isKazakhLetter);
    assertThat("ѢѣѲѳѴѵІі".codePoints()).allMatch(Alphabet::isPreReformLetter);
    assertThat("АаЁёЩщHhIi".codePoints())
        .noneMatch(Alphabet::isKazakhLetter)
        .noneMatch(Alphabet::isPreReformLetter);
  }
}
