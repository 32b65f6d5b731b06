package kz.muragat.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ErrorRateTest {

  @Test
  void countsInsertionsDeletionsAndSubstitutions() {
    assertThat(ErrorRate.ofCharacters("мұрағат", "мурағат")).isEqualTo(new ErrorRate(1, 7));
    assertThat(ErrorRate.ofCharacters("мұрағат", "мұрғат")).isEqualTo(new ErrorRate(1, 7));
    assertThat(ErrorRate.ofCharacters("мұрағат", "мұрағатт")).isEqualTo(new ErrorRate(1, 7));
    assertThat(ErrorRate.ofCharacters("мұрағат", "")).isEqualTo(new ErrorRate(7, 7));
    assertThat(ErrorRate.ofCharacters("", "аб")).isEqualTo(new ErrorRate(2, 0));
  }

  @Test
  void countsCodePointsAndNotChars() {
    assertThat(ErrorRate.ofCharacters("а𐍈б", "аб")).isEqualTo(new ErrorRate(1, 3));
  }

  @Test
  void countsWordsBetweenWhiteSpace() {
    assertThat(ErrorRate.ofWords("бір екі  үш ", " бир екі үш")).isEqualTo(new ErrorRate(1, 3));
    assertThat(ErrorRate.ofWords("", "")).isEqualTo(new ErrorRate(0, 0));
  }

  @Test
  void addsUpBeforeItDivides() {
    ErrorRate total = ErrorRate.NONE.plus(new ErrorRate(1, 1)).plus(new ErrorRate(0, 99));
    assertThat(total.rate()).isEqualTo(0.01);
    assertThat(ErrorRate.NONE.rate()).isZero();
    assertThat(new ErrorRate(3, 0).rate()).isEqualTo(1);
  }

  @Test
  void isADistance() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      String a = word(random);
      String b = word(random);
      String c = word(random);
      long ab = ErrorRate.ofCharacters(a, b).errors();
      assertThat(ErrorRate.ofCharacters(b, a).errors()).isEqualTo(ab);
      assertThat(ab == 0).isEqualTo(a.equals(b));
      assertThat(ErrorRate.ofCharacters(a, c).errors())
          .as("seed 7, round %d: '%s' '%s' '%s'", i, a, b, c)
          .isLessThanOrEqualTo(ab + ErrorRate.ofCharacters(b, c).errors());
    }
  }

  @Test
  void recallsLetterByLetter() {
    LetterRecall recall = LetterRecall.of("Ұлы ұлт", "Улы ұлт").plus(LetterRecall.of("ұ", ""));
    assertThat(recall.ofLetter('ұ')).isEqualTo(new LetterRecall.Count(1, 3));
    assertThat(recall.ofLetter('ұ').recall()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(recall.ofLetter('л').recall()).isEqualTo(1);
    assertThat(recall.ofLetter('ғ').recall()).isEqualTo(1);
    assertThat(recall.ofLetter('ғ').total()).isZero();
  }

  @Test
  void findsLettersBehindALostOne() {
    LetterRecall recall = LetterRecall.of("қала қала", "ала қала");
    assertThat(recall.ofLetter('қ')).isEqualTo(new LetterRecall.Count(1, 2));
    assertThat(recall.ofLetter('а')).isEqualTo(new LetterRecall.Count(4, 4));
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int n = random.nextInt(6); n > 0; n--) {
      word.append("абұ".charAt(random.nextInt(3)));
    }
    return word.toString();
  }
}
