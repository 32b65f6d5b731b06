package kz.muragat.recognise;

import ai.djl.util.Float16Utils;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes named arrays of numbers as safetensors: eight bytes of header length (little endian), a JSON header, and the
 * values. The format of https://huggingface.co/docs/safetensors; chosen because it holds numbers only and no program.
 */
public final class Safetensors {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_HEADER_BYTES = 1 << 20;

  /** How a number is stored. */
  public enum Precision {
    /** All of it: what a training goes on from. */
    F32(4),
    /** Eleven bits and an exponent, from 6e-8 to 65504: enough to read with, in half the room. */
    F16(2);

    private final int bytes;

    Precision(int bytes) {
      this.bytes = bytes;
    }
  }

  private Safetensors() {}

  /**
   * Reads all arrays of a file.
   *
   * @throws IOException when the file cannot be read or is not whole; the message names it
   */
  public static Map<String, float[]> read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() < 8) {
      throw damaged(file, "it is too short");
    }
    long headerLength = bytes.getLong();
    if (headerLength < 2 || headerLength > MAX_HEADER_BYTES || headerLength > bytes.remaining()) {
      throw damaged(file, "its header is cut short");
    }
    JsonNode header = header(file, bytes, (int) headerLength);
    ByteBuffer data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (!entry.getKey().equals("__metadata__")) {
        arrays.put(entry.getKey(), values(file, entry.getKey(), entry.getValue(), data));
      }
    }
    return arrays;
  }

  private static JsonNode header(Path file, ByteBuffer bytes, int length) throws IOException {
    byte[] json = new byte[length];
    bytes.get(json);
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IOException("The weights file " + file + " is damaged: its header is no JSON.", e);
    }
  }

  private static float[] values(Path file, String name, JsonNode entry, ByteBuffer data)
      throws IOException {
    long from = entry.path("data_offsets").path(0).asLong(-1);
    long to = entry.path("data_offsets").path(1).asLong(-1);
    Optional<Precision> precision = Arrays.stream(Precision.values())
        .filter(p -> entry.path("dtype").asText().equals(p.name()))
        .findAny();
    if (precision.isEmpty() || from < 0 || to < from || (to - from) % precision.get().bytes != 0) {
      throw damaged(file, name + " is no array of float32 or float16");
    }
    if (to > data.capacity()) {
      throw damaged(file, "it ends before " + name);
    }
    ByteBuffer its = data.slice((int) from, (int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
    if (precision.get() == Precision.F16) {
      return Float16Utils.fromByteBuffer(its);
    }
    float[] values = new float[its.remaining() / 4];
    its.asFloatBuffer().get(values);
    return values;
  }

  private static IOException damaged(Path file, String how) {
    return new IOException("The weights file " + file + " is damaged: " + how + ".");
  }

  /** Writes arrays, in the map's order, with their shapes. */
  public static void write(
      OutputStream out,
      Map<String, float[]> arrays,
      Map<String, long[]> shapes,
      Precision precision)
      throws IOException {
    ObjectNode header = JSON.createObjectNode();
    long offset = 0;
    for (Map.Entry<String, float[]> entry : arrays.entrySet()) {
      ObjectNode node = header.putObject(entry.getKey()).put("dtype", precision.name());
      long[] shape = shapes.getOrDefault(entry.getKey(), new long[] {entry.getValue().length});
      for (long dimension : shape) {
        node.withArray("shape").add(dimension);
      }
      long end = offset + (long) precision.bytes * entry.getValue().length;
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = JSON.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
    int padding = (8 - json.length % 8) % 8;
    ByteBuffer head = ByteBuffer.allocate(8 + json.length + padding).order(ByteOrder.LITTLE_ENDIAN);
    head.putLong(json.length + padding)
        .put(json)
        .put(" ".repeat(padding).getBytes(StandardCharsets.UTF_8));
    out.write(head.array());
    for (float[] values : arrays.values()) {
      ByteBuffer body =
          ByteBuffer.allocate(precision.bytes * values.length).order(ByteOrder.LITTLE_ENDIAN);
      for (float value : values) {
        if (precision == Precision.F16) {
          body.putShort(Float16Utils.floatToHalf(value));
        } else {
          body.putFloat(value);
        }
      }
      out.write(body.array());
    }
  }
}
