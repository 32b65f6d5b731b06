package kz.muragat.train.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.imageio.ImageIO;
import kz.muragat.alto.AltoReader;
import kz.muragat.alto.AltoWriter;
import kz.muragat.model.Box;
import kz.muragat.model.Page;
import kz.muragat.model.Word;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticPagesTest {

  private static final int INK = 130;

  private final SyntheticPages pages =
      new SyntheticPages(FontShelf.load(List.of()), TextShelf.bundled(), Split.VALIDATION);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void allInkLiesInTheBoxesOfWordsAndEveryBoxHasInk(long seed) throws Exception {
    SyntheticPages.Made made = pages.page(seed, "page.png");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(made.png()));
    boolean[][] explained = new boolean[image.getHeight()][image.getWidth()];
    List<Word> words =
        made.page().lines().flatMap(line -> line.words().stream()).toList();
    assertThat(words).hasSizeGreaterThan(30);
    for (Word word : words) {
      Box box = word.box();
      int dark = 0;
      for (int y = box.y() - 2; y < box.bottom() + 2; y++) {
        for (int x = box.x() - 2; x < box.right() + 2; x++) {
          explained[y][x] = true;
          dark += image.getRaster().getSample(x, y, 0) < INK ? 1 : 0;
        }
      }
      assertThat(dark).as(word.text() + " at " + box).isPositive();
    }
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (!explained[y][x]) {
          assertThat(image.getRaster().getSample(x, y, 0)).as(x + "," + y).isGreaterThan(INK - 40);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 5})
  void theSameSeedGivesTheSamePageAndItsAltoReadsBack(long seed) throws Exception {
    SyntheticPages.Made made = pages.page(seed, "page.png");
    SyntheticPages.Made again = pages.page(seed, "page.png");
    assertThat(again.png()).isEqualTo(made.png());
    assertThat(again.page()).isEqualTo(made.page());

    byte[] alto = new AltoWriter().toBytes(made.page());
    Page read = new AltoReader().read(new ByteArrayInputStream(alto), "page.xml");
    assertThat(read).isEqualTo(made.page());
  }
}
