package kz.muragat.train.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import kz.muragat.model.Language;
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
    List<TabletHands.Sitting> sittings = TabletHands.read(folder);
    assertThat(sittings).hasSize(4);
    Face hand = sittings.get(0).faces().findFirst().orElseThrow();
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
        .contains("Tablet hand 00", "Tablet hand 02", "Mixed hands")
        .doesNotContain("Tablet hand 03", "Tablet hand 09");
    assertThat(shelf.families(Split.VALIDATION)).containsExactly("Tablet hand 09");
    assertThat(shelf.families(Split.TEST)).containsExactly("Tablet hand 03");
  }

  @Test
  void aMixedHandHasNoLetterOfWhoIsHeldOut() throws IOException {
    letter(9, 'ж', g -> g.drawOval(10, 10, 80, 120));
    letter(2, 'п', g -> g.drawOval(10, 10, 80, 120));
    List<Face> mixed = mixed(Map.of());
    assertThat(mixed).isNotEmpty().allMatch(face -> face.has('п')).noneMatch(face -> face.has('ж'));
    Set<Double> widths =
        mixed.stream().map(face -> face.glyph('о').bounds().getWidth()).collect(Collectors.toSet());
    assertThat(widths).as("no two alike").hasSameSizeAs(mixed);
    assertThat(mixed(Map.of()).get(7).glyph('о').bounds())
        .as("the same hand again")
        .isEqualTo(mixed.get(7).glyph('о').bounds());
  }

  @Test
  void someMixedHandsHaveLettersOfACollectionSmallAndCapital() throws IOException {
    Path2D ring = new Path2D.Double(new Ellipse2D.Double(0, 0, 20, 40));
    List<Face> mixed = mixed(Map.of('Ж', List.of(ring)));
    List<Face> small = mixed.stream().filter(face -> face.has('ж')).toList();
    assertThat(small).hasSizeBetween(mixed.size() / 8, mixed.size() / 2);
    assertThat(small)
        .allSatisfy(face -> assertThat(face.glyph('ж').bounds().getHeight())
            .as("height of a small letter")
            .isBetween(0.8, 1.6));
    assertThat(mixed).anyMatch(face -> face.has('Ж'));
  }

  @Test
  void someMixedHandsHaveLettersOfTheSchoolHand() throws IOException {
    // The school hand's р has its foot below the line; the writers' о is known to be round.
    List<Double> widths = mixed(Map.of()).stream()
        .map(face -> face.glyph('р').bounds().getHeight())
        .sorted()
        .toList();
    assertThat(widths.get(widths.size() - 1)).isGreaterThan(1.2 * widths.get(widths.size() / 2));
  }

  @Test
  void aHandThatIsLearntFromWritesNoLetterTwiceAlike() throws IOException {
    Face face = mixed(Map.of()).get(0);
    LineText text = new LineText("ооо", Language.RUSSIAN, false);
    assertThat(outlines(new LooseHand(face), text)).doesNotHaveDuplicates();
    assertThat(outlines(face, text))
        .hasSizeGreaterThan(1)
        .containsOnly(face.glyph('о').bounds());
    Scribes learnt = new Scribes(FontShelf.load(List.of(folder)), Split.TRAIN);
    Dice dice = new Dice(3);
    List<Scribe> picked = Stream.generate(
            () -> learnt.pick(FaceClass.HAND, "ооо", dice).orElseThrow())
        .limit(30)
        .toList();
    assertThat(picked).hasAtLeastOneElementOfType(LooseHand.class);
    assertThat(picked).doesNotHaveAnyElementsOfTypes(Face.class);
  }

  /** The outlines' bounds before they are placed, but for the strokes between letters. */
  private static List<Rectangle2D> outlines(Scribe hand, LineText text) {
    return hand.write(text, new Dice(1), 0).letters().stream()
        .filter(letter -> !letter.place().isIdentity())
        .map(letter -> letter.outline().getBounds2D())
        .toList();
  }

  private List<Face> mixed(Map<Character, List<Path2D>> pictures) throws IOException {
    MixedHands hands = new MixedHands(TabletHands.read(folder), pictures);
    return LongStream.range(0, 240).mapToObj(hands::hand).toList();
  }

  @Test
  void lettersCutOutOfAWordMakeAJoinedHandOfItsWriterAlone() throws IOException {
    // Cut at 155: а is 60 pixels high and stands on y = 100, д begins 30 higher.
    BufferedImage word = new BufferedImage(250, 145, BufferedImage.TYPE_BYTE_GRAY);
    drawn(word, 3, g -> {
      g.drawOval(20, 40, 60, 60);
      g.drawLine(80, 10, 80, 100);
      g.drawLine(80, 100, 170, 98);
      g.drawOval(170, 40, 60, 60);
    });
    Files.createDirectory(folder.resolve("words"));
    ImageIO.write(word, "png", folder.resolve("words/w_0_1_да.png").toFile());

    TabletHands.Sitting known = TabletHands.read(folder).get(0);
    assertThat(known.inWords())
        .extracting(PenWords.Letter::codePoint)
        .containsExactly((int) 'д', (int) 'а');
    Face joined = known.faces().skip(1).findFirst().orElseThrow();
    assertThat(joined.family()).isEqualTo("Tablet hand 00");
    assertThat(joined.joins()).isTrue();
    assertThat(joined.glyph('а').bounds().getMinY()).isCloseTo(-1, within(0.2));
    assertThat(joined.glyph('а').bounds().getMaxY()).isCloseTo(0, within(0.2));
    assertThat(joined.glyph('д').bounds().getMinY()).isCloseTo(-1.5, within(0.2));
    assertThat(joined.glyph('д').ends().orElseThrow().exit()).isPresent();
    assertThat(TabletHands.read(folder).get(1).faces()).hasSize(1);
  }

  private void letter(int writer, char letter, Consumer<Graphics2D> strokes) throws IOException {
    BufferedImage picture = new BufferedImage(110, 145, BufferedImage.TYPE_BYTE_GRAY);
    drawn(picture, 2 + writer, strokes);
    String name = String.format(Locale.ROOT, "w_%d_1_%04x.png", writer, (int) letter);
    ImageIO.write(picture, "png", folder.resolve("chars/" + name).toFile());
  }

  private static void drawn(BufferedImage picture, float pen, Consumer<Graphics2D> strokes) {
    Graphics2D g = picture.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    g.setColor(Color.BLACK);
    g.setStroke(new BasicStroke(pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    strokes.accept(g);
    g.dispose();
  }
}
