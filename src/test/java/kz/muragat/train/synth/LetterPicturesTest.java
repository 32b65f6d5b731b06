package kz.muragat.train.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterPicturesTest {

  @TempDir
  Path folder;

  /** А drawn with a brush, О with a thin pen. */
  @BeforeEach
  void twoLetters() throws IOException {
    for (int i = 0; i < 40; i++) {
      letter("а", i, 9, g -> {
        g.drawLine(6, 58, 24, 6);
        g.drawLine(24, 6, 42, 58);
        g.drawLine(14, 38, 34, 38);
      });
      letter("о", i, 2, g -> g.drawOval(4, 4, 38, 54));
    }
  }

  @Test
  void handsWriteCapitalsWithOnePenWhateverTheyWereWrittenWith() throws IOException {
    List<Face> hands = LetterPictures.read(folder).faces();
    assertThat(hands).hasSize(30).allMatch(hand -> hand.kind() == FaceClass.HAND);
    Face hand = hands.get(0);
    assertThat(hand.suits("АО 1941")).isTrue();
    assertThat(hand.has('а')).isFalse();
    // Ө is made of О, as for other hands that lack Kazakh letters.
    assertThat(hand.has('Ө')).isTrue();
    assertThat(hand.glyph('А').bounds().getHeight()).isCloseTo(1.5 + hand.stem(), within(0.15));
    // The ring of О is as thick as the pen: all that is nearer to its middle line than half of it.
    Area ring = new Area(hand.glyph('О').outline());
    double middle = ring.getBounds2D().getCenterY();
    double left = ring.getBounds2D().getMinX();
    assertThat(ring.contains(left + 0.5 * hand.stem(), middle)).isTrue();
    assertThat(ring.contains(left + 1.6 * hand.stem(), middle)).isFalse();
    // The brush was a fifth of the letter's width; its leg is now a pen's line.
    Area leg = new Area(hand.glyph('А').outline());
    leg.intersect(new Area(new java.awt.geom.Rectangle2D.Double(0, -0.3, 0.7, 0.01)));
    assertThat(leg.getBounds2D().getWidth()).isLessThan(1.5 * hand.stem());
  }

  @Test
  void aZipFileGivesTheSameHandsAndTheyAreSplitForEver() throws IOException {
    Path zip = folder.resolveSibling(folder.getFileName() + ".zip");
    try (FileSystem out = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      for (String letter : List.of("а", "о")) {
        Files.createDirectory(out.getPath("/" + letter));
        for (Path file : Files.list(folder.resolve(letter)).toList()) {
          Files.copy(file, out.getPath("/" + letter + "/" + file.getFileName()));
        }
      }
    }
    FontShelf shelf = FontShelf.load(List.of(zip));
    Files.delete(zip);
    assertThat(shelf.families(Split.TRAIN)).hasSize(24);
    assertThat(shelf.families(Split.VALIDATION)).containsExactly("Block hand 25", "Block hand 26");
    assertThat(shelf.families(Split.TEST)).hasSize(4);
  }

  @Test
  void whatMayBeLearntFromIsNotOfTheHandsHeldOut() throws IOException {
    for (int i = 0; i < 40; i++) {
      int width = i < 32 ? 20 : 40;
      letter("б", i, 3, g -> g.drawOval(4, 4, width, 54));
    }
    List<Path2D> learntFrom = LetterPictures.read(folder).learntFrom().get('Б');
    assertThat(learntFrom).hasSize(32).allMatch(path -> path.getBounds2D().getWidth() < 30);
  }

  @Test
  void aBrokenPictureIsNamed() throws IOException {
    Files.writeString(folder.resolve("а/0000.png"), "no picture");
    assertThatThrownBy(() -> LetterPictures.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("0000.png");
  }

  private void letter(
      String name, int number, int thickness, java.util.function.Consumer<Graphics2D> drawing)
      throws IOException {
    BufferedImage picture = new BufferedImage(48, 64, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = picture.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, 48, 64);
    g.setColor(Color.BLACK);
    g.setStroke(new BasicStroke(thickness));
    drawing.accept(g);
    g.dispose();
    Path file = folder.resolve(name).resolve(String.format("%04d.png", number));
    Files.createDirectories(file.getParent());
    ImageIO.write(picture, "png", file.toFile());
  }
}
