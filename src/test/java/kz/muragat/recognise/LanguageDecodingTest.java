package kz.muragat.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import kz.muragat.model.Alternative;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Recognition.ReadWord;
import kz.muragat.text.Alphabet;
import org.junit.jupiter.api.Test;

/** What language may do to a reading, and what it may not. Outputs are strings with the blank as '_'. */
class LanguageDecodingTest {

  private static final Alphabet ALPHABET = Alphabet.standard();
  private static final float SURE = 16;

  private final CharacterLanguageModel model = model();
  private final CtcDecoder alone = new CtcDecoder(ALPHABET, 1);
  private final CtcDecoder helped = new CtcDecoder(ALPHABET, 1, model, 0.5, ConfidenceCurve.NONE);

  private static CharacterLanguageModel model() {
    LanguageModelBuilder builder = new LanguageModelBuilder();
    for (int i = 0; i < 30; i++) {
      builder.add("областной архив");
      builder.add("мұрағат қоры");
      builder.add("в 1937 году, дело № 12");
    }
    return builder.build(100_000, List.of("архив мұрағат"));
  }

  @Test
  void aDoubtfulLetterBecomesTheOneThatTheWordWants() {
    // н is a little likelier than и by sight.
    float[] logits = logits("_а_р_х_н_в_");
    set(logits, 7, 'и', SURE - 0.5f);
    assertThat(text(alone, logits)).isEqualTo("архнв");
    ReadWord word = words(helped, logits).get(0);
    assertThat(word.text()).isEqualTo("архив");
    assertThat(word.confidence()).isGreaterThan(0.6);
    assertThat(word.characterConfidences()).hasSize(5);
    CtcDecoder gentle = new CtcDecoder(ALPHABET, 1, model, 0.15, ConfidenceCurve.NONE);
    ReadWord lessSure = words(gentle, logits).get(0);
    assertThat(lessSure.text()).isEqualTo("архив");
    assertThat(lessSure.confidence()).isLessThan(word.confidence());
    assertThat(lessSure.alternatives()).extracting(Alternative::text).contains("архнв");
  }

  @Test
  void aSureLetterStaysWhateverTheLanguageSays() {
    assertThat(text(helped, logits("_а_р_х_н_в_"))).isEqualTo("архнв");
    assertThat(text(helped, logits("_г_р_а_д_ъ_ _щ_ч_ъ_ы_"))).isEqualTo("градъ щчъы");
  }

  @Test
  void aMissingSpaceIsFoundAndBothWordsHaveTheirPlace() {
    float[] logits = logits("_д_е_л_о_в_ _1_9_3_7_");
    set(logits, 8, ' ', SURE - 0.2f);
    List<ReadWord> words = words(helped, logits);
    assertThat(words).extracting(ReadWord::text).containsExactly("дело", "в", "1937");
    assertThat(words.get(0).right()).isLessThanOrEqualTo(words.get(1).left() + 1e-9);
  }

  @Test
  void digitsAreLeftToTheEye() {
    float[] logits = logits("_1_9_8_1_");
    set(logits, 5, '3', SURE - 0.1f);
    assertThat(text(helped, logits)).isEqualTo("1981");
    // A digit more, a little less likely than none, is not won by language.
    float[] longer = logits("_1_9_3_7___");
    set(longer, 9, '7', SURE - 0.3f);
    assertThat(text(helped, longer)).isEqualTo(text(alone, longer));
  }

  @Test
  void gapsAmongDigitsMarksInAHeapAndCapitalsAreLeftToTheEye() throws IOException {
    CtcDecoder shipped = shipped();
    // What stands beside each is a little less likely than what is seen.
    for (String[] seen : new String[][] {
      {"_0_ _0_0_", "3", "0 00"},
      {"_Ш_._,_ _Э_й_х_е_", "5", "Ш., Эйхе"},
      {"_қ_о_р_ _І_ң_к_ә_р_", "9", "қор Іңкәр"}
    }) {
      float[] logits = logits(seen[0]);
      int step = Integer.parseInt(seen[1]);
      set(logits, step, seen[0].charAt(step) == 'І' ? 'і' : '_', SURE - 0.6f);
      assertThat(text(shipped, logits)).isEqualTo(seen[2]);
    }
  }

  @Test
  void nothingIsReadIntoDirt() {
    String letters = "архив";
    float[] logits = logits("___________");
    for (int t = 1; t < 10; t += 2) {
      for (char any : "бвгджзклмнпрстфхцчшщ".toCharArray()) {
        set(logits, t, any, SURE + 0.5f);
      }
      set(logits, t, letters.charAt(t / 2), SURE + 0.6f);
    }
    assertThat(text(helped, logits)).isEqualTo(text(alone, logits));
    assertThat(words(helped, logits("________"))).isEmpty();
  }

  @Test
  void aLatinLetterInACyrillicWordGivesWayToItsTwin() {
    // The e is Latin, a little likelier than its twin.
    float[] logits = logits("_д_e_л_о_");
    set(logits, 3, 'е', SURE - 1);
    ReadWord word = words(alone, logits).get(0);
    assertThat(word.text()).isEqualTo("дело");
    assertThat(word.confidence()).as("the twins together").isCloseTo(1, within(0.01));
    assertThat(word.alternatives()).isEmpty();
  }

  @Test
  void latinStaysWhereTheNetworkIsSureOrTheWordIsLatin() {
    assertThat(text(alone, logits("_д_e_л_о_"))).isEqualTo("дeло");
    float[] numeral = logits("_X_I_X_-_г_а_с_ы_р_");
    set(numeral, 1, 'Х', SURE - 1);
    set(numeral, 5, 'Х', SURE - 1);
    assertThat(text(alone, numeral)).isEqualTo("XIX-гасыр");
  }

  @Test
  void aKazakhInitialIsNoLatinOneWhereBothLookTheSame() throws IOException {
    CtcDecoder shipped = shipped();
    float[] logits = logits("_K_._ _С_ә_т_б_а_е_в_");
    set(logits, 1, 'Қ', SURE + 0.5f);
    assertThat(text(shipped, logits)).isEqualTo("Қ. Сәтбаев");
    set(logits, 1, 'Қ', SURE - 4);
    assertThat(text(shipped, logits)).as("where it is seen").isEqualTo("K. Сәтбаев");
  }

  @Test
  void confidencesFollowTheCurve() {
    ConfidenceCurve half = new ConfidenceCurve(List.of(0.0, 1.0), List.of(0.0, 0.5));
    CtcDecoder corrected = new CtcDecoder(ALPHABET, 1, null, 0, half);
    assertThat(words(corrected, logits("_а_р_")).get(0).confidence()).isCloseTo(0.5, within(0.01));
    assertThat(new ConfidenceCurve(List.of(0.2, 0.8), List.of(0.1, 0.9)).at(0.5))
        .isCloseTo(0.5, within(1e-9));
  }

  private static CtcDecoder shipped() throws IOException {
    return new CtcDecoder(
        ALPHABET,
        1,
        CharacterLanguageModel.read(Path.of("models/language/kk-ru.lm")),
        0.6,
        ConfidenceCurve.NONE);
  }

  private static String text(CtcDecoder decoder, float[] logits) {
    return String.join(" ", words(decoder, logits).stream().map(ReadWord::text).toList());
  }

  private static List<ReadWord> words(CtcDecoder decoder, float[] logits) {
    int steps = logits.length / (ALPHABET.size() + 1);
    LineInput picture = LineInput.of(new GreyImage(steps * 4, 48, new byte[steps * 4 * 48]), 48);
    return decoder.words(logits, 0, steps, picture);
  }

  private static float[] logits(String path) {
    float[] logits = new float[path.length() * (ALPHABET.size() + 1)];
    for (int t = 0; t < path.length(); t++) {
      set(logits, t, path.charAt(t), SURE);
    }
    return logits;
  }

  private static void set(float[] logits, int step, char letter, float height) {
    int charClass = letter == '_' ? 0 : ALPHABET.indexOf(letter).orElseThrow() + 1;
    logits[step * (ALPHABET.size() + 1) + charClass] = height;
  }
}
