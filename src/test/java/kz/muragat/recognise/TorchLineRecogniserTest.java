package kz.muragat.recognise;

import static org.assertj.core.api.Assertions.assertThat;

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

  @Test
  void handwritingIsReadByTheNetworkForItAndNothingElseIs() throws Exception {
    TorchRuntime runtime = TorchRuntime.start(1);
    ModelFolder shipped = ModelFolder.read(Path.of("models", SpoiltModel.SHIPPED));
    ModelFolder general = new ModelFolder(
        shipped.description(), shipped.weights(NetworkRole.GENERAL), shipped.languageModel());
    Map<String, float[]> silent = new TreeMap<>(general.weights());
    float[] bias = Objects.requireNonNull(silent.get("characters.bias")).clone();
    bias[0] = 1000;
    silent.put("characters.bias", bias);
    List<GreyImage> lines = lines();

    List<Recognition> before = read(general, runtime, lines);
    List<Recognition> after = read(
        general.withHandwriting(shipped.description().network(NetworkRole.GENERAL), silent),
        runtime,
        lines);

    assertThat(before).extracting(Recognition::style).contains(Style.HANDWRITTEN, Style.PRINTED);
    for (int i = 0; i < LINES; i++) {
      assertThat(after.get(i).style()).isEqualTo(before.get(i).style());
      assertThat(after.get(i).text())
          .isEqualTo(
              before.get(i).style() == Style.HANDWRITTEN ? "" : before.get(i).text());
    }
  }

  private static List<Recognition> read(
      ModelFolder model, TorchRuntime runtime, List<GreyImage> lines) {
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
