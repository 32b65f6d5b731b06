package kz.muragat.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {

  @TempDir
  Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("conv.weight", new float[] {1, -2.5f, Float.MIN_VALUE, 0});
    arrays.put("bias", new float[] {3});
    Map<String, float[]> read = Safetensors.read(write(arrays));
    assertThat(read).containsOnlyKeys("conv.weight", "bias");
    assertThat(read.get("conv.weight")).isEqualTo(arrays.get("conv.weight"));
    assertThat(read.get("bias")).isEqualTo(arrays.get("bias"));
  }

  @Test
  void everyCutOfTheFileIsToldAndNamesIt() throws IOException {
    byte[] whole = Files.readAllBytes(write(Map.of("a", new float[100])));
    Path cut = folder.resolve("cut.safetensors");
    for (int length : new int[] {0, 5, 20, whole.length - 1}) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Safetensors.read(cut))
          .as("%d bytes", length)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cut.safetensors")
          .hasMessageContaining("damaged");
    }
  }

  @Test
  void aTextWithTheNameOfWeightsIsTold() throws IOException {
    Path noise = folder.resolve("noise.safetensors");
    Files.writeString(noise, "this is a text that somebody renamed to weights");
    assertThatThrownBy(() -> Safetensors.read(noise))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("noise");
  }

  @Test
  void halfOfTheRoomKeepsElevenBits() throws IOException {
    float[] values = {1, -2.5f, 0.1f, -3.0517578e-5f, 1e-7f, 0, 1234.5678f};
    float[] read =
        Safetensors.read(write(Map.of("a", values), Safetensors.Precision.F16)).get("a");
    assertThat(read).hasSameSizeAs(values);
    for (int i = 0; i < values.length; i++) {
      assertThat(read[i]).isCloseTo(values[i], within(6e-8f + Math.abs(values[i]) / 2000));
    }
  }

  private Path write(Map<String, float[]> arrays) throws IOException {
    return write(arrays, Safetensors.Precision.F32);
  }

  private Path write(Map<String, float[]> arrays, Safetensors.Precision precision)
      throws IOException {
    Path file = folder.resolve("weights.safetensors");
    try (OutputStream out = Files.newOutputStream(file)) {
      Safetensors.write(out, arrays, Map.of(), precision);
    }
    return file;
  }
}
