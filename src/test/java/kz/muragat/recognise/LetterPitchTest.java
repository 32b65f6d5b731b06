package kz.muragat.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import kz.muragat.model.Recognition.ReadWord;
import kz.muragat.model.Style;
import org.junit.jupiter.api.Test;

class LetterPitchTest {

  private static final String TEXT = "шаруашылық жұмыстары туралы есеп және сметалар тізімі";

  @Test
  void wordsThatBeginInStepWereTyped() {
    List<ReadWord> typed = words(TEXT, word -> word.length() + 1);
    assertThat(LetterPitch.judged(Style.PRINTED, typed)).isEqualTo(Style.TYPEWRITTEN);
    assertThat(LetterPitch.judged(Style.TYPEWRITTEN, typed)).isEqualTo(Style.TYPEWRITTEN);
  }

  @Test
  void wordsOfWideAndNarrowLettersWerePrinted() {
    List<ReadWord> printed = words(TEXT, LetterPitchTest::printedRoom);
    assertThat(LetterPitch.judged(Style.TYPEWRITTEN, printed)).isEqualTo(Style.PRINTED);
    assertThat(LetterPitch.judged(Style.PRINTED, printed)).isEqualTo(Style.PRINTED);
  }

  @Test
  void oneSignThatWasReadAsTwoDoesNotMakePrintOfTypescript() {
    List<ReadWord> typed = words(TEXT, word -> word.equals("есеп") ? 6 : word.length() + 1);
    assertThat(LetterPitch.judged(Style.TYPEWRITTEN, typed)).isEqualTo(Style.TYPEWRITTEN);
  }

  @Test
  void shortLinesAndHandsAreAsTheyWereSeen() {
    List<ReadWord> few = words("есеп № 5", LetterPitchTest::printedRoom);
    assertThat(LetterPitch.judged(Style.TYPEWRITTEN, few)).isEqualTo(Style.TYPEWRITTEN);
    assertThat(LetterPitch.judged(Style.PRINTED, List.of())).isEqualTo(Style.PRINTED);
    List<ReadWord> even = words(TEXT, word -> word.length() + 1);
    assertThat(LetterPitch.judged(Style.HANDWRITTEN, even)).isEqualTo(Style.HANDWRITTEN);
  }

  /** As in a face with serifs: ш, ж, м wide; і, с, е narrow. */
  private static double printedRoom(String word) {
    return 0.7
        + word.chars()
            .mapToDouble(c -> "шжмыю".indexOf(c) >= 0 ? 1.35 : "ісетз".indexOf(c) >= 0 ? 0.75 : 1)
            .sum();
  }

  private static List<ReadWord> words(String text, ToDoubleFunction<String> room) {
    List<ReadWord> words = new ArrayList<>();
    double at = 0.02;
    for (String word : text.split(" ")) {
      double next = at + 0.016 * room.applyAsDouble(word);
      words.add(new ReadWord(word, at, next - 0.012, 1, List.of(), List.of()));
      at = next;
    }
    return words;
  }
}
