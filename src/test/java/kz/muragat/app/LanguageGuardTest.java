package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Style;
import kz.muragat.recognise.CharacterLanguageModel;
import kz.muragat.recognise.ConfidenceCurve;
import kz.muragat.recognise.CtcDecoder;
import kz.muragat.recognise.LineOutput;
import kz.muragat.recognise.ModelDescription;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.TorchLineRecogniser;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.store.ModelRegistry;
import kz.muragat.text.Alphabet;
import kz.muragat.text.ErrorRate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The language model must not invent: what no language model can know is read no worse with it than without it, by the
 * network in charge with its own weight, from blurred and noisy print, where it has its say.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguageGuardTest {

  private static final Path MODELS = Path.of("models");
  private static final int PAGE_WIDTH = 1100;
  private static final long SEED = 3;

  record Group(String name, List<String> lines) {

    @Override
    public String toString() {
      return name;
    }
  }

  private final List<String> explained = new ArrayList<>();
  private TorchLineRecogniser recogniser;
  private CtcDecoder alone;
  private CtcDecoder helped;

  static Stream<Group> groups() {
    return Stream.of(
        new Group(
            "names",
            List.of(
                "Ыныкчанский Ш. Ұ., Эйхе Р. И.",
                "Һәкімов Үсен Жұмағұлұлы",
                "Семёнов-Тян-Шанский П. П.",
                "Ә. Н. Бөкейханов, М. Дулатов",
                "Гёллер Ф. К., Шмидт О. Ю.",
                "Қошқарбаева Іңкәр Өтепқызы",
                "Объедков Ъ. Щ., Цюрупа А. Д.",
                "с. Аққұдық, аул № 7, Жетібай",
                "Пржевальский, Чокан Валиханов",
                "Үмбетәлі Кәрібайұлы, Тұрмағамбет")),
        new Group(
            "numbers",
            List.of(
                "1937, 1938, 1973, 1793, 8391",
                "Ф. 1692. Оп. 1. Д. 1129. Л. 33 об.",
                "тел. 8 705 133 11 99, 8 707 999 66 55",
                "12 000 000, 120 000, 1 200 000",
                "№ 0017/33-1, § 11, 28.11.1933",
                "3,14159; 2,71828; 1000000000",
                "KZ44 7712 0091 AB-113, IBAN 66",
                "0 00 000 0000 00000 1 11 111 1111",
                "XIX-XX, III, VIII, XXXIV, XLIV",
                "6 руб. 66 коп., 99,9 %, 5 × 55")),
        new Group(
            "old spelling",
            List.of(
                "Въ городѣ Вѣрномъ, Семирѣченской области",
                "Его Императорскому Величеству",
                "о переселенiи крестьянъ въ степной край".replace('i', 'і'),
                "волостной управитель и біи",
                "Ѳедоръ Ѳомичъ Аѳанасьевъ",
                "прошеніе киргиза Каркаралинскаго уѣзда",
                "всѣ сіи дѣла хранятся въ архивѣ",
                "сѵнодъ, мѵро, ѵпостась",
                "7-го Іюля 1887 года, въ с. Зайсанъ",
                "лѣто, снѣгъ, хлѣбъ, вѣкъ, нѣтъ")));
  }

  @BeforeAll
  void load() throws IOException {
    ModelFolder model = ModelFolder.read(new ModelRegistry(MODELS).current().folder());
    ModelDescription description = model.description();
    Alphabet alphabet = Alphabet.of(description.alphabet());
    CharacterLanguageModel language =
        CharacterLanguageModel.read(MODELS.resolve("language/kk-ru.lm"));
    recogniser = TorchLineRecogniser.of(model, TorchRuntime.start(1));
    alone = new CtcDecoder(alphabet, description.temperature());
    helped = new CtcDecoder(
        alphabet,
        description.temperature(),
        language,
        Objects.requireNonNull(description.languageModel()).weight(Style.PRINTED),
        ConfidenceCurve.NONE);
  }

  @AfterAll
  void close() {
    recogniser.close();
  }

  @ParameterizedTest
  @MethodSource("groups")
  void isReadNoWorseWithLanguage(Group group) throws IOException {
    List<LineOutput> outputs = recogniser.outputs(pictures(group.lines));
    long without = errors(group.lines, outputs, alone);
    long with = errors(group.lines, outputs, helped);
    assertThat(with)
        .as(
            "errors with the language model, %d without it:%n%s",
            without, String.join("\n", explained))
        .isLessThanOrEqualTo(without);
  }

  private long errors(List<String> truths, List<LineOutput> outputs, CtcDecoder decoder) {
    ErrorRate all = ErrorRate.NONE;
    for (int i = 0; i < truths.size(); i++) {
      String read = outputs.get(i).decoded(decoder).text();
      ErrorRate rate = ErrorRate.ofCharacters(truths.get(i), read);
      explained.add(rate.errors() + "  " + read);
      all = all.plus(rate);
    }
    return all.errors();
  }

  private static List<GreyImage> pictures(List<String> lines) throws IOException {
    BufferedImage page = TestScans.page(PAGE_WIDTH, lines.toArray(String[]::new));
    Random random = new Random(SEED);
    List<GreyImage> pictures = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      // The baselines of TestScans: 120, 172, …
      BufferedImage line = page.getSubimage(70, 120 + 52 * i - 30, PAGE_WIDTH - 80, 42);
      pictures.add(faint(line, random));
    }
    return pictures;
  }

  /** Half as large, lighter and with noise. */
  private static GreyImage faint(BufferedImage line, Random random) {
    int width = line.getWidth() / 2;
    int height = line.getHeight() / 2;
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(line, 0, 0, width, height, null);
    graphics.dispose();
    int inked = width;
    byte[] pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      int value = small.getRaster().getSample(i % width, i / width, 0);
      double noisy = 110 + 0.5 * value + 14 * random.nextGaussian();
      pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(noisy)));
    }
    while (inked > 1 && isWhite(small, inked - 1)) {
      inked--;
    }
    int kept = Math.min(width, inked + 8);
    byte[] cut = new byte[kept * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(
          Arrays.copyOfRange(pixels, y * width, y * width + kept), 0, cut, y * kept, kept);
    }
    return new GreyImage(kept, height, cut);
  }

  private static boolean isWhite(BufferedImage image, int x) {
    for (int y = 0; y < image.getHeight(); y++) {
      if (image.getRaster().getSample(x, y, 0) < 200) {
        return false;
      }
    }
    return true;
  }
}
