package kz.muragat.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** JSON in and out. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is answered is always JSON", e);
    }
  }

  /**
   * Reads an object.
   *
   * @throws Problem when it is no JSON object
   */
  static JsonNode object(InputStream body) throws IOException {
    try {
      JsonNode node = MAPPER.readTree(body);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw Problem.bad("What was sent is not JSON: " + e.getOriginalMessage());
    }
    throw Problem.bad("What was sent should be a JSON object.");
  }

  /**
   * A text of an object.
   *
   * @throws Problem when it is missing or no text
   */
  static String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isTextual()) {
      throw Problem.bad("What was sent should have a text called " + name + ".");
    }
    return value.textValue();
  }
}
