package kz.muragat.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.muragat.model.Style;
import kz.muragat.recognise.LineNetwork;
import kz.muragat.recognise.NetworkShape;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.text.Alphabet;
import kz.muragat.train.synth.FontShelf;
import kz.muragat.train.synth.LineMix;
import kz.muragat.train.synth.Split;
import kz.muragat.train.synth.SyntheticLines;
import kz.muragat.train.synth.TextShelf;
import org.junit.jupiter.api.Test;

class LearnerTest {

  private static final Alphabet ALPHABET = Alphabet.standard();
  private static final NetworkShape TINY =
      new NetworkShape(48, List.of(16, 16, 16, 16, 16, 16), 8, 1, ALPHABET.size() + 1);

  @Test
  void ofALineThatDoesNotCountOnlyTheStyleIsLearnt() {
    Map<String, float[]> weights = InitialWeights.of(TINY, 1);
    Map<String, float[]> moved = copy(weights);
    Learner learner = new Learner(
        TINY,
        TorchRuntime.start(1),
        moved,
        copy(weights),
        new AdamW(0.01, 5),
        true,
        LineNetwork::isLearnt,
        style -> style == Style.HANDWRITTEN ? 0 : 1);
    double loss = learner.step(
        LineBatch.of(List.of(handwritten(1), handwritten(2)), TINY.inputHeightPx()), 1e-3);
    assertThat(loss).isPositive();
    assertThat(moved.get("characters.bias")).containsExactly(weights.get("characters.bias"));
    assertThat(moved.get("style.bias")).isNotEqualTo(weights.get("style.bias"));
  }

  private static Sample handwritten(long seed) {
    SyntheticLines lines = new SyntheticLines(
        FontShelf.load(List.of()),
        TextShelf.bundled(),
        Split.TRAIN,
        ALPHABET.asString().codePoints().boxed().collect(Collectors.toSet()),
        LineMix.HANDWRITING);
    for (long s = seed * 1000; ; s++) {
      Sample sample = LineFeed.sample(lines, ALPHABET, TINY, s, 0.3);
      if (sample.line().style() == Style.HANDWRITTEN && sample.label().length > 0) {
        return sample;
      }
    }
  }

  private static Map<String, float[]> copy(Map<String, float[]> weights) {
    Map<String, float[]> copies = new LinkedHashMap<>();
    weights.forEach((name, values) -> copies.put(name, values.clone()));
    return copies;
  }
}
