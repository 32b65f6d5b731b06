package kz.muragat.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Recognition;
import kz.muragat.model.Style;
import kz.muragat.text.Alphabet;
import kz.muragat.train.synth.FontShelf;
import kz.muragat.train.synth.LabelledLine;
import kz.muragat.train.synth.Split;
import kz.muragat.train.synth.SyntheticLines;
import kz.muragat.train.synth.TextShelf;
import org.junit.jupiter.api.Test;

class TorchLineRecogniserTest {

  private static final int LINES = 24;
  private static final int BLANK = -1;

  private final TorchRuntime runtime = TorchRuntime.start(1);
  private final List<GreyImage> lines = lines();

  @Test
  void handwritingIsReadByTheNetworkForItAndNothingElseIs() throws Exception {
    ModelFolder general = general();
    List<Recognition> before = read(general);
    List<Recognition> after = read(withHandsAllReadAs('ж', general));

    assertThat(before).extracting(Recognition::style).contains(Style.HANDWRITTEN, Style.PRINTED);
    for (int i = 0; i < LINES; i++) {
      assertThat(after.get(i).style()).isEqualTo(before.get(i).style());
      assertThat(after.get(i).text())
          .isEqualTo(
              before.get(i).style() == Style.HANDWRITTEN ? "ж" : before.get(i).text());
    }
  }

  @Test
  void whatTheNetworkForHandwritingCannotReadIsLeftToTheOther() throws Exception {
    ModelFolder general = general();
    assertThat(read(withHandsAllReadAs(BLANK, general)))
        .extracting(Recognition::text)
        .isEqualTo(read(general).stream().map(Recognition::text).toList());
  }

  private static ModelFolder general() throws IOException {
    ModelFolder shipped = ModelFolder.read(Path.of("models", SpoiltModel.SHIPPED));
    return new ModelFolder(
        shipped.description(), shipped.weights(NetworkRole.GENERAL), shipped.languageModel());
  }

  /** A model whose second network sees one character everywhere. */
  private static ModelFolder withHandsAllReadAs(int character, ModelFolder general) {
    Map<String, float[]> stubborn = new TreeMap<>(general.weights());
    float[] bias = Objects.requireNonNull(stubborn.get("characters.bias")).clone();
    bias[character == BLANK ? 0 : Alphabet.standard().indexOf(character).orElseThrow() + 1] = 1000;
    stubborn.put("characters.bias", bias);
    return general.withHandwriting(general.description().network(NetworkRole.GENERAL), stubborn);
  }

  private List<Recognition> read(ModelFolder model) {
    try (TorchLineRecogniser recogniser = TorchLineRecogniser.of(model, runtime)) {
      return recogniser.recognise(lines);
    }
  }

  private static List<GreyImage> lines() {
    SyntheticLines source = new SyntheticLines(
        FontShelf.load(List.of()),
        TextShelf.bundled(),
        Split.TEST,
        Alphabet.standard().asString().codePoints().boxed().collect(Collectors.toSet()));
    List<LabelledLine> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      lines.add(source.line(i, 0.2));
    }
    return lines.stream().map(LabelledLine::image).toList();
  }
}
