package kz.muragat.pipeline.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kz.muragat.model.UnreadableScanException;

/** Pictures of lines or words, each with a JSON file that tells its text in {@code description}: HKR and KOHTD. */
final class DescribedPictures implements LineArchive {

  private static final String ENDING = ".json";

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public void read(Path folder, Taker taker) throws IOException {
    for (Path file : Sources.files(folder, ENDING)) {
      String source = folder.relativize(file).toString();
      try {
        JsonNode node = json.readTree(file.toFile());
        JsonNode text = node.path("description");
        Optional<Path> picture = Sources.picture(
            file, List.of(node.path("name").asText(""), Sources.stem(file, ENDING)));
        if (!text.isTextual()) {
          taker.trouble(source, "it has no description");
        } else if (picture.isEmpty()) {
          taker.trouble(source, "there is no picture for it");
        } else {
          taker.line(source, Sources.read(picture.get()), text.asText());
        }
      } catch (JsonProcessingException e) {
        taker.trouble(source, "it is no JSON");
      } catch (UnreadableScanException e) {
        taker.trouble(source, String.valueOf(e.getMessage()));
      }
    }
  }
}
