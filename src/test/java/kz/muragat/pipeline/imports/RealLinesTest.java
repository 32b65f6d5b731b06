package kz.muragat.pipeline.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import kz.muragat.model.Style;
import kz.muragat.text.Alphabet;
import kz.muragat.train.synth.LabelledLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealLinesTest {

  @TempDir
  Path folder;

  @Test
  void whatCannotBeLearntIsToldAndTheRestIsTaken() throws IOException {
    pair("1", "  Құжат   № 5 ");
    pair("2", "");
    pair("3", "日本");
    List<String> troubles = new ArrayList<>();
    List<LabelledLine> lines =
        RealLines.read(folder, Style.HANDWRITTEN, Alphabet.standard(), troubles::add);
    assertThat(lines).singleElement().satisfies(line -> {
      assertThat(line.text()).isEqualTo("Құжат № 5");
      assertThat(line.style()).isEqualTo(Style.HANDWRITTEN);
      assertThat(line.image().width()).isEqualTo(90);
    });
    assertThat(troubles).hasSize(2);
    assertThat(troubles.get(0)).contains("2.gt.txt", "no text");
    assertThat(troubles.get(1)).contains("3.gt.txt", "outside the alphabet: 日本");
  }

  private void pair(String name, String text) throws IOException {
    BufferedImage picture = new BufferedImage(90, 30, BufferedImage.TYPE_BYTE_GRAY);
    ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
    Files.writeString(folder.resolve(name + ".gt.txt"), text + "\n");
  }
}
