package kz.muragat.train.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import kz.muragat.text.Alphabet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineSetWriterTest {

  @TempDir
  Path folder;

  private final LineSource lines = new SyntheticLines(
      FontShelf.load(List.of()),
      TextShelf.bundled(),
      Split.TRAIN,
      Alphabet.standard().asString().codePoints().boxed().collect(Collectors.toSet()));

  @Test
  void pictureAndTextStandBesideEachOther() throws Exception {
    for (long seed = 0; seed < 20; seed++) {
      Path png = new LineSetWriter(lines, 1).write(folder, seed);
      LabelledLine line = lines.line(seed, 1);
      String name = png.getFileName().toString();
      assertThat(Files.readString(png.resolveSibling(name.replace(".png", ".gt.txt"))))
          .isEqualTo(line.text() + "\n");
      assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(line.image().width());
      assertThat(ImageIO.read(png.toFile()).getRaster().getSample(3, 4, 0))
          .isEqualTo(line.image().at(3, 4));
      assertThat(png.getParent().getFileName().toString())
          .isIn(
              "print-clean",
              "print-damaged",
              "typescript-clean",
              "typescript-damaged",
              "hand-clean",
              "hand-damaged",
              "empty");
    }
  }
}
