package kz.muragat.train.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledSetTest {

  private static final int COUNT = 12;

  @TempDir
  Path folder;

  private final LineSource words =
      new SyntheticWords(FontShelf.load(List.of()), TextShelf.bundled(), Split.TRAIN);

  @Test
  void labelsStandInOneFileOfTheChosenFormat() throws Exception {
    for (LabelFormat format : LabelFormat.values()) {
      Path set = folder.resolve(format.name());
      new LabelledSet(words, 1).writeFiles(set, 100, COUNT, format);
      List<String> rows = Files.readAllLines(set.resolve(format.fileName()));
      assertThat(rows).hasSize(COUNT + (format == LabelFormat.CSV ? 1 : 0));
      assertThat(set).isDirectoryNotContaining("glob:**.part");
      String first = words.line(100, 1).text();
      String row = rows.get(rows.size() - COUNT);
      switch (format) {
        case CSV -> assertThat(row).contains(".png,\"" + first + "\",");
        case TXT -> assertThat(row).endsWith("\t" + first);
        case JSONL -> {
          JsonNode node = new ObjectMapper().readTree(row);
          assertThat(node.get("text").asText()).isEqualTo(first);
          assertThat(set.resolve(node.get("file").asText())).exists();
        }
      }
    }
  }

  @Test
  void marksInLabelsDoNotBreakCsv() {
    LabelledLine line = words.line(1, 0);
    LabelledLine quoted = new LabelledLine(
        line.image(), "«а», \"б\"", line.style(), line.condition(), "A, B", line.language());
    assertThat(LabelFormat.CSV.row("f.png", quoted))
        .startsWith("f.png,\"«а», \"\"б\"\"\",")
        .endsWith(",\"A, B\"\n");
  }

  @Test
  void wordsOfOneSizeFillTheWantedNumberOfArchivesAndComeAgain() throws Exception {
    LabelledSet set = new LabelledSet(words, 1);
    assertThat(set.writeArchives(folder.resolve("a"), 0, COUNT, 3)).isEqualTo(COUNT);
    set.writeArchives(folder.resolve("b"), 0, COUNT, 3);

    List<Path> archives = files(folder.resolve("a"));
    assertThat(archives).hasSize(3);
    for (int i = 0; i < archives.size(); i++) {
      assertThat(archives.get(i))
          .hasSameBinaryContentAs(files(folder.resolve("b")).get(i));
      try (ZipFile zip = new ZipFile(archives.get(i).toFile())) {
        assertThat(zip.stream().map(Object::toString))
            .hasSize(COUNT / 3 + 3)
            .contains("labels.csv", "labels.txt", "metadata.jsonl");
        String[] label = text(zip, "labels.txt").lines().findFirst().orElse("").split("\t");
        long seed = Long.parseLong(label[0].replaceAll("\\D", ""));
        assertThat(label[1]).isEqualTo(words.line(seed, 1).text()).doesNotContain(" ");
        try (InputStream in = zip.getInputStream(zip.getEntry(label[0]))) {
          BufferedImage image = ImageIO.read(in);
          assertThat(image.getWidth()).isEqualTo(256);
          assertThat(image.getHeight()).isEqualTo(64);
        }
      }
    }
  }

  @Test
  void anInterruptedRunGoesOn() throws Exception {
    LabelledSet set = new LabelledSet(words, 0);
    set.writeArchives(folder, 0, COUNT, 3);
    Path second = files(folder).get(1);
    byte[] whole = Files.readAllBytes(second);
    Files.delete(second);
    assertThat(set.writeArchives(folder, 0, COUNT, 3)).isEqualTo(COUNT / 3);
    assertThat(second).hasBinaryContent(whole);
    assertThatThrownBy(() -> set.writeArchives(folder, 0, 2, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static String text(ZipFile zip, String name) throws IOException {
    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
