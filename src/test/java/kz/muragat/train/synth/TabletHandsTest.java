package kz.muragat.train.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TabletHandsTest {

  @TempDir
  Path folder;

  /** Four writers, each a thicker pen than the one before; the same room for every letter, as on a tablet. */
  @BeforeEach
  void threeLetters() throws IOException {
    Files.createDirectory(folder.resolve("chars"));
    for (int writer : List.of(0, 2, 3, 9)) {
      letter(writer, 'о', g -> g.drawOval(10, 10, 80, 120));
      letter(writer, 'О', g -> g.drawOval(10, 10, 80, 120));
      letter(writer, 'р', g -> {
        g.drawLine(20, 10, 20, 135);
        g.drawOval(20, 10, 40, 50);
      });
    }
  }

  @Test
  void aLetterHasItsOwnHeightInTheLineAndOnePen() throws IOException {
    List<Face> hands = TabletHands.faces(folder);
    assertThat(hands)
        .extracting(Face::family)
        .filteredOn(f -> f.startsWith("Tablet"))
        .hasSize(4);
    Face hand = hands.get(0);
    assertThat(hand.glyph('о').bounds().getMinY()).isCloseTo(-1 - hand.stem() / 2, within(0.1));
    assertThat(hand.glyph('о').bounds().getMaxY()).isCloseTo(hand.stem() / 2, within(0.1));
    assertThat(hand.glyph('О').bounds().getMinY()).isCloseTo(-1.8 - hand.stem() / 2, within(0.1));
    assertThat(hand.glyph('р').bounds().getMaxY()).isCloseTo(0.9, within(0.15));
    assertThat(hand.suits("оө, р")).as("Kazakh letters and signs are made").isTrue();
    assertThat(hand.has('ж')).isFalse();
  }

  @Test
  void aWriterIsHeldOutWithAllSittings() {
    FontShelf shelf = FontShelf.load(List.of(folder));
    assertThat(shelf.families(Split.TRAIN))
        .contains("Tablet hand 00", "Tablet hand 02", "Mixed hand 001")
        .doesNotContain("Tablet hand 03", "Tablet hand 09");
    assertThat(shelf.families(Split.VALIDATION)).containsExactly("Tablet hand 09");
    assertThat(shelf.families(Split.TEST)).containsExactly("Tablet hand 03");
  }

  @Test
  void aMixedHandHasNoLetterOfWhoIsHeldOut() throws IOException {
    letter(9, 'ж', g -> g.drawOval(10, 10, 80, 120));
    letter(2, 'п', g -> g.drawOval(10, 10, 80, 120));
    List<Face> mixed = TabletHands.faces(folder).stream()
        .filter(face -> face.family().startsWith("Mixed"))
        .toList();
    assertThat(mixed).isNotEmpty().allMatch(face -> face.has('п')).noneMatch(face -> face.has('ж'));
    Set<Double> widths =
        mixed.stream().map(face -> face.glyph('о').bounds().getWidth()).collect(Collectors.toSet());
    assertThat(widths).as("no two alike").hasSameSizeAs(mixed);
  }

  private void letter(int writer, char letter, Consumer<Graphics2D> strokes) throws IOException {
    BufferedImage picture = new BufferedImage(110, 145, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = picture.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, 110, 145);
    g.setColor(Color.BLACK);
    g.setStroke(new BasicStroke(2 + writer, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    strokes.accept(g);
    g.dispose();
    String name = String.format(Locale.ROOT, "w_%d_1_%04x.png", writer, (int) letter);
    ImageIO.write(picture, "png", folder.resolve("chars/" + name).toFile());
  }
}
