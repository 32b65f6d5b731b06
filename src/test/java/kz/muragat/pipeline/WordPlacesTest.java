package kz.muragat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.muragat.model.Box;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Language;
import kz.muragat.model.LineShape;
import kz.muragat.model.Polygon;
import kz.muragat.model.Polyline;
import kz.muragat.model.Style;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;
import org.junit.jupiter.api.Test;

/** Words of ten-pixel letters, ten pixels apart. */
class WordPlacesTest {

  @Test
  void wordsThatStayKeepTheirBoxes() {
    List<Box> boxes = WordPlaces.of(
        line("опись", "дел", "за", "год"), List.of("опись", "дед", "за", "год"), null);
    assertThat(boxes).containsExactly(box(0, 5), box(6, 3), box(10, 2), box(13, 3));
  }

  @Test
  void aWordIsPartedWhereTheInkIs() {
    // Read as one word: ink 0-50 and 58-90.
    GreyImage page = ink(120, 0, 50, 58, 90);
    List<Box> boxes = WordPlaces.of(line("описьдел"), List.of("опись", "дел"), page);
    assertThat(boxes.get(0).right()).isEqualTo(50);
    assertThat(boxes.get(1).x()).isEqualTo(58);
  }

  @Test
  void twoWordsAreJoined() {
    assertThat(WordPlaces.of(line("мұра", "ғат"), List.of("мұрағат"), null))
        .containsExactly(new Box(0, 0, 80, 20));
  }

  @Test
  void aWordThatWasMissedGetsRoom() {
    List<Box> boxes = WordPlaces.of(line("опись", "год"), List.of("опись", "за", "год"), null);
    assertThat(boxes).hasSize(3);
    for (int i = 1; i < 3; i++) {
      assertThat(boxes.get(i).x()).isGreaterThanOrEqualTo(boxes.get(i - 1).right() - 1);
      assertThat(boxes.get(i).width()).isGreaterThan(5);
    }
  }

  @Test
  void aLineOnItsHeadRunsTheOtherWay() {
    TextLine upright = line("опись", "дел");
    List<Word> turned = new ArrayList<>();
    for (Word word : upright.words()) {
      Box box = word.box();
      turned.add(word(word.text(), new Box(200 - box.right(), 0, box.width(), 20)));
    }
    TextLine onHead = new TextLine(
        "l1",
        new LineShape(Polyline.between(200, 5, 0, 5), Polygon.of(new Box(0, 0, 200, 20)), 10),
        turned,
        Style.PRINTED,
        Language.RUSSIAN,
        false);
    List<Box> boxes = WordPlaces.of(onHead, List.of("опись", "два", "дел"), null);
    assertThat(boxes.get(0).x()).isGreaterThan(boxes.get(1).x());
    assertThat(boxes.get(1).x()).isGreaterThan(boxes.get(2).x());
    assertThat((double) boxes.get(2).x()).isCloseTo(110, within(1.0));
  }

  private static TextLine line(String... texts) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    for (String text : texts) {
      words.add(word(text, box(at, text.length())));
      at += text.length() + 1;
    }
    return new TextLine(
        "l1",
        new LineShape(
            Polyline.between(0, 15, at * 10, 15), Polygon.of(new Box(0, 0, at * 10, 20)), 10),
        words,
        Style.PRINTED,
        Language.RUSSIAN,
        false);
  }

  private static Word word(String text, Box box) {
    return new Word(text, box, 0.5, List.of(), List.of(), Language.RUSSIAN);
  }

  private static Box box(int letter, int letters) {
    return new Box(letter * 10, 0, letters * 10, 20);
  }

  private static GreyImage ink(int width, int... fromTo) {
    byte[] pixels = new byte[width * 20];
    Arrays.fill(pixels, (byte) 255);
    for (int y = 2; y < 18; y++) {
      for (int i = 0; i < fromTo.length; i += 2) {
        Arrays.fill(pixels, y * width + fromTo[i], y * width + fromTo[i + 1], (byte) 0);
      }
    }
    return new GreyImage(width, 20, pixels);
  }
}
