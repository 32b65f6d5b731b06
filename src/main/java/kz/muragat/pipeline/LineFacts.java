package kz.muragat.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.muragat.model.Style;
import kz.muragat.text.LanguageGuess;

/**
 * What is known of a picture besides its text, so that figures can be told apart by it.
 *
 * @param language {@code kk}, {@code ru}, {@code mixed} or {@code und}
 * @param style {@code print}, {@code typescript}, {@code hand}, or {@code unknown}
 * @param condition {@code clean}, {@code damaged}, {@code tight} …, or {@code unknown}
 * @param writer a font, a simulated pen, a person: what the list says, or {@code unknown}
 */
public record LineFacts(String language, String style, String condition, String writer) {

  /** Where neither names nor a list tell. */
  public static final String UNKNOWN = "unknown";

  /** The list of facts beside pictures: a JSON object a line, each with the picture's path in {@code file}. */
  public static final String LIST = "metadata.jsonl";

  private static final Pattern NAME = Pattern.compile("(kk|ru|mixed|und)-.*");
  private static final Set<String> STYLES = Set.of("print", "typescript", "hand");

  /** A style as these facts name it. */
  static String styleName(Style style) {
    return switch (style) {
      case PRINTED -> "print";
      case TYPEWRITTEN -> "typescript";
      case HANDWRITTEN -> "hand";
    };
  }

  /** Looks facts up: in a {@code metadata.jsonl} of the picture's folder or one above it, else in names. */
  public static final class Finder {

    private final Path root;
    private final LanguageGuess languages;
    private final Map<Path, Map<Path, LineFacts>> lists = new HashMap<>();

    /**
     * @param root no list above it is looked at
     */
    public Finder(Path root, LanguageGuess languages) {
      this.root = root.toAbsolutePath().normalize();
      this.languages = languages;
    }

    /**
     * The facts of a picture. Names tell as {@code synthesise} and {@code benchmark-set} give them: {@code
     * print-damaged/kk-0000012.png}; without them the language is guessed from the truth.
     *
     * @throws IOException where a list is there but cannot be read; the message names its line
     */
    public LineFacts of(Path picture, String truth) throws IOException {
      Path file = picture.toAbsolutePath().normalize();
      LineFacts byName = byName(file, truth);
      for (Path folder = file.getParent();
          folder != null && folder.startsWith(root);
          folder = folder.getParent()) {
        LineFacts listed = list(folder).get(file);
        if (listed != null) {
          return new LineFacts(
              listed.language.equals(UNKNOWN) ? byName.language : listed.language,
              listed.style.equals(UNKNOWN) ? byName.style : listed.style,
              listed.condition.equals(UNKNOWN) ? byName.condition : listed.condition,
              listed.writer);
        }
      }
      return byName;
    }

    private LineFacts byName(Path file, String truth) {
      Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
      String language = name.matches()
          ? name.group(1)
          : LanguageGuess.mostOf(languages.ofLine(List.of(truth.split(" ")))).tag();
      Path folder = file.getParent();
      String[] parts =
          folder == null ? new String[0] : String.valueOf(folder.getFileName()).split("-", 2);
      return parts.length == 2 && STYLES.contains(parts[0])
          ? new LineFacts(language, parts[0], parts[1], UNKNOWN)
          : new LineFacts(language, UNKNOWN, UNKNOWN, UNKNOWN);
    }

    private Map<Path, LineFacts> list(Path folder) throws IOException {
      Map<Path, LineFacts> known = lists.get(folder);
      if (known == null) {
        Path list = folder.resolve(LIST);
        known = Files.isRegularFile(list) ? read(list, folder) : Map.of();
        lists.put(folder, known);
      }
      return known;
    }

    private static Map<Path, LineFacts> read(Path list, Path folder) throws IOException {
      ObjectMapper json = new ObjectMapper();
      Map<Path, LineFacts> facts = new HashMap<>();
      int number = 0;
      for (String line : Files.readAllLines(list)) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        try {
          JsonNode node = json.readTree(line);
          String file = node.path("file").asText(node.path("file_name").asText(""));
          facts.put(
              folder.resolve(file).normalize(),
              new LineFacts(
                  text(node, "language"),
                  text(node, "style"),
                  text(node, "condition"),
                  text(node, "writer")));
        } catch (JsonProcessingException e) {
          throw new IOException(list + ", line " + number + ", is no JSON object", e);
        }
      }
      return facts;
    }

    private static String text(JsonNode node, String member) {
      return node.path(member).asText(UNKNOWN);
    }
  }
}
