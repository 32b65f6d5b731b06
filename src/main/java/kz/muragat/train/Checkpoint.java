package kz.muragat.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.muragat.recognise.NetworkShape;
import kz.muragat.recognise.Safetensors;

/**
 * A training that can be taken up again: everything it knows, in one folder. The arrays are written under a new name before
 * {@code training.json} points to them, so that an interruption leaves the checkpoint before.
 *
 * @param lines learnt from so far
 * @param steps of the optimiser
 * @param curve validation results so far
 */
record Checkpoint(
    NetworkShape network,
    String alphabet,
    long lines,
    long steps,
    List<CurvePoint> curve,
    Map<String, float[]> weights,
    Map<String, float[]> average,
    Map<String, float[]> moments) {

  private static final String STATE_FILE = "training.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** A validation: after how many lines, the mean loss since the last, and the error rate by subset. */
  record CurvePoint(long lines, double loss, Map<String, Double> cer) {}

  private record State(
      NetworkShape network,
      String alphabet,
      long lines,
      long steps,
      String arrays,
      List<CurvePoint> curve) {}

  static boolean existsIn(Path folder) {
    return Files.isRegularFile(folder.resolve(STATE_FILE));
  }

  static Checkpoint read(Path folder) throws IOException {
    State state = JSON.readValue(folder.resolve(STATE_FILE).toFile(), State.class);
    Map<String, Map<String, float[]>> parts = new LinkedHashMap<>();
    Safetensors.read(folder.resolve(state.arrays)).forEach((name, values) -> {
      int colon = name.indexOf(':');
      parts
          .computeIfAbsent(name.substring(0, colon), part -> new LinkedHashMap<>())
          .put(name.substring(colon + 1), values);
    });
    return new Checkpoint(
        state.network,
        state.alphabet,
        state.lines,
        state.steps,
        state.curve,
        parts.getOrDefault("weight", Map.of()),
        parts.getOrDefault("average", Map.of()),
        parts.getOrDefault("moment", Map.of()));
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<String, float[]> arrays = new LinkedHashMap<>();
    weights.forEach((name, values) -> arrays.put("weight:" + name, values));
    average.forEach((name, values) -> arrays.put("average:" + name, values));
    moments.forEach((name, values) -> arrays.put("moment:" + name, values));
    String file = "arrays-" + lines + ".safetensors";
    try (OutputStream out = Files.newOutputStream(folder.resolve(file))) {
      Safetensors.write(out, arrays, Map.of(), Safetensors.Precision.F32);
    }
    Path temporary = folder.resolve(STATE_FILE + ".tmp");
    JSON.writeValue(temporary.toFile(), new State(network, alphabet, lines, steps, file, curve));
    Files.move(
        temporary,
        folder.resolve(STATE_FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    try (var old = Files.newDirectoryStream(folder, "arrays-*.safetensors")) {
      for (Path path : old) {
        if (!path.getFileName().toString().equals(file)) {
          Files.delete(path);
        }
      }
    }
  }
}
