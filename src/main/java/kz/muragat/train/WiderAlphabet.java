package kz.muragat.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.muragat.recognise.ModelDescription;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.NetworkRole;
import kz.muragat.recognise.NetworkShape;
import kz.muragat.text.Alphabet;

/**
 * Gives a model new letters: they come after the old ones, with weights near zero and a bias so low that nothing read so far
 * is read differently until they are learnt.
 */
final class WiderAlphabet {

  private static final float UNLIKELY = -8;

  private WiderAlphabet() {}

  /** The same model where the texts have no letter that it lacks. */
  static ModelFolder of(ModelFolder model, List<String> texts) {
    ModelDescription old = model.description();
    Alphabet alphabet = Alphabet.of(old.alphabet());
    Set<Integer> lacking = texts.stream()
        .flatMap(text -> text.codePoints().boxed())
        .filter(c -> !alphabet.contains(c))
        .collect(Collectors.toCollection(TreeSet::new));
    if (lacking.isEmpty()) {
      return model;
    }
    String letters = lacking.stream().map(Character::toString).collect(Collectors.joining());
    NetworkShape shape = old.network();
    int classes = shape.classes() + lacking.size();
    ModelFolder wider = model.as(old.wider(letters));
    for (NetworkRole role : NetworkRole.values()) {
      if (model.has(role)) {
        wider = wider.with(role, wider(model.weights(role), shape.classes(), classes));
      }
    }
    return wider;
  }

  private static Map<String, float[]> wider(Map<String, float[]> weights, int before, int classes) {
    Map<String, float[]> result = new LinkedHashMap<>(weights);
    result.computeIfPresent(
        "characters.weight",
        (name, values) -> Arrays.copyOf(values, values.length / before * classes));
    result.computeIfPresent("characters.bias", (name, values) -> {
      float[] wider = Arrays.copyOf(values, classes);
      Arrays.fill(wider, before, classes, UNLIKELY);
      return wider;
    });
    return result;
  }
}
