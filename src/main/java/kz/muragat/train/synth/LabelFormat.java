package kz.muragat.train.synth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How the labels of many pictures are written into one file, a picture a line. */
public enum LabelFormat {
  /** Comma-separated (RFC 4180) with a head line. */
  CSV("labels.csv", "file,text,language,style,condition,face\n") {
    @Override
    String row(String file, LabelledLine line) {
      return String.join(
              ",",
              file,
              quoted(line.text()),
              line.language().tag(),
              style(line),
              line.condition(),
              quoted(line.face()))
          + "\n";
    }
  },
  /** A JSON object a line, as {@code evaluate} reads it beside pictures. */
  JSONL("metadata.jsonl", "") {
    @Override
    String row(String file, LabelledLine line) {
      Map<String, String> members = new LinkedHashMap<>();
      members.put("file", file);
      members.put("text", line.text());
      members.put("language", line.language().tag());
      members.put("style", style(line));
      members.put("condition", line.condition());
      members.put("face", line.face());
      try {
        return JSON.writeValueAsString(members) + "\n";
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("strings can always be written as JSON", e);
      }
    }
  },
  /** File and text with a tab between. */
  TXT("labels.txt", "") {
    @Override
    String row(String file, LabelledLine line) {
      return file + "\t" + line.text() + "\n";
    }
  };

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String fileName;
  private final String head;

  LabelFormat(String fileName, String head) {
    this.fileName = fileName;
    this.head = head;
  }

  /** What the file of labels is called. */
  public String fileName() {
    return fileName;
  }

  /** What stands above the first row. */
  String head() {
    return head;
  }

  /** A picture's row, with the line feed that ends it. */
  abstract String row(String file, LabelledLine line);

  static String style(LabelledLine line) {
    return switch (line.style()) {
      case PRINTED -> "print";
      case TYPEWRITTEN -> "typescript";
      case HANDWRITTEN -> "hand";
    };
  }

  static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /** The format of a name such as {@code csv}. */
  public static LabelFormat of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
