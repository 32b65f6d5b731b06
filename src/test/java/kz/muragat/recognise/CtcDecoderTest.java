package kz.muragat.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Recognition.ReadWord;
import kz.muragat.text.Alphabet;
import org.junit.jupiter.api.Test;

/** Outputs of a network, written by hand: a string in which each character is the surest of its step, '_' the blank. */
class CtcDecoderTest {

  private static final Alphabet ALPHABET = Alphabet.of(" абвіи");
  private final CtcDecoder decoder = new CtcDecoder(ALPHABET, 1);

  @Test
  void repeatsCollapseAndBlanksPartDoubles() {
    assertThat(decoder.bestPath(logits("_аа_а_бб", 9), 0, 8)).isEqualTo("ааб");
  }

  @Test
  void spacesPartWordsAndAreNeverDoubledOrLeftAtTheEnds() {
    assertThat(decoder.bestPath(logits(" а_ _ б ", 9), 0, 8)).isEqualTo("а б");
    assertThat(words(logits(" а_ _ б ", 14), 8))
        .extracting(ReadWord::text)
        .containsExactly("а", "б");
  }

  @Test
  void aSureWordHasConfidenceNearOneAndNoAlternatives() {
    ReadWord word = words(logits("_а_б_", 14), 5).get(0);
    assertThat(word.confidence()).isGreaterThan(0.99);
    assertThat(word.characterConfidences()).hasSize(2).allMatch(c -> c > 0.99);
    assertThat(word.alternatives()).isEmpty();
  }

  @Test
  void theSpaceBesideAWordTakesNothingFromItsConfidence() {
    assertThat(words(logits("аб _ва_ б", 14), 9))
        .hasSize(3)
        .allSatisfy(word -> assertThat(word.confidence()).isGreaterThan(0.99));
  }

  @Test
  void aCloseSecondLetterBecomesAnAlternativeWithItsProbability() {
    float[] logits = logits("_б_і_", 12);
    // і leads и by one nat: 0.73 to 0.27.
    set(logits, 3, 'и', 11);
    ReadWord word = words(logits, 5).get(0);
    assertThat(word.text()).isEqualTo("бі");
    assertThat(word.confidence()).isCloseTo(0.73, within(0.02));
    assertThat(word.alternatives().get(0).text()).isEqualTo("би");
    assertThat(word.alternatives().get(0).probability()).isCloseTo(0.27, within(0.02));
  }

  @Test
  void temperatureTakesConfidenceAwayAndLeavesTheReading() {
    float[] logits = logits("_а_б_", 4);
    ReadWord warm = new CtcDecoder(ALPHABET, 3).words(logits, 0, 5, picture(20)).get(0);
    ReadWord cold = words(logits, 5).get(0);
    assertThat(warm.text()).isEqualTo(cold.text());
    assertThat(warm.confidence()).isLessThan(cold.confidence());
  }

  @Test
  void wordsEdgesAreThoseOfTheInk() {
    byte[] pixels = new byte[96 * 48];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % 96;
      int y = i / 96;
      boolean ink = y >= 16 && y < 34 && ((x >= 8 && x < 32) || (x >= 56 && x < 88));
      pixels[i] = (byte) (ink ? 0 : 255);
    }
    LineInput input = LineInput.of(new GreyImage(96, 48, pixels), 48);
    List<ReadWord> words = decoder.words(logits("____а_б____ ____в_а_____", 14), 0, 24, input);
    assertThat(words).extracting(ReadWord::text).containsExactly("аб", "ва");
    assertThat(words).extracting(word -> Math.round(word.left() * 96)).containsExactly(8L, 56L);
    assertThat(words).extracting(word -> Math.round(word.right() * 96)).containsExactly(32L, 88L);
  }

  @Test
  void paperAsWideAsTheLineIsHighPartsWords() {
    assertThat(wordsWithPaperBetween(8)).containsExactly("абва");
    assertThat(wordsWithPaperBetween(16)).containsExactly("аб", "ва");
  }

  /** Two letters, so many steps of paper, two letters; no space by the network. */
  private List<String> wordsWithPaperBetween(int steps) {
    String before = "__а_б__";
    String path = before + "_".repeat(steps) + "__в_а__";
    int width = 4 * path.length();
    int from = 4 * before.length();
    byte[] pixels = new byte[width * 48];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % width;
      int y = i / width;
      boolean ink = y >= 16 && y < 34 && (x < from || x >= from + 4 * steps);
      pixels[i] = (byte) (ink ? 0 : 255);
    }
    LineInput input = LineInput.of(new GreyImage(width, 48, pixels), 48);
    return decoder.words(logits(path, 14), 0, path.length(), input).stream()
        .map(ReadWord::text)
        .toList();
  }

  @Test
  void onlyBlanksAreNoWords() {
    assertThat(words(logits("_____", 9), 5)).isEmpty();
  }

  private List<ReadWord> words(float[] logits, int steps) {
    return decoder.words(logits, 0, steps, picture(steps * 4));
  }

  private static LineInput picture(int width) {
    return LineInput.of(new GreyImage(width, 48, new byte[width * 48]), 48);
  }

  private static float[] logits(String path, float height) {
    float[] logits = new float[path.length() * (ALPHABET.size() + 1)];
    for (int t = 0; t < path.length(); t++) {
      set(logits, t, path.charAt(t), height);
    }
    return logits;
  }

  private static void set(float[] logits, int step, char letter, float height) {
    int charClass = letter == '_' ? 0 : ALPHABET.indexOf(letter).orElseThrow() + 1;
    logits[step * (ALPHABET.size() + 1) + charClass] = height;
  }
}
