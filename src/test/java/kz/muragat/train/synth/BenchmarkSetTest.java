package kz.muragat.train.synth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import kz.muragat.text.Alphabet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkSetTest {

  @TempDir
  Path folder;

  @Test
  void everyCellIsThereAndTheSameAgain() throws Exception {
    // Of the faces that come along those for validation print and typewrite.
    Path first = write("first");
    Path second = write("second");

    try (Stream<Path> folders = Files.list(first)) {
      assertThat(folders
              .filter(Files::isDirectory)
              .map(f -> f.getFileName().toString())
              .toList())
          .containsExactlyInAnyOrder(
              "print-clean",
              "print-damaged",
              "typescript-clean",
              "typescript-damaged",
              "hand-clean",
              "hand-damaged",
              "framing-tight",
              "framing-loose",
              "framing-small");
    }
    assertThat(second.resolve("SHA256SUMS")).hasSameTextualContentAs(first.resolve("SHA256SUMS"));
    List<String> facts = Files.readAllLines(first.resolve("metadata.jsonl"));
    assertThat(facts).hasSize(9 * 3 * 2);
    for (String line : facts) {
      JsonNode node = new ObjectMapper().readTree(line);
      Path picture = first.resolve(node.get("file").asText());
      String text = Files.readString(Path.of(picture.toString().replace(".png", ".gt.txt")));
      assertThat(text).isEqualTo(node.get("text").asText() + "\n");
      assertThat(text).doesNotContainPattern("[A-Za-z]");
      assertThat(text.codePoints().anyMatch(Alphabet::isKazakhLetter))
          .as(line)
          .isEqualTo(!node.get("language").asText().equals("ru"));
      assertThat(ImageIO.read(picture.toFile()).getHeight()).isBetween(18, 88);
    }
    assertThat(first.resolve("README.md")).content().contains("version " + BenchmarkSet.VERSION);
  }

  @Test
  void framingChangesTheCropNotTheText() throws Exception {
    Path set = write("set");
    for (String name : List.of("kk-0001", "ru-0002", "mixed-0001")) {
      String text = Files.readString(set.resolve("print-clean/" + name + ".gt.txt"));
      for (String framing : List.of("framing-tight", "framing-loose", "framing-small")) {
        assertThat(set.resolve(framing + "/" + name + ".gt.txt")).hasContent(text.strip());
      }
      assertThat(shape(set, "framing-tight", name)).isGreaterThan(shape(set, "print-clean", name));
      assertThat(shape(set, "framing-loose", name)).isLessThan(shape(set, "print-clean", name));
      assertThat(shape(set, "framing-small", name)).isLessThan(shape(set, "framing-loose", name));
    }
  }

  private Path write(String name) throws Exception {
    Path set = Files.createDirectory(folder.resolve(name));
    BenchmarkSet benchmark =
        new BenchmarkSet(FontShelf.load(List.of()), TextShelf.bundled(), Split.VALIDATION, 2);
    assertThat(benchmark.write(set)).isEqualTo(9 * 3 * 2);
    return set;
  }

  /** Width for height: the more paper above and below, the less. */
  private static double shape(Path set, String subset, String name) throws Exception {
    var image = ImageIO.read(set.resolve(subset + "/" + name + ".png").toFile());
    return (double) image.getWidth() / image.getHeight();
  }
}
